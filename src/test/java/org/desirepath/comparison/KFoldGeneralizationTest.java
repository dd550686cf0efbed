package org.desirepath.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.desirepath.ExampleLogs;
import org.desirepath.conformance.ConformanceSummary;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.conformance.quality.CrossValidation;
import org.desirepath.discovery.DirectlyFollowsMiner;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.DirectlyFollowsGraph;
import org.desirepath.model.Marking;
import org.junit.jupiter.api.Test;

final class KFoldGeneralizationTest {

  private static KFoldGeneralization<DirectlyFollowsGraph> folds(int folds, long seed) {
    return new KFoldGeneralization<>(
        new DirectlyFollowsMiner(),
        KFoldGeneralizationTest::net,
        OptimalAlignments.STANDARD.withThreads(1),
        folds,
        seed);
  }

  /** A state machine with a place after each activity. */
  private static AcceptingPetriNet net(DirectlyFollowsGraph graph) {
    AcceptingPetriNet.Builder net = AcceptingPetriNet.builder("graph");
    int start = net.place("start");
    int end = net.place("end");
    Map<String, Integer> after = new HashMap<>();
    graph.labels().forEach(label -> after.put(label, net.place("after " + label)));
    graph.start().keySet().forEach(label -> arc(net, start, label, after.get(label)));
    graph.edges().forEach(e -> arc(net, after.get(e.from()), e.to(), after.get(e.to())));
    graph.end().keySet().forEach(label -> arc(net, after.get(label), null, end));
    return net.build(Marking.of(start), List.of(Marking.of(end)));
  }

  private static void arc(AcceptingPetriNet.Builder net, int from, String label, int to) {
    int t = net.transition(from + " " + to, label);
    net.input(t, from, 1).output(t, to, 1);
  }

  private static EventLog repeated(String trace, int times) {
    return ExampleLogs.of(IntStream.range(0, times).mapToObj(i -> trace).toArray(String[]::new));
  }

  @Test
  void modelOfRepeatedJourneysFitsThoseItHasNotSeen() {
    CrossValidation found = folds(3, 1).measure(repeated("a b c", 10));

    assertThat(found.measure().value().orElseThrow()).isEqualTo(1);
    assertThat(found.folds()).extracting(ConformanceSummary::journeys).containsExactly(4L, 3L, 3L);
  }

  @Test
  void journeysThatShareNothingCostAllThereIs() {
    // the model without one journey is the two others: one log move and one model move of each
    CrossValidation found = folds(3, 1).measure(ExampleLogs.of("a", "b", "c"));

    assertThat(found.measure().value().orElseThrow()).isZero();
    assertThat(found.folds()).allMatch(fold -> fold.cost() == 2 && fold.greatestCost() == 2);
  }

  @Test
  void seedAndLogDecideTheFolds() {
    EventLog log = ExampleLogs.of("a b", "a c", "a b c", "b", "c c", "a", "b a", "c a b");

    assertThat(folds(4, 7).measure(log)).isEqualTo(folds(4, 7).measure(log));
    assertThat(folds(4, 7).measure(log)).isNotEqualTo(folds(4, 8).measure(log));
  }

  @Test
  void tooFewFoldsOrTracesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> folds(1, 1))
        .withMessageContaining("at least 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> folds(3, 1).measure(ExampleLogs.of("a", "b")))
        .withMessageContaining("at least 3");
  }
}
