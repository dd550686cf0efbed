package org.desirepath.comparison.personas;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.ConformanceSummary;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.BenjaminiHochberg;
import org.desirepath.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/**
 * Journeys against the designs of their personas, beside the same journeys against the common
 * design. O(journeys x personas) once all are aligned.
 *
 * @param column attribute that names the persona of a journey
 * @param tested m of Benjamini and Hochberg over the differences between personas
 * @param personas those with a design of their own, by value
 * @param rest the journeys of other values, against the common design
 * @param fitting journeys of cost 0 against the design each is held against
 * @param resolved journeys that could be
 * @param fitness 1 - cost / greatest cost over all of them, each by its own design
 */
public record Personas(
    String column,
    int tested,
    List<Persona> personas,
    Design rest,
    long fitting,
    long resolved,
    OptionalDouble fitness) {
  private static final int FEWEST = 30;
  private static final double ALPHA = 0.05;

  /**
   * Journeys against one design.
   *
   * @param journeys open ones too
   * @param fitting share of the resolved ones of cost 0, with Wilson's interval
   * @param resolved journeys
   * @param fitness of their log, or absent
   */
  public record Design(int journeys, Quantity fitting, long resolved, Quantity fitness) {}

  /**
   * A persona.
   *
   * @param model name of its design
   * @param own against its own design
   * @param common the same journeys against the common design
   * @param success within the window of its own design
   * @param mature journeys behind {@code success}
   * @param difference of the fitting share less that of all other personas, with Newcombe's
   *     interval; each against its own design
   * @param q by Benjamini and Hochberg over all personas
   */
  public record Persona(
      String value,
      String model,
      Design own,
      Design common,
      Quantity success,
      int mature,
      Quantity difference,
      Quantity p,
      Quantity q,
      boolean differs) {}

  /** What became of a persona's journeys. */
  public record Outcome(String model, ConformanceResult conformance, @Nullable DropOff dropOff) {}

  public Personas {
    personas = List.copyOf(personas);
  }

  /** The journeys of a value. */
  public static BitSet members(EventLog log, String column, String value) {
    BitSet members = new BitSet(log.traceCount());
    for (int t = 0; t < log.traceCount(); t++) {
      members.set(t, value.equals(log.segmentText(column, t)));
    }
    return members;
  }

  /**
   * Brings together what was found.
   *
   * @param log all journeys
   * @param common all journeys against the common design
   * @param outcomes by value of the column
   */
  public static Personas of(
      EventLog log, String column, ConformanceResult common, SortedMap<String, Outcome> outcomes) {
    BitSet rest = new BitSet(log.traceCount());
    rest.set(0, log.traceCount());
    List<ConformanceSummary> own = new ArrayList<>();
    List<BitSet> members = new ArrayList<>();
    for (var entry : outcomes.entrySet()) {
      BitSet mine = members(log, column, entry.getKey());
      members.add(mine);
      rest.andNot(mine);
      own.add(ConformanceSummary.of(entry.getValue().conformance()));
    }
    ConformanceSummary others = summary(common, rest);
    List<ConformanceSummary> all = new ArrayList<>(own);
    all.add(others);
    long fitting = all.stream().mapToLong(ConformanceSummary::fittingJourneys).sum();
    long resolved = all.stream().mapToLong(ConformanceSummary::journeys).sum();
    long cost = all.stream().mapToLong(ConformanceSummary::cost).sum();
    long greatest = all.stream().mapToLong(ConformanceSummary::greatestCost).sum();
    double[] p = new double[own.size()];
    for (int i = 0; i < p.length; i++) {
      p[i] = p(own, i);
    }
    double[] q = BenjaminiHochberg.adjust(p);
    List<Persona> personas = new ArrayList<>();
    int i = 0;
    for (var entry : outcomes.entrySet()) {
      DropOff dropOff = entry.getValue().dropOff();
      Quantity untested =
          Quantity.absent("fewer than " + FEWEST + " journeys, or no other persona");
      Proportion mine = fitting(own.get(i));
      Proportion theirs = others(own, i);
      boolean known = mine.trials() > 0 && theirs.trials() > 0;
      personas.add(
          new Persona(
              entry.getKey(),
              entry.getValue().model(),
              design(members.get(i).cardinality(), own.get(i)),
              design(members.get(i).cardinality(), summary(common, members.get(i))),
              dropOff == null
                  ? Quantity.absent("its design declares no outcome")
                  : dropOff.horizon().success(),
              dropOff == null ? 0 : dropOff.horizon().mature(),
              known
                  ? Quantity.of(
                      mine.estimate() - theirs.estimate(), mine.newcombeDifference(theirs))
                  : untested,
              Double.isNaN(p[i]) ? untested : Quantity.of(p[i]),
              Double.isNaN(q[i]) ? untested : Quantity.of(q[i]),
              q[i] <= ALPHA));
      i++;
    }
    return new Personas(
        column,
        BenjaminiHochberg.testedCount(p),
        personas,
        design(rest.cardinality(), others),
        fitting,
        resolved,
        resolved == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(
                greatest == 0 ? 1 : StrictMath.max(0, 1 - (double) cost / greatest)));
  }

  private static ConformanceSummary summary(ConformanceResult result, BitSet members) {
    int[] journeysOfVariant = new int[result.variants().size()];
    members.stream().forEach(t -> journeysOfVariant[result.variantOf(t)]++);
    return ConformanceSummary.of(result, journeysOfVariant);
  }

  private static Proportion fitting(ConformanceSummary summary) {
    return new Proportion(summary.fittingJourneys(), summary.journeys());
  }

  private static Proportion others(List<ConformanceSummary> own, int except) {
    long fitting = 0;
    long resolved = 0;
    for (int i = 0; i < own.size(); i++) {
      fitting += i == except ? 0 : own.get(i).fittingJourneys();
      resolved += i == except ? 0 : own.get(i).journeys();
    }
    return new Proportion(fitting, resolved);
  }

  /** The second of two personas is the same hypothesis as the first. */
  private static double p(List<ConformanceSummary> own, int i) {
    Proportion mine = fitting(own.get(i));
    Proportion theirs = others(own, i);
    if (mine.trials() < FEWEST || theirs.trials() < FEWEST || (own.size() == 2 && i == 1)) {
      return Double.NaN;
    }
    return mine.differenceTest(theirs).p();
  }

  private static Design design(int journeys, ConformanceSummary summary) {
    Quantity none = Quantity.absent("no journey of it is resolved");
    Proportion fitting = fitting(summary);
    OptionalDouble fitness = summary.fitness();
    return new Design(
        journeys,
        fitting.trials() == 0 ? none : Quantity.of(fitting.estimate(), fitting.wilson()),
        summary.journeys(),
        fitness.isPresent() ? Quantity.of(fitness.getAsDouble()) : none);
  }
}
