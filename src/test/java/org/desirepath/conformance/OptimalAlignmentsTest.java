package org.desirepath.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.alignment.Move.OfLog;
import org.desirepath.conformance.alignment.Move.OfModel;
import org.desirepath.conformance.alignment.Move.Silent;
import org.desirepath.conformance.alignment.Move.Synchronous;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.Marking;
import org.desirepath.model.Outcome;
import org.desirepath.model.ProcessTree;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Choice;
import org.desirepath.model.ProcessTree.Loop;
import org.desirepath.model.ProcessTree.Node;
import org.desirepath.model.ProcessTree.Parallel;
import org.desirepath.model.ProcessTree.Sequence;
import org.desirepath.model.Touchpoint;
import org.junit.jupiter.api.Test;

final class OptimalAlignmentsTest {

  private static Node act(String label) {
    return new Activity(label, label);
  }

  private static AcceptingPetriNet net(Node... steps) {
    return new ProcessTree("designed", new Sequence(List.of(steps))).toPetriNet();
  }

  private static DesignedJourney plain(Node... steps) {
    return new DesignedJourney(net(steps), JourneyBlueprint.empty("designed"), List.of());
  }

  private static DesignedJourney withFacts(
      List<String> exits, List<String> free, Map<String, Touchpoint> facts, Node... steps) {
    Outcome outcome =
        new Outcome(
            List.of("z"),
            exits,
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            null,
            null);
    return new DesignedJourney(
        net(steps),
        new JourneyBlueprint("designed", null, outcome, List.of(), List.of(), free, facts),
        List.of());
  }

  private static Touchpoint touchpoint(
      String name, boolean observable, int missing, int unplanned) {
    return new Touchpoint(
        name,
        List.of(),
        null,
        null,
        List.of(),
        null,
        OptionalDouble.empty(),
        OptionalInt.empty(),
        null,
        null,
        observable,
        Map.of(),
        missing,
        unplanned);
  }

  private static VariantAlignment align(DesignedJourney model, boolean open, String... trace) {
    BitSet set = new BitSet();
    set.set(0, open);
    ConformanceResult result =
        OptimalAlignments.STANDARD.check(TinyLogs.of(List.of(trace)), model, set);
    AlignmentCheck.verify(model, result.variants().get(0));
    return result.variants().get(0);
  }

  /** As in "a ?b +c": synchronous, model, log; silent moves left out. */
  private static String shown(VariantAlignment variant) {
    List<String> words = new ArrayList<>();
    for (Move move : variant.alignment().moves()) {
      if (move instanceof Synchronous sync) {
        words.add(sync.activity() + (sync.transition() == Move.EXIT ? "!" : ""));
      } else if (move instanceof OfModel missing) {
        words.add("?" + missing.activity());
      } else if (move instanceof OfLog log) {
        words.add("+" + log.activity());
      } else {
        assertThat(move).isInstanceOf(Silent.class);
      }
    }
    return String.join(" ", words);
  }

  @Test
  void fittingTraceIsAllSynchronous() {
    VariantAlignment found =
        align(
            plain(act("a"), new Parallel(List.of(act("b"), act("c"))), act("d")),
            false,
            "a",
            "c",
            "b",
            "d");
    assertThat(shown(found)).isEqualTo("a c b d");
    assertThat(found.alignment().upperBound()).isZero();
  }

  @Test
  void missingAndUnplannedTouchpointsCostOneEach() {
    VariantAlignment found = align(plain(act("a"), act("b"), act("c")), false, "a", "x", "c");
    assertThat(shown(found)).isEqualTo("a +x ?b c");
    assertThat(found.alignment().upperBound()).isEqualTo(2);
  }

  @Test
  void activityUnknownToTheModelIsALogMove() {
    VariantAlignment found = align(plain(act("a"), act("b"), act("c")), false, "a", "b", "c", "d");
    assertThat(shown(found)).isEqualTo("a b c +d");
    assertThat(found.alignment().upperBound()).isEqualTo(1);
  }

