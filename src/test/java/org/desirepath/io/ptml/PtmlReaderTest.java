package org.desirepath.io.ptml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.desirepath.io.FormatException;
import org.desirepath.io.SharedData;
import org.desirepath.model.ProcessTree;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Choice;
import org.desirepath.model.ProcessTree.Loop;
import org.desirepath.model.ProcessTree.Node;
import org.desirepath.model.ProcessTree.Parallel;
import org.desirepath.model.ProcessTree.Sequence;
import org.desirepath.model.ProcessTree.Silent;
import org.junit.jupiter.api.Test;

class PtmlReaderTest {
  private static ProcessTree read(String nodes, String edges) throws IOException {
    StringBuilder xml =
        new StringBuilder("<ptml>\n<processTree id='t' name='T' root='r'>").append(nodes);
    for (String edge : edges.split(" ", -1)) {
      if (!edge.isEmpty()) {
        String[] ends = edge.split(">", -1);
        xml.append("<parentsNode id='e' sourceId='%s' targetId='%s'/>".formatted(ends[0], ends[1]));
      }
    }
    return parse(xml.append("</processTree></ptml>").toString());
  }

  private static ProcessTree parse(String xml) throws IOException {
    return new PtmlReader()
        .read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "x.ptml");
  }

  private static String leaf(String id) {
    return "<manualTask id='%s' name='%s'/>".formatted(id, id.toUpperCase(java.util.Locale.ROOT));
  }

  private static final Node A = new Activity("a", "A");
  private static final Node B = new Activity("b", "B");
  private static final Node C = new Activity("c", "C");

  @Test
  void blocksHaveTheirChildrenInOrderOfTheEdges() throws IOException {
    for (String[] kind : new String[][] {{"sequence"}, {"xor"}, {"def"}, {"and"}}) {
      Node root =
          read(
                  "<" + kind[0] + " id='r' name=''/>" + leaf("a") + leaf("b") + leaf("c"),
                  "r>b r>c r>a")
              .root();

      assertThat(root.children()).as(kind[0]).containsExactly(B, C, A);
    }
  }

  @Test
  void aLoopHasABodyARedoPartAndWhatFollows() throws IOException {
    String loop = "<xorLoop id='r' name=''/><automaticTask id='x' name='tau'/>";
    String leaves = leaf("a") + leaf("b") + leaf("c");

    assertThat(read(loop + leaves, "r>a r>b r>x").root()).isEqualTo(new Loop(A, B));
    assertThat(read(loop + leaves, "r>a r>b r>c").root())
        .isEqualTo(new Sequence(List.of(new Loop(A, B), C)));
    assertThat(read(loop + leaves, "r>a r>x").root()).isEqualTo(new Loop(A, new Silent()));
  }

  @Test
  void aNodeUnderTwoParentsIsTwoActivities() throws IOException {
    Node root = read("<and id='r' name=''/>" + leaf("a"), "r>a r>a").root();

    assertThat(root).isEqualTo(new Parallel(List.of(A, new Activity("a~2", "A"))));
  }

  @Test
  void whatIsNoTreeIsAnErrorWithItsLine() {
    assertThatThrownBy(() -> read("<or id='r' name=''/>" + leaf("a"), "r>a"))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("x.ptml:2: <or>");
    assertThatThrownBy(() -> read("<xor id='r' name=''/>", "r>r"))
        .hasMessageContaining("inside itself");
    assertThatThrownBy(() -> read("<xor id='r' name=''/>", "r>q")).hasMessageContaining("\"q\"");
    assertThatThrownBy(() -> read("<xor id='r' name=''/>", "")).hasMessageContaining("0 children");
    assertThatThrownBy(() -> read(leaf("r") + "<manualTask id='r' name='B'/>", ""))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> parse("<pnml/>")).hasMessageContaining("expected <ptml>");
    assertThatThrownBy(() -> parse("<!DOCTYPE ptml><ptml/>")).hasMessageContaining("document type");
  }

  @Test
  void aTreeThatIsWrittenIsReadBack() throws IOException {
    ProcessTree tree =
        new ProcessTree(
            "A & <B>",
            new Sequence(
                List.of(
                    A,
                    new Choice(List.of(B, new Silent())),
                    new Parallel(List.of(C, new Loop(new Activity("node1", "D"), new Silent()))))));

    assertThat(written(tree)).isEqualTo(tree);
    assertThat(written(new ProcessTree("one", A))).isEqualTo(new ProcessTree("one", A));
  }

  private static ProcessTree written(ProcessTree tree) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new PtmlWriter().write(tree, bytes);
    return parse(bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void treesOfOtherToolsAreReadAndSurviveARoundTrip() throws IOException {
    int count = 0;
    for (String folder : List.of("models/ptml", "pairs/bpic2012-process-trees", "models/pm4py")) {
      try (Stream<Path> files = Files.list(SharedData.file(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".ptml")).toList()) {
          try (InputStream input = Files.newInputStream(file)) {
            ProcessTree tree = new PtmlReader().read(input, String.valueOf(file.getFileName()));
            assertThat(tree.labels()).as(file.toString()).isNotEmpty();
            assertThat(written(tree)).as(file.toString()).isEqualTo(tree);
            count++;
          }
        }
      }
    }
    assertThat(count).isEqualTo(26);
  }
}
