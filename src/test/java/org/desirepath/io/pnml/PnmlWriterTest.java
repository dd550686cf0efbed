package org.desirepath.io.pnml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.Marking;
import org.junit.jupiter.api.Test;

final class PnmlWriterTest {

  private static byte[] written(AcceptingPetriNet net) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PnmlWriter().write(net, out);
    return out.toByteArray();
  }

  private static void assertSame(AcceptingPetriNet actual, AcceptingPetriNet expected) {
    assertThat(actual.name()).isEqualTo(expected.name());
    assertThat(actual.places()).isEqualTo(expected.places());
    assertThat(actual.transitions()).isEqualTo(expected.transitions());
    assertThat(actual.initialMarking()).isEqualTo(expected.initialMarking());
    assertThat(actual.finalMarkings()).isEqualTo(expected.finalMarkings());
    for (int t = 0; t < expected.transitions().size(); t++) {
      assertThat(actual.inputs(t)).isEqualTo(expected.inputs(t));
      assertThat(actual.outputs(t)).isEqualTo(expected.outputs(t));
    }
  }

  private static AcceptingPetriNet net(String idOfSecond) {
    AcceptingPetriNet.Builder net = AcceptingPetriNet.builder("Order <1> & more");
    int p = net.place("p");
    int q = net.place("q");
    int a = net.transition("a", "Pay \"now\" <é> & go");
    int s = net.transition(idOfSecond, null);
    net.input(a, p, 2).output(a, q, 1).input(s, q, 1).output(s, p, 1);
    return net.build(
        new Marking(Map.of(p, 2)), List.of(Marking.of(q), new Marking(Map.of(p, 1, q, 3))));
  }

  @Test
  void whatIsWrittenReadsBackAsTheSameNet() throws IOException {
    AcceptingPetriNet net = net("skip");
    byte[] bytes = written(net);
    assertSame(new PnmlReader().read(new ByteArrayInputStream(bytes), "x.pnml").net(), net);
    assertThat(written(net)).isEqualTo(bytes);
    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .contains("activity=\"$invisible$\"")
        .contains("<arc id=\"arc0\" source=\"p\" target=\"a\">");
  }

  @Test
  void idsSharedByAPlaceAndATransitionAreToldApart() throws IOException {
    AcceptingPetriNet net = net("q");
    AcceptingPetriNet back =
        new PnmlReader().read(new ByteArrayInputStream(written(net)), "x.pnml").net();
    assertThat(back.inputs(1)).isEqualTo(net.inputs(1));
    assertThat(back.transitions().get(1).id()).isEqualTo("transition1");
    assertThat(back.finalMarkings()).isEqualTo(net.finalMarkings());
  }
}