  @Test
  void emptyTraceCostsTheCheapestRun() {
    Node longer = new Sequence(List.of(act("b"), act("c"), act("d")));
    DesignedJourney model = plain(act("a"), new Choice(List.of(longer, act("e"))));
    ConformanceResult result =
        OptimalAlignments.STANDARD.check(TinyLogs.of(List.of()), model, new BitSet());
    assertThat(result.cheapestRunCost()).isEqualTo(2);
    assertThat(shown(result.variants().get(0))).isEqualTo("?a ?e");
    assertThat(result.variants().get(0).fitness(2)).isZero();
  }

  @Test
  void firstActivitiesPassOverSilentSteps() {
    DesignedJourney model =
        plain(
            new Choice(List.of(new ProcessTree.Silent(), act("c"))), new Loop(act("b"), act("a")));
    ConformanceResult result =
        OptimalAlignments.STANDARD.check(TinyLogs.of(List.of()), model, new BitSet());
    assertThat(result.firstActivities()).containsExactly("b", "c");
  }

  @Test
  void exitEndsTheJourneyAtNoCost() {
    DesignedJourney model =
        withFacts(List.of("bye"), List.of(), Map.of(), act("a"), act("b"), act("c"));
    VariantAlignment found = align(model, false, "a", "bye");
    assertThat(shown(found)).isEqualTo("a bye!");
    assertThat(found.alignment().upperBound()).isZero();
  }

  @Test
  void designedTouchpointsAfterAnExitAreLogMoves() {
    DesignedJourney model =
        withFacts(
            List.of("bye"), List.of(), Map.of(), act("a"), act("b"), act("c"), act("d"), act("e"));
    VariantAlignment found = align(model, false, "a", "bye", "b");
    assertThat(shown(found)).isEqualTo("a bye! +b");
    assertThat(found.alignment().upperBound()).isEqualTo(1);
  }

  @Test
  void exitIsALogMoveWhereThatIsCheaperThanEnding() {
    DesignedJourney model =
        withFacts(List.of("bye"), List.of(), Map.of(), act("a"), act("b"), act("c"));
    VariantAlignment found = align(model, false, "a", "bye", "b", "c");
    assertThat(shown(found)).isEqualTo("a +bye b c");
    assertThat(found.alignment().upperBound()).isEqualTo(1);
  }

  @Test
  void exitIsNeverAModelMoveNorPartOfTheCheapestRun() {
    DesignedJourney model = withFacts(List.of("bye"), List.of(), Map.of(), act("a"), act("b"));
    VariantAlignment found = align(model, false, "a");
    assertThat(shown(found)).isEqualTo("a ?b");
    assertThat(found.alignment().upperBound()).isEqualTo(1);
  }

  @Test
  void unplannedTouchpointThatIsAllowedCostsNothing() {
    DesignedJourney model = withFacts(List.of(), List.of("news"), Map.of(), act("a"), act("b"));
    VariantAlignment found = align(model, false, "news", "a", "news", "news", "b");
    assertThat(shown(found)).isEqualTo("+news a +news +news b");
    assertThat(found.alignment().upperBound()).isZero();
    assertThat(found.logCost()).isEqualTo(2);
  }

  @Test
  void touchpointThatLeavesNoEventIsNeverMissing() {
    DesignedJourney model =
        withFacts(
            List.of(),
            List.of(),
            Map.of("b", touchpoint("b", false, 5, 1)),
            act("a"),
            act("b"),
            act("c"));
    VariantAlignment found = align(model, false, "a", "c");
    assertThat(shown(found)).isEqualTo("a ?b c");
    assertThat(found.alignment().upperBound()).isZero();
  }

  @Test
  void weightsDecideWhichDeviationIsCheaper() {
    Map<String, Touchpoint> facts =
        Map.of("b", touchpoint("b", true, 5, 1), "c", touchpoint("c", true, 1, 1));
    Node either = new Choice(List.of(act("b"), act("c")));
    VariantAlignment found =
        align(withFacts(List.of(), List.of(), facts, act("a"), either), false, "a");
    assertThat(shown(found)).isEqualTo("a ?c");
    assertThat(found.alignment().upperBound()).isEqualTo(1);
  }

