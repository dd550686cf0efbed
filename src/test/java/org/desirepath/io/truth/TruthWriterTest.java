package org.desirepath.io.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.desirepath.model.Truth;
import org.junit.jupiter.api.Test;

class TruthWriterTest {

  @Test
  void allThatIsTrueIsInTheFile() throws IOException {
    Truth truth =
        new Truth(
            "J \"x\"",
            7,
            3,
            2,
            9,
            OptionalLong.of(0),
            new Truth.Status(1, 0, 1, 0, 0),
            List.of(new Truth.DropOff("A", 0.25, OptionalDouble.empty(), 3, 1, 2, 1)),
            List.of(new Truth.Deviation("missing", "B", 0.1, 2, 1)),
            List.of(new Truth.Effect("wait", "A", 0.5, 1, 0.6, -0.1)),
            List.of(new Truth.Segment("kind", "new", 1.5, 2, 1)),
            List.of(new Truth.Share("B", 0.6, 0.5, 2, 1)),
            List.of(new Truth.Experience("B", 3.5, 4, 2, 1)),
            1,
            new Truth.Faults(1, 2, 3));
    StringBuilder json = new StringBuilder();
    TruthWriter.write(truth, json);

    assertThat(json.toString())
        .isEqualTo(
            """
            {
              "journey" : "J \\"x\\"",
              "seed" : 7,
              "simulated" : 3,
              "journeys" : 2,
              "events" : 9,
              "asOf" : "1970-01-01T00:00:00Z",
              "status" : {
                "completed" : 1,
                "exited" : 0,
                "abandoned" : 1,
                "open" : 0,
                "ended" : 0
              },
              "dropOff" : [
                {
                  "touchpoint" : "A",
                  "planted" : 0.25,
                  "designed" : null,
                  "entered" : 3,
                  "abandoned" : 1,
                  "enteredSeen" : 2,
                  "abandonedSeen" : 1
                }
              ],
              "deviations" : [
                {
                  "kind" : "missing",
                  "touchpoint" : "B",
                  "planted" : 0.1,
                  "observable" : 2,
                  "journeys" : 1
                }
              ],
              "effects" : [
                {
                  "facet" : "wait",
                  "touchpoint" : "A",
                  "oddsRatio" : 0.5,
                  "exposed" : 1,
                  "success" : 0.6,
                  "riskDifference" : -0.1
                }
              ],
              "segments" : [
                {
                  "column" : "kind",
                  "value" : "new",
                  "loss" : 1.5,
                  "journeys" : 2,
                  "completed" : 1
                }
              ],
              "shares" : [
                {
                  "touchpoint" : "B",
                  "planted" : 0.6,
                  "designed" : 0.5,
                  "journeys" : 2,
                  "taken" : 1
                }
              ],
              "experience" : [
                {
                  "touchpoint" : "B",
                  "planted" : 3.5,
                  "designed" : 4.0,
                  "journeys" : 2,
                  "below" : 1
                }
              ],
              "truncated" : 1,
              "faults" : {
                "lost" : 1,
                "doubled" : 2,
                "swapped" : 3
              }
            }
            """);
  }
}
