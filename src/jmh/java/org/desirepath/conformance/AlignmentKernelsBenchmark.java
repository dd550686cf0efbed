package org.desirepath.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.desirepath.conformance.graph.LabelIndex;
import org.desirepath.conformance.graph.SearchLimits;
import org.desirepath.conformance.search.AlignmentSearch;
import org.desirepath.conformance.search.CompiledModel;
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

/** Each way to align, on 200 journeys through a loop of five parallel branches (244 markings). */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AlignmentKernelsBenchmark {
  private static final int JOURNEYS = 200;

  /** Share of events replaced by a random one; at 0 every journey is replayed. */
  @Param({"0", "0.1", "0.4"})
  public double noise;

  @Param({"exact", "labels", "components", "growing"})
  public String kernel;

  private final List<int[]> traces = new ArrayList<>();
  private AlignmentSearch search;

  @Setup
  public void setUp() {
    ScalableJourneys journeys = new ScalableJourneys(5);
    LabelIndex labels = new LabelIndex(journeys.model(), List.of("foreign"));
    int ahead = kernel.equals("growing") ? 1 : 1_000_000;
    CompiledModel compiled = CompiledModel.of(journeys.model(), labels, ahead, SearchLimits.NONE);
    int tiny = kernel.equals("exact") ? Integer.MAX_VALUE : 0;
    int small = kernel.equals("exact") || kernel.equals("labels") ? Integer.MAX_VALUE : 0;
    search = new AlignmentSearch(compiled, compiled.cheapestRun(), tiny, small);
    for (List<String> trace : journeys.traces(JOURNEYS, 20, noise)) {
      traces.add(trace.stream().mapToInt(labels::number).toArray());
    }
  }

  @Benchmark
  public long align() {
    long cost = 0;
    for (int[] trace : traces) {
      cost += search.align(trace, false, SearchLimits.NONE).upperBound();
    }
    return cost;
  }
}