  @Test
  void openTraceIsNotChargedForWhatIsStillToCome() {
    DesignedJourney model = plain(act("a"), act("b"), act("c"), act("d"));
    VariantAlignment found = align(model, true, "a", "c");
    assertThat(found.alignment().upperBound()).isEqualTo(1);
    assertThat(shown(found)).isEqualTo("a +c");
    assertThat(found.fitness(4)).isEqualTo(0.5);
  }

  @Test
  void sameSequenceOpenAndResolvedIsAlignedTwice() {
    EventLog log = TinyLogs.of(List.of("a"), List.of("a"), List.of("a", "b"), List.of("a"));
    BitSet open = new BitSet();
    open.set(1);
    ConformanceResult result =
        OptimalAlignments.STANDARD.check(log, plain(act("a"), act("b")), open);
    assertThat(result.variants())
        .extracting(v -> v.traces() + " " + v.open() + " " + v.alignment().upperBound())
        .containsExactly("2 false 1", "1 true 0", "1 false 0");
    assertThat(List.of(0, 1, 2, 3)).extracting(result::variantOf).containsExactly(0, 1, 2, 0);
  }

  @Test
  void logMoveComesBeforeModelMoveAndModelMovesGoByLabel() {
    Node both = new Parallel(List.of(act("c"), act("b")));
    assertThat(shown(align(plain(act("a"), both, act("d")), false, "a", "x", "d")))
        .isEqualTo("a +x ?b ?c d");
  }

  @Test
  void silentCycleEnds() {
    AcceptingPetriNet.Builder net = AcceptingPetriNet.builder("cycle");
    int p = net.place("p");
    int q = net.place("q");
    int end = net.place("end");
    int there = net.transition("1", null);
    int back = net.transition("2", null);
    int a = net.transition("3", "a");
    net.input(there, p, 1).output(there, q, 1).input(back, q, 1).output(back, p, 1);
    net.input(a, q, 1).output(a, end, 1);
    DesignedJourney model =
        new DesignedJourney(
            net.build(Marking.of(p), List.of(Marking.of(end))),
            JourneyBlueprint.empty("cycle"),
            List.of());
    VariantAlignment found = align(model, false, "b");
    assertThat(found.alignment().moves())
        .containsExactly(new OfLog("b", 0), new Silent(there), new OfModel("a", a));
  }

  @Test
  void resultDoesNotDependOnThreadsOrOrderOfTraces() {
    RandomModels random = new RandomModels(7);
    List<List<String>> traces = new ArrayList<>();
    for (int t = 0; t < 300; t++) {
      traces.add(random.trace(12, true));
    }
    Node flow =
        new Loop(
            new Parallel(List.of(act("a"), act("b"))), new Choice(List.of(act("c"), act("d"))));
    DesignedJourney model = withFacts(List.of("x"), List.of("y"), Map.of(), flow);
    BitSet open = new BitSet();
    for (int t = 0; t < 300; t += 3) {
      open.set(t);
    }
    ConformanceResult one =
        OptimalAlignments.STANDARD.withThreads(1).check(log(traces), model, open);
    ConformanceResult four =
        OptimalAlignments.STANDARD.withThreads(4).check(log(traces), model, open);
    assertThat(four.variants()).isEqualTo(one.variants());
    List<Integer> order = new ArrayList<>();
    for (int t = 0; t < 300; t++) {
      order.add(t);
    }
    Collections.shuffle(order, new Random(3));
    BitSet shuffledOpen = new BitSet();
    List<List<String>> shuffled = new ArrayList<>();
    for (int t : order) {
      shuffledOpen.set(shuffled.size(), open.get(t));
      shuffled.add(traces.get(t));
    }
    ConformanceResult other = OptimalAlignments.STANDARD.check(log(shuffled), model, shuffledOpen);
    for (int s = 0; s < 300; s++) {
      assertThat(other.variants().get(other.variantOf(s)).alignment())
          .isEqualTo(one.variants().get(one.variantOf(order.get(s))).alignment());
    }
  }

  private static EventLog log(List<List<String>> traces) {
    EventLogBuilder log = EventLog.builder("log");
    for (List<String> trace : traces) {
      int index = log.newTrace("t" + log.traceCount());
      trace.forEach(activity -> log.addEvent(index, activity, EventLog.NO_TIME));
    }
    return log.build();
  }

