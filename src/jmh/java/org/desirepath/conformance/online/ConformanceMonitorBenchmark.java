package org.desirepath.conformance.online;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.ProcessTree;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Loop;
import org.desirepath.model.ProcessTree.Node;
import org.desirepath.model.ProcessTree.Parallel;
import org.desirepath.model.ProcessTree.Sequence;
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

/** Events a second of a monitor on a loop of parallel branches, 1,000 cases taking turns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ConformanceMonitorBenchmark {
  private static final int CASES = 1000;

  /** Branches of two touchpoints each: 3 to the power of this many markings. */
  @Param({"2", "5"})
  public int branches;

  /** Share of events replaced by a random one. */
  @Param({"0", "0.1"})
  public double noise;

  /** Ways within this much of the cheapest are kept. */
  @Param({"0", "2", "20"})
  public int slack;

  private ConformanceMonitor monitor;
  private Random random;
  private int[][] done;
  private int next;
  private long round;

  @Setup
  public void setUp() {
    List<Node> parallel = new ArrayList<>();
    for (int b = 0; b < branches; b++) {
      parallel.add(new Sequence(List.of(activity(2 * b), activity(2 * b + 1))));
    }
    Node flow = new Loop(new Parallel(parallel), activity(2 * branches));
    DesignedJourney model =
        new DesignedJourney(
            new ProcessTree("benchmark", flow).toPetriNet(),
            JourneyBlueprint.empty("benchmark"),
            List.of());
    monitor = new ConformanceMonitor(model, new MonitorLimits(slack, 1000, 100_000, 50));
    random = new Random(1);
    done = new int[CASES][branches];
  }

  private static Node activity(int number) {
    return new Activity("a" + number, "a" + number);
  }

  @Benchmark
  public CaseState observe() {
    next = (next + 1) % CASES;
    round += next == 0 ? 1 : 0;
    int number = following(done[next]);
    if (number == 2 * branches && round % 4 == 0) {
      monitor.close("c" + next);
      done[next] = new int[branches];
      number = following(done[next]);
    }
    int shown = random.nextDouble() < noise ? random.nextInt(2 * branches + 2) : number;
    return monitor.observe("c" + next, "a" + shown, round);
  }

  /** The next activity of a fitting case: any branch that is not done, then the loop back. */
  private int following(int[] steps) {
    int branch = random.nextInt(branches);
    for (int tried = 0; tried < branches; tried++) {
      int b = (branch + tried) % branches;
      if (steps[b] < 2) {
        return 2 * b + steps[b]++;
      }
    }
    Arrays.fill(steps, 0);
    return 2 * branches;
  }
}
