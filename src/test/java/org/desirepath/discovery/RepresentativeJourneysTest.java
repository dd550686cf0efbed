package org.desirepath.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.desirepath.discovery.RepresentativeJourneys.Group;
import org.desirepath.discovery.RepresentativeJourneys.Result;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.statistics.SeededRandom;
import org.junit.jupiter.api.Test;

final class RepresentativeJourneysTest {

  private static EventLog log(String... journeys) {
    EventLogBuilder builder = EventLog.builder("log");
    for (int t = 0; t < journeys.length; t++) {
      for (String name : journeys[t].split(" ", -1)) {
        builder.addEvent(builder.trace("j" + t), name, EventLog.NO_TIME);
      }
    }
    return builder.build();
  }

  /** The table of Wagner and Fischer, the plain way. */
  private static int plainDistance(int[] a, int[] b) {
    int[][] table = new int[a.length + 1][b.length + 1];
    for (int i = 0; i <= a.length; i++) {
      for (int j = 0; j <= b.length; j++) {
        table[i][j] =
            i == 0 || j == 0
                ? i + j
                : Math.min(
                    table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1),
                    1 + Math.min(table[i - 1][j], table[i][j - 1]));
      }
    }
    return table[a.length][b.length];
  }

  @Test
  void editDistanceIsThatOfThePlainTable() {
    SeededRandom random = new SeededRandom(5);
    EditDistance distance = new EditDistance(5);
    for (int round = 0; round < 3000; round++) {
      int[] a = path(random, round % 90);
      int[] b = path(random, random.nextInt(90));
      assertThat(distance.between(a, b)).isEqualTo(plainDistance(a, b));
    }
  }

  private static int[] path(SeededRandom random, int length) {
    return IntStream.range(0, length).map(i -> random.nextInt(5)).toArray();
  }

  @Test
  void swapsFindTheBestMedoidsOfSmallProblemsNearlyAlways() {
    SeededRandom random = new SeededRandom(11);
    int exact = 0;
    for (int round = 0; round < 200; round++) {
      int n = 7;
      double[][] distances = new double[n][n];
      long[] weights = new long[n];
      double[] x = IntStream.range(0, n).mapToDouble(i -> random.nextDouble()).toArray();
      double[] y = IntStream.range(0, n).mapToDouble(i -> random.nextDouble()).toArray();
      for (int i = 0; i < n; i++) {
        weights[i] = 1L + random.nextInt(9);
        for (int j = 0; j < i; j++) {
          distances[i][j] = Math.abs(x[i] - x[j]) + Math.abs(y[i] - y[j]);
          distances[j][i] = distances[i][j];
        }
      }
      double found = cost(new Medoids(distances, weights).find(2), distances, weights);
      double least = Double.POSITIVE_INFINITY;
      for (int a = 0; a < n; a++) {
        for (int b = 0; b < a; b++) {
          least = Math.min(least, cost(new int[] {a, b}, distances, weights));
        }
      }
      assertThat(found).isGreaterThanOrEqualTo(least - 1e-9).isLessThan(1.5 * least + 1e-9);
      exact += found < least + 1e-9 ? 1 : 0;
    }
    assertThat(exact).isGreaterThan(180);
  }

  private static double cost(int[] medoids, double[][] distances, long[] weights) {
    double cost = 0;
    for (int i = 0; i < weights.length; i++) {
      int row = i;
      cost +=
          weights[i] * Arrays.stream(medoids).mapToDouble(m -> distances[row][m]).min().orElse(0);
    }
    return cost;
  }

  @Test
  void twoKindsOfJourneysAreTwoGroupsWithTheirMiddles() {
    Result result =
        RepresentativeJourneys.standard(1)
            .of(
                log(
                    "a b c d e",
                    "a b c d e",
                    "a b c d e",
                    "a b x d e",
                    "a b c d",
                    "p q r s",
                    "p q r s",
                    "p q r t"));
    assertThat(result.groups()).hasSize(2);
    Group first = result.groups().get(0);
    assertThat(first.activities()).containsExactly("a", "b", "c", "d", "e");
    assertThat(first.journeys()).isEqualTo(5);
    assertThat(first.meanEdits()).isEqualTo(2 / 5.0);
    assertThat(first.medianEdits()).isZero();
    assertThat(result.groups().get(1).activities()).containsExactly("p", "q", "r", "s");
    assertThat(result.silhouette()).isGreaterThan(0.8);
  }

  @Test
  void everyJourneyIsInOneGroup() {
    Result result = RepresentativeJourneys.standard(1).of(random(4000, 3));
    long journeys = result.groups().stream().mapToLong(Group::journeys).sum();
    assertThat(journeys).isEqualTo(4000);
    assertThat(result.groups().stream().flatMap(g -> g.members().stream()))
        .doesNotHaveDuplicates()
        .hasSize(result.variants());
    assertThat(result.sampled()).isEqualTo(300).isLessThan(result.variants());
  }

  private static EventLog random(int journeys, long seed) {
    SeededRandom random = new SeededRandom(seed);
    EventLogBuilder builder = EventLog.builder("log");
    for (int t = 0; t < journeys; t++) {
      for (int e = 0; e <= random.nextInt(12) + 3; e++) {
        builder.addEvent(builder.trace("j" + t), "a" + random.nextInt(9), EventLog.NO_TIME);
      }
    }
    return builder.build();
  }

  @Test
  void sameSeedGivesTheSameGroups() {
    EventLog log = random(2000, 8);
    assertThat(RepresentativeJourneys.standard(4).of(log))
        .isEqualTo(RepresentativeJourneys.standard(4).of(log));
  }

  @Test
  void journeysAllAlikeAreOneGroup() {
    List<String> journeys = new ArrayList<>(Collections.nCopies(9, "a b c"));
    Result result = RepresentativeJourneys.standard(1).of(log(journeys.toArray(new String[0])));
    assertThat(result.groups()).singleElement().extracting(Group::journeys).isEqualTo(9L);
    assertThat(result.silhouette()).isNaN();
    assertThat(RepresentativeJourneys.standard(1).of(EventLog.builder("none").build()).groups())
        .isEmpty();
  }

  @Test
  void parametersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new RepresentativeJourneys(1, 0.2, 100, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mostGroups");
  }
}