  @Test
  void limitOnStatesGivesAnIntervalAndMovesOfItsUpperEnd() {
    DesignedJourney model = plain(act("a"), act("b"), act("c"), act("d"));
    EventLog log = TinyLogs.of(List.of("d", "c", "b", "a"));
    ConformanceResult result = new OptimalAlignments(1, 100, 2, 0).check(log, model, new BitSet());
    VariantAlignment found = result.variants().get(0);
    AlignmentCheck.verify(model, found);
    assertThat(found.alignment().isOptimal()).isFalse();
    assertThat(found.alignment().lowerBound()).isLessThanOrEqualTo(6);
    assertThat(found.alignment().upperBound()).isGreaterThanOrEqualTo(6);
    assertThatIllegalStateException().isThrownBy(() -> result.optimalAlignments(0));
  }

  @Test
  void timeBudgetStopsTheSearchWithBounds() {
    List<List<String>> traces = new ArrayList<>();
    RandomModels random = new RandomModels(1);
    for (int t = 0; t < 2000; t++) {
      traces.add(random.trace(300, false));
    }
    Node all = new Parallel(List.of(act("a"), new Parallel(List.of(act("b"), act("c")))));
    DesignedJourney model = plain(new Loop(all, act("d")));
    ConformanceResult result =
        OptimalAlignments.STANDARD.withBudgetMillis(1).check(log(traces), model, new BitSet());
    ConformanceSummary summary = ConformanceSummary.of(result);
    assertThat(summary.isOptimal()).isFalse();
    assertThat(summary.costLowerBound()).isLessThan(summary.cost());
    result.variants().forEach(variant -> AlignmentCheck.verify(model, variant));
  }

  @Test
  void budgetBeyondAllTimeIsNoBudget() {
    EventLog log = TinyLogs.of(List.of("d", "c", "b", "a"));
    DesignedJourney model = plain(act("a"), act("b"), act("c"), act("d"));
    for (long millis : new long[] {Long.MAX_VALUE, 10_000_000_000_000L}) {
      ConformanceResult result =
          OptimalAlignments.STANDARD.withBudgetMillis(millis).check(log, model, new BitSet());
      assertThat(result.variants().get(0).alignment().isOptimal()).isTrue();
    }
  }

  @Test
  void badParametersAndWeightsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OptimalAlignments(0, 1, 1, 0))
        .withMessage("threads: expected at least 1, got 0");
    DesignedJourney model =
        withFacts(List.of(), List.of(), Map.of("a", touchpoint("a", true, -1, 1)), act("a"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> align(model, false, "a"))
        .withMessage("weight of a: expected 0 to 10000, got -1");
  }

  /** 16 million markings: no time to build any of it. */
  @Test
  void budgetThatIsUsedUpAtOnceStillGivesCertifiedIntervals() {
    List<ProcessTree.Node> steps = new ArrayList<>();
    List<String> trace = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      steps.add(new ProcessTree.Activity("t" + i, "a" + i));
      trace.add("a" + i);
    }
    trace.set(7, "a3");
    DesignedJourney model =
        new DesignedJourney(
            new ProcessTree("any order", new ProcessTree.Parallel(steps)).toPetriNet(),
            JourneyBlueprint.empty("any order"),
            List.of());

    ConformanceResult result =
        OptimalAlignments.STANDARD
            .withBudgetMillis(1)
            .check(TinyLogs.of(trace, List.of()), model, new BitSet());

    assertThat(result.markings()).isEmpty();
    VariantAlignment found = result.variants().get(result.variantOf(0));
    AlignmentCheck.verify(model, found);
    assertThat(found.alignment().lowerBound()).isLessThanOrEqualTo(2);
    assertThat(found.alignment().upperBound()).isGreaterThanOrEqualTo(2);
    assertThat(result.cheapestRunCost()).isLessThanOrEqualTo(24);
    assertThat(result.cheapestRunUpperBound()).isGreaterThanOrEqualTo(24);
  }
}
