package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.desirepath.cli.Threshold.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {
  private static final String RESULT =
      """
      {"conformance": {"fitness": {"log": 0.9}, "precision": null,
                       "variants": [{"activities": ["Visit"], "moves": [{"activity": "Thank"}]}]},
       "dropOff": {"steps": [{"touchpoint": "Done"}]},
       "segments": [{"column": "r", "value": "x, [y]", "deviations": []}],
       "deviations": [{"kind": "missing", "touchpoint": "Offer", "share": 0.05},
                      {"kind": "missing", "touchpoint": "A.b", "share": 0.2}]}
      """;

  @Test
  void numberAtTheLimitMeetsIt() {
    assertThat(isMet("conformance.fitness.log=0.9", Kind.FAIL_UNDER)).isTrue();
    assertThat(isMet("conformance.fitness.log=0.9", Kind.FAIL_OVER)).isTrue();
  }

  @Test
  void numberBeyondTheLimitFails() {
    assertThat(isMet("conformance.fitness.log=0.91", Kind.FAIL_UNDER)).isFalse();
    assertThat(isMet("conformance.fitness.log=0.89", Kind.FAIL_OVER)).isFalse();
  }

  @Test
  void elementIsSelectedByItsFields() {
    assertThat(isMet("deviations[kind=missing,touchpoint=Offer].share=0.1", Kind.FAIL_OVER))
        .isTrue();
    assertThat(isMet("deviations[kind=missing,touchpoint=A.b].share=0.1", Kind.FAIL_OVER))
        .isFalse();
  }

  @Test
  void deviationThatNoJourneyHasIsZero() {
    for (String touchpoint : List.of("Done", "Visit", "Thank", "Offer")) {
      String path = "deviations[kind=late,touchpoint=" + touchpoint + "]";
      assertThat(isMet(path + ".share=0.1", Kind.FAIL_OVER)).isTrue();
      assertThat(isMet(path + ".journeys=1", Kind.FAIL_UNDER)).isFalse();
    }
  }

  @Test
  void quotedValueMayHoldBracketsAndCommas() {
    String path =
        "segments[column=r,value=\"x, [y]\"].deviations[kind='missing',touchpoint=Done].share=0";
    assertThat(isMet(path, Kind.FAIL_OVER)).isTrue();
    assertThat(isMet(path.replace("=0", "=0.1"), Kind.FAIL_UNDER)).isFalse();
  }

  @Test
  void numberThatCouldNotBeComputedIsNotMet() {
    assertThat(isMet("conformance.precision=0.1", Kind.FAIL_UNDER)).isFalse();
    assertThat(isMet("conformance.precision=0.1", Kind.FAIL_OVER)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conformance.fitnes.log=0.9",
        "deviations[kind=missing,touchpoint=Nowhere].share=0.1",
        "deviations[kind=mising,touchpoint=Done].share=0.1",
        "deviations[kind=missing,touchpoint=Done].interval=0.1",
        "deviations[kind=missing,touchpoint=Done,verdict=worse].share=0.1",
        "deviations=1",
        "conformance.fitness=1"
      })
  void unknownPathIsWrongUsage(String text) {
    assertThatThrownBy(() -> isMet(text, Kind.FAIL_OVER)).isInstanceOf(UsageException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"conformance.fitness.log", "a=b", "a[b=1=0.5", "a..b=1", "=1", "a[b]=1"})
  void malformedThresholdIsWrongUsage(String text) {
    assertThatThrownBy(() -> Threshold.parse(text, Kind.FAIL_UNDER))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("threshold");
  }

  private static boolean isMet(String text, Kind kind) {
    try {
      JsonNode result = new ObjectMapper().readTree(RESULT);
      return Threshold.parse(text, kind).isMet(result);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
