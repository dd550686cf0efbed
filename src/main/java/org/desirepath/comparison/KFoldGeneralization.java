package org.desirepath.comparison;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.desirepath.conformance.ConformanceChecker;
import org.desirepath.conformance.ConformanceSummary;
import org.desirepath.conformance.quality.CrossValidation;
import org.desirepath.discovery.DiscoveryAlgorithm;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.ProcessModel;
import org.desirepath.statistics.SeededRandom;

/**
 * How a discovery algorithm does on journeys it has not seen: parts a log into folds by a seeded
 * shuffle, finds a model without each fold and aligns the fold with it. Activities, orders and
 * times count, attributes do not. Costs what k discoveries on most of the log and one alignment of
 * all of it cost. Equal logs, algorithms and seeds give equal results.
 *
 * @param algorithm finds the models
 * @param toNet the net that a found model means
 * @param checker aligns
 * @param folds from 2
 * @param seed any
 */
public record KFoldGeneralization<M extends ProcessModel>(
    DiscoveryAlgorithm<M> algorithm,
    Function<? super M, AcceptingPetriNet> toNet,
    ConformanceChecker checker,
    int folds,
    long seed) {

  public KFoldGeneralization {
    if (folds < 2) {
      throw new IllegalArgumentException("folds: expected at least 2, got " + folds);
    }
  }

  /**
   * Discovers and aligns, fold by fold.
   *
   * @throws IllegalArgumentException if the log has fewer traces than there are folds
   * @throws org.desirepath.model.UnusableModelException if a found model can't be aligned with
   */
  public CrossValidation measure(EventLog log) {
    if (log.traceCount() < folds) {
      throw new IllegalArgumentException(
          "log: expected at least " + folds + " traces, got " + log.traceCount());
    }
    int[] foldOf = folds(log.traceCount());
    List<ConformanceSummary> found = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      AcceptingPetriNet net = toNet.apply(algorithm.discover(part(log, foldOf, fold, false)));
      DesignedJourney model =
          new DesignedJourney(net, JourneyBlueprint.empty(net.name()), List.of());
      found.add(
          ConformanceSummary.of(checker.check(part(log, foldOf, fold, true), model, new BitSet())));
    }
    return new CrossValidation(found);
  }

  /** Folds whose sizes differ by at most one. */
  private int[] folds(int traces) {
    int[] foldOf = new int[traces];
    for (int t = 0; t < traces; t++) {
      foldOf[t] = t % folds;
    }
    SeededRandom random = new SeededRandom(seed);
    for (int t = traces - 1; t > 0; t--) {
      int other = random.nextInt(t + 1);
      int fold = foldOf[t];
      foldOf[t] = foldOf[other];
      foldOf[other] = fold;
    }
    return foldOf;
  }

  private static EventLog part(EventLog log, int[] foldOf, int fold, boolean inside) {
    EventLogBuilder part = EventLog.builder(log.name());
    for (int t = 0; t < log.traceCount(); t++) {
      if ((foldOf[t] == fold) == inside) {
        int trace = part.newTrace(log.traceId(t));
        for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
          part.addEvent(trace, log.activities().get(log.activity(e)), log.timeMillis(e));
        }
      }
    }
    return part.build();
  }
}
