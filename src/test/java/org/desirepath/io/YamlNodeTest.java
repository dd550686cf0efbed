package org.desirepath.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlNodeTest {

  private static YamlNode read(String yaml) throws IOException {
    return YamlNode.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "f.yaml");
  }

  @Test
  void nodesKnowTheirLines() throws IOException {
    YamlNode.Mapping root = read("\uFEFFa: 1\nb:\n  - x\n  - {c: 2}\n").mapping("root");

    assertThat(root.require("a", "root").line()).isEqualTo(1);
    List<YamlNode> items = root.require("b", "root").items("b");
    assertThat(items).extracting(YamlNode::line).containsExactly(3, 4);
    assertThat(items.get(1).mapping("c").require("c", "c").integer("c", 0, 9)).isEqualTo(2);
  }

  @Test
  void aCommentNeedsABlankOnlyWhereANameCouldBeLost() throws IOException {
    assertThat(read("- a # note\n- b   # note\n#x\n- \"c #5\"\n- d#5\n").items("root"))
        .extracting(YamlNode::describe)
        .containsExactly("\"a\"", "\"b\"", "\"c #5\"", "\"d#5\"");
    assertThatThrownBy(() -> read("- é😀 Order #5\n"))
        .hasMessageStartingWith("f.yaml:1: after \"é😀 Order\" YAML takes \"#5\" for a comment");
  }

  @ParameterizedTest
  @CsvSource({
    "45s, 45000",
    "30m, 1800000",
    "24h, 86400000",
    "2d, 172800000",
    "8w, 4838400000",
    "1.5h, 5400000",
    "0.001s, 1",
    "P2D, 172800000",
    "PT36H, 129600000",
    "P1DT12H, 129600000",
    "P8W, 4838400000",
    "PT0.5S, 500",
  })
  void durationsAreRead(String text, long millis) {
    assertThat(DurationText.millis(text)).isEqualTo(millis);
  }

  @ParameterizedTest
  @CsvSource({"2", "d", "-2d", "2 weeks", "P", "PT", "P1Y", "P1M", "1e3d", "P1DT", "2D"})
  void whatIsNoDurationIsRefused(String text) {
    assertThatThrownBy(() -> DurationText.millis(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a length of time");
  }

  @ParameterizedTest
  @CsvSource({
    "ownr, owner",
    "Unplanned-Allowed, unplanned_allowed",
    "dropoff, drop_off",
    "kin, kind",
  })
  void aNearWordIsProposed(String found, String expected) {
    assertThat(
            Suggestion.nearest(
                found, List.of("owner", "unplanned_allowed", "drop_off", "kind", "events")))
        .contains(expected);
  }

  @Test
  void nothingIsProposedForAStrangeWord() {
    assertThat(Suggestion.didYouMean("zebra", List.of("owner", "kind"))).isEmpty();
    assertThat(Suggestion.distance("kitten", "sitting")).isEqualTo(3);
  }
}
