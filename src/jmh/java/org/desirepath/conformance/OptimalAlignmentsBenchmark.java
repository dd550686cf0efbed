package org.desirepath.conformance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.ProcessTree;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Loop;
import org.desirepath.model.ProcessTree.Node;
import org.desirepath.model.ProcessTree.Parallel;
import org.desirepath.model.ProcessTree.Sequence;
import org.desirepath.model.ReachabilityGraph;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A journey with a loop and parallel branches, and 1,000 journeys with random noise in them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class OptimalAlignmentsBenchmark {

  /** Share of events replaced by a random one. */
  @Param({"0", "0.1", "0.4"})
  public double noise;

  @Param({"1", "2"})
  public int threads;

  private DesignedJourney model;
  private EventLog log;

  @Setup
  public void setUp() {
    List<Node> branches = new ArrayList<>();
    for (int b = 0; b < 5; b++) {
      branches.add(new Sequence(List.of(activity(2 * b), activity(2 * b + 1))));
    }
    Node flow = new Loop(new Parallel(branches), activity(10));
    model =
        new DesignedJourney(
            new ProcessTree("benchmark", flow).toPetriNet(),
            JourneyBlueprint.empty("benchmark"),
            List.of());
    Random random = new Random(1);
    EventLogBuilder builder = EventLog.builder("benchmark");
    for (int t = 0; t < 1000; t++) {
      int trace = builder.newTrace("t" + t);
      for (int turn = random.nextInt(3); turn >= 0; turn--) {
        addTurn(builder, trace, random);
        if (turn > 0) {
          builder.addEvent(trace, "a10", EventLog.NO_TIME);
        }
      }
    }
    log = builder.build();
  }

  private static Node activity(int number) {
    return new Activity("a" + number, "a" + number);
  }

  private void addTurn(EventLogBuilder builder, int trace, Random random) {
    int[] done = new int[5];
    for (int left = 10; left > 0; left--) {
      int branch = random.nextInt(5);
      while (done[branch] == 2) {
        branch = (branch + 1) % 5;
      }
      int number = 2 * branch + done[branch]++;
      int shown = random.nextDouble() < noise ? random.nextInt(12) : number;
      builder.addEvent(trace, "a" + shown, EventLog.NO_TIME);
    }
  }

  @Benchmark
  public ConformanceResult check() {
    return OptimalAlignments.STANDARD.withThreads(threads).check(log, model, new BitSet());
  }

  @Benchmark
  public ReachabilityGraph graph() {
    return ReachabilityGraph.of(model.net());
  }
}
