package org.desirepath.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Consumer;
import org.desirepath.conformance.ConformanceChecker;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.conformance.quality.QualityMeasures;
import org.desirepath.diagnostics.Diagnosis;
import org.desirepath.diagnostics.Findings;
import org.desirepath.diagnostics.groups.GroupQuestions;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.diagnostics.journeys.JourneyStatuses;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.FormatException;
import org.desirepath.model.DesignedJourney;

/**
 * The main job: a designed journey beside the journeys of a log.
 *
 * <p>Names the events by the touchpoints they mean, says where each journey stands, aligns every
 * variant, and lifts the alignments to deviations, drop-off and critical moments. Equal inputs and
 * parameters give equal results for any number of threads. Costs what its parts cost: linear in
 * events, and one alignment for each distinct variant.
 *
 * @param checker aligns journeys with the design
 * @param parameters of the diagnosis
 * @param truncation which journeys have no beginning
 * @param questions which groups are to be held beside each other, beyond the segments
 * @param threads that look for findings, at least 1; the checker has its own
 */
public record JourneyComparison(
    ConformanceChecker checker,
    DiagnosisParameters parameters,
    LeftTruncation truncation,
    GroupQuestions questions,
    int threads) {

  public JourneyComparison {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: expected at least 1, got " + threads);
    }
  }

  /** On as many threads as the checker has. */
  public JourneyComparison(
      OptimalAlignments checker,
      DiagnosisParameters parameters,
      LeftTruncation truncation,
      GroupQuestions questions) {
    this(checker, parameters, truncation, questions, checker.threads());
  }

  /** Without groups beside each other but segments. */
  public JourneyComparison(
      OptimalAlignments checker, DiagnosisParameters parameters, LeftTruncation truncation) {
    this(checker, parameters, truncation, GroupQuestions.NONE);
  }

  /** Of journeys recorded from their beginnings. */
  public JourneyComparison(OptimalAlignments checker, DiagnosisParameters parameters) {
    this(checker, parameters, LeftTruncation.NONE);
  }

  /** Exact alignments on this many threads, and the usual parameters. */
  public static JourneyComparison standard(int threads) {
    return new JourneyComparison(
        OptimalAlignments.STANDARD.withThreads(threads), DiagnosisParameters.standard());
  }

  /**
   * Compares.
   *
   * @param log in its own event names, without events after {@code asOfMillis}
   * @param labels event names to touchpoints, from a mapping file; may be empty
   * @param asOfMillis when the data was extracted, milliseconds since 1970-01-01T00:00Z
   * @param provenance to go with the result
   * @param stages is told what begins
   * @throws FormatException if log and design have no touchpoint in common
   */
  public ComparisonResult compare(
      EventLog log,
      Map<String, String> labels,
      DesignedJourney model,
      long asOfMillis,
      Provenance provenance,
      Consumer<String> stages)
      throws FormatException {
    return diagnose(
        new JourneyAlignment(checker, truncation)
            .align(log, labels, model, asOfMillis, provenance, stages),
        stages);
  }

  private ComparisonResult diagnose(AlignedLog aligned, Consumer<String> stages) {
    stages.accept("looking for findings");
    EventLog journeys = aligned.journeys();
    JourneyStatuses statuses = aligned.statuses();
    DesignedJourney model = aligned.model();
    List<JourneyStatus> statusOfTrace = new ArrayList<>(journeys.traceCount());
    for (int t = 0; t < journeys.traceCount(); t++) {
      statusOfTrace.add(statuses.status(t));
    }
    return new ComparisonResult(
        aligned.provenance(),
        aligned.asOfMillis(),
        aligned.log(),
        parameters.small().shown(aligned.quality()),
        aligned.shownPaths(parameters.small()),
        model,
        journeys,
        statusOfTrace,
        aligned.conformance(),
        onThreads(
            () -> Diagnosis.of(journeys, aligned.conformance(), statuses, parameters, questions)),
        ComparisonResult.map(journeys, aligned.conformance(), model, touchpoint -> true)
            .shown(parameters.small()),
        QualityMeasures.basic(aligned.conformance()),
        null,
        null,
        null,
        null);
  }

  /** Parallel streams run in the pool of the task that starts them, so they take these threads. */
  private Findings onThreads(Callable<Findings> diagnosis) {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.invoke(ForkJoinTask.adapt(diagnosis));
    } finally {
      pool.shutdown();
    }
  }
}
