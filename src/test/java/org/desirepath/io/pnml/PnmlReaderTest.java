package org.desirepath.io.pnml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.desirepath.io.FormatException;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.AcceptingPetriNet.Arc;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.Marking;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

final class PnmlReaderTest {
  private static final String PLACES =
      """
      <place id="p"><initialMarking><text>1</text></initialMarking></place>
      <place id="q"/>
      """;
  private static final String ARCS =
      """
      <arc id="1" source="p" target="t"/>
      <arc id="2" source="t" target="q"/>
      """;
  private static final String T = "<transition id=\"t\"><name><text>a</text></name></transition>\n";
  private static final String END =
      "<finalmarkings><marking><place"
          + " idref=\"q\"><text>1</text></place></marking></finalmarkings>\n";

  private static DesignedJourney read(String content) throws IOException {
    String xml = "<?xml version=\"1.0\"?>\n<pnml><net id=\"n\">\n" + content + "</net></pnml>";
    return new PnmlReader()
        .read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "x.pnml");
  }

  private static void fails(String content, String message) {
    assertThatThrownBy(() -> read(content)).isInstanceOf(FormatException.class).hasMessage(message);
  }

  @Test
  void netWithoutAPageIsRead() throws IOException {
    DesignedJourney journey = read(PLACES + T + ARCS + END);
    AcceptingPetriNet net = journey.net();
    assertThat(net.initialMarking()).isEqualTo(Marking.of(0));
    assertThat(net.finalMarkings()).containsExactly(Marking.of(1));
    assertThat(net.transitions().get(0).label()).isEqualTo("a");
    assertThat(net.inputs(0)).containsExactly(new Arc(0, 1));
    assertThat(net.outputs(0)).containsExactly(new Arc(1, 1));
    assertThat(journey.notes()).isEmpty();
    assertThat(journey.name()).isEqualTo("x.pnml");
  }

  /** As WoPeD writes them: the page repeats the places around the transition. */
  @Test
  void aNetInAPageTakesThePlaceOfTheTransitionWithItsId() throws IOException {
    DesignedJourney journey =
        read(
            PLACES
                + T
                + ARCS
                + "<page id=\"t\"><net><place id=\"p\"/><place id=\"q\"/><place"
                + " id=\"m\"/><transition"
                + " id=\"u\"><name><text>u</text></name></transition><transition"
                + " id=\"v\"><name><text>v</text></name></transition><arc id=\"1\" source=\"p\""
                + " target=\"u\"/><arc id=\"2\" source=\"u\" target=\"m\"/><arc id=\"3\""
                + " source=\"m\" target=\"v\"/><arc id=\"4\" source=\"v\" target=\"q\"/>"
                + "</net></page>"
                + END);

    assertThat(journey.net().labels()).containsExactly("u", "v");
    assertThat(journey.net().places()).hasSize(3);
    assertThat(journey.net().initialMarking()).isEqualTo(Marking.of(0));
    assertThat(journey.notes()).anyMatch(note -> note.contains("Sub-process \"t\""));
  }

  @Test
  void namesPagesAndWeightsAreRead() throws IOException {
    DesignedJourney journey =
        read(
            "<name><text>Order</text></name><page id=\"g\"><name><text>page</text></name>"
                + PLACES
                + "<transition id=\"t\"><name>\n"
                + "  <text>\n"
                + "    Pay &amp; go\n"
                + "  </text></name></transition><arc id=\"1\" source=\"p\""
                + " target=\"t\"><inscription><text>2</text></inscription></arc><arc id=\"2\""
                + " source=\"t\" target=\"q\"/></page>"
                + END);
    assertThat(journey.name()).isEqualTo("Order");
    assertThat(journey.net().transitions().get(0).label()).isEqualTo("Pay & go");
    assertThat(journey.net().inputs(0)).containsExactly(new Arc(0, 2));
  }

  @Test
  void onlyTheExactMarkOrInvisibleOrNoNameMakesSilent() throws IOException {
    String transitions =
        """
        <transition id="t"><name><text>a</text></name>
          <toolspecific tool="ProM" version="6.4" activity="$invisible$"/></transition>
        <transition id="u"><name><text>b</text></name>
          <toolspecific tool="ProM" version="6.4" activity="t26&#10;$invisible$"/></transition>
        <transition id="v" invisible="true"><name><text>c</text></name></transition>
        <transition id="w"><name><text/></name></transition>
        <transition id="x"><name><text>R</text></name>
          <toolspecific tool="ProM" version="6.4" activity="U"/></transition>
        """;
    DesignedJourney journey = read(PLACES + transitions + ARCS + END);
    List<String> labels = new ArrayList<>();
    journey.net().transitions().forEach(t -> labels.add(t.label()));
    assertThat(labels).containsExactly(null, "b", null, null, "R");
    assertThat(journey.notes()).containsExactly("Silent transitions (3): a, c, w.");
  }

  @Test
  void finalMarkingWithoutTokensGivesWayToTheOneInsidePlaces() throws IOException {
    String places =
        "<place id=\"p\"><initialMarking><text>1</text></initialMarking></place>"
            + "<place id=\"q\"><finalMarking><text>1</text></finalMarking></place>";
    String none =
        "<finalmarkings><marking><place"
            + " idref=\"q\"><text>0</text></place></marking></finalmarkings>";

    DesignedJourney journey = read(places + T + ARCS + none);

    assertThat(journey.net().finalMarkings()).containsExactly(Marking.of(1));
    assertThat(journey.notes()).contains("a final marking without tokens was passed over");
  }

  @Test
  void finalMarkingsInsidePlacesCount() throws IOException {
    String places =
        PLACES.replace(
            "<place id=\"q\"/>",
            "<place id=\"q\"><finalMarking><text>2</text></finalMarking></place>");
    assertThat(read(places + T + ARCS).net().finalMarkings())
        .containsExactly(new Marking(Map.of(1, 2)));
  }

  @Test
  void markingsAreInferredOnlyWhenThereIsOneWay() throws IOException {
    DesignedJourney journey = read("<place id=\"p\"/><place id=\"q\"/>" + T + ARCS);
    assertThat(journey.net().initialMarking()).isEqualTo(Marking.of(0));
    assertThat(journey.net().finalMarkings()).containsExactly(Marking.of(1));
    assertThat(journey.notes())
        .containsExactly(
            "The file has no initial marking: one token on p, the only place without incoming arcs,"
                + " is taken for it.",
            "The file has no final marking: one token on q, the only place without outgoing arcs,"
                + " is taken for it.");
    fails(
        PLACES + "<place id=\"r\"/>" + T + ARCS,
        "x.pnml:2: no final marking, and 2 places without outgoing arcs (q, r), expected exactly"
            + " one to take for it; add <finalmarkings>");
  }

  @Test
  void guardsAreSaidNotToBeChecked() throws IOException {
    String guarded = T.replace("id=\"t\"", "id=\"t\" guard=\"(x > 1)\"");
    assertThat(read(PLACES + guarded + ARCS + END).notes())
        .containsExactly(
            "Guards on data: 1 transitions have one; they are checked on the optimal control-flow"
                + " alignments and cost nothing.");
    DesignedJourney unclear = read(PLACES + guarded.replace("(x > 1)", "(x >") + ARCS + END);
    assertThat(unclear.notes().get(0)).startsWith("The guard of transition \"t\" is not checked");
    assertThat(unclear.data().guards()).isEmpty();
  }

  @Test
  void wrongFilesAreRefusedWithTheirPlace() {
    fails(
        PLACES + T + ARCS.replace("source=\"t\"", "source=\"s\"") + END,
        "x.pnml:7: arc \"2\" from unknown \"s\" to place \"q\", expected one between a place and a"
            + " transition of this net");
    fails(
        PLACES.replace(">1<", ">one<") + T + ARCS + END,
        "x.pnml:3: <initialMarking> is \"one\", expected a whole number from 0");
    fails(PLACES + T + T + ARCS + END, "x.pnml:6: id \"t\" is there twice, expected each once");
    fails(
        PLACES + T + ARCS.replace("\"/>", "\"><arctype><text>inhibitor</text></arctype></arc>"),
        "x.pnml:6: arc \"1\" is of type \"inhibitor\", expected only normal arcs");
    fails(
        PLACES + T + ARCS + END.replace("idref=\"q\"", "idref=\"z\""),
        "x.pnml:8: final marking names place \"z\", expected a place of this net");
    fails("", "x.pnml:2: the net has 0 places and 0 transitions, expected at least one of each");
  }

  @Test
  void whatIsNotPnmlIsRefusedInOneLine() {
    assertThatThrownBy(
            () -> new PnmlReader().read(new ByteArrayInputStream(new byte[0]), "empty.pnml"))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("empty.pnml:")
        .hasMessageNotContainingAny("\n");
    assertThatThrownBy(() -> read("<place id=\"p\">"))
        .isInstanceOf(FormatException.class)
        .hasMessageMatching("x\\.pnml:3: not well-formed XML: .*; export it again");
    byte[] html = "<html/>".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> new PnmlReader().read(new ByteArrayInputStream(html), "a.html"))
        .isInstanceOf(FormatException.class)
        .hasMessage("a.html:1: root element is <html>, expected <pnml>; give a PNML file");
  }

  @Test
  void declaredEntitiesAreNotReadFromFiles() {
    String xml =
        "<!DOCTYPE pnml [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>\n<pnml><net id=\"n\">"
            + PLACES
            + "<transition id=\"t\"><name><text>&e;</text></name></transition>"
            + ARCS
            + END
            + "</net></pnml>";
    assertThatThrownBy(
            () ->
                new PnmlReader()
                    .read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "x.pnml"))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("document type declaration");
  }

  @Test
  void everySharedNetIsReadOrRefusedWithAPlace() throws IOException {
    Path data = Path.of(System.getProperty("shared.data", "../shared/data"));
    Assumptions.assumeTrue(Files.isDirectory(data), "skipped: no folder of shared data at " + data);
    int read = 0;
    for (String folder :
        List.of(
            "pairs/alignment-benchmark/models",
            "pairs/normative-dpn",
            "models/pnml-pm4py-discovered",
            "../peers/oracles")) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(data.resolve(folder), "*.pnml")) {
        for (Path file : files) {
          String name = String.valueOf(file.getFileName());
          try (InputStream in = Files.newInputStream(file)) {
            assertThat(new PnmlReader().read(in, name).net().transitions()).isNotEmpty();
            read++;
          } catch (FormatException e) {
            assertThat(e).hasMessageMatching(Pattern.quote(name) + ":\\d+: .+");
          }
        }
      }
    }
    assertThat(read).isGreaterThan(60);
  }
}
