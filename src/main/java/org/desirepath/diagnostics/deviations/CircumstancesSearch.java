package org.desirepath.diagnostics.deviations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.diagnostics.deviations.Circumstances.Period;
import org.desirepath.diagnostics.deviations.Circumstances.Recovery;
import org.desirepath.diagnostics.deviations.Circumstances.Split;
import org.desirepath.diagnostics.deviations.Circumstances.Substitute;
import org.desirepath.diagnostics.deviations.Circumstances.Trend;
import org.desirepath.diagnostics.deviations.Circumstances.Where;
import org.desirepath.diagnostics.deviations.DeviationTallies.Tally;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Periods;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Role;
import org.desirepath.model.JourneyStructure;
import org.desirepath.statistics.BenjaminiHochberg;
import org.desirepath.statistics.MantelTrend;
import org.desirepath.statistics.Proportion;
import org.desirepath.statistics.Quantiles;
import org.desirepath.statistics.StratifiedTables;
import org.jspecify.annotations.Nullable;

/**
 * Finds the {@link Circumstances} of all deviations. O(deviations x (journeys + events of theirs)).
 */
final class CircumstancesSearch {
  private static final int FEWEST = 30;
  private static final int MOST_WEEKS = 26;
  private static final String ENTRY_CHANNEL = "channel of the first event";

  private final OutcomeContext context;
  private final AlignedJourneys journeys;
  private final EventLog log;
  private final DeviationTallies tallies;
  private final DeviationPlaces places;
  private final TimeLost timeLost;
  private final JourneyStructure structure;
  private final List<Column> columns = new ArrayList<>();

  /** Period of each journey; {@link Long#MIN_VALUE} = not followed for long enough. */
  private final long[] periods;

  private final boolean monthly;

  /** Journeys by the values of one column. */
  private record Column(String name, Map<String, BitSet> values) {}

  CircumstancesSearch(OutcomeContext context, DeviationTallies tallies) {
    this.context = context;
    this.journeys = context.journeys();
    this.log = journeys.log();
    this.tallies = tallies;
    AttributeChecks attributes = new AttributeChecks(journeys);
    this.places = new DeviationPlaces(journeys, tallies.relations(), attributes);
    this.timeLost = new TimeLost(context, places);
    this.structure = JourneyStructure.of(journeys.model().facts());
    this.periods = new long[log.traceCount()];
    this.monthly = findPeriods();
    addChannels();
    addSegments();
  }

  /** Whether periods are months. */
  private boolean findPeriods() {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int t = 0; t < periods.length; t++) {
      long start = journeys.isTimed(t) ? log.timeMillis(log.firstEvent(t)) : Long.MAX_VALUE;
      boolean followed =
          context.window().isKnown()
              ? start <= context.window().latestMoment()
              : start != Long.MAX_VALUE && journeys.statuses().status(t) != JourneyStatus.OPEN;
      periods[t] = followed ? start : Long.MIN_VALUE;
      if (followed) {
        first = StrictMath.min(first, start);
        last = StrictMath.max(last, start);
      }
    }
    ZoneId zone = journeys.parameters().zone();
    boolean months =
        first < last
            && ChronoUnit.WEEKS.between(
                    LocalDate.ofInstant(Instant.ofEpochMilli(first), zone),
                    LocalDate.ofInstant(Instant.ofEpochMilli(last), zone))
                > MOST_WEEKS;
    Periods cells = new Periods(zone, months ? Periods.Unit.MONTH : Periods.Unit.WEEK);
    for (int t = 0; t < periods.length; t++) {
      periods[t] = periods[t] == Long.MIN_VALUE ? Long.MIN_VALUE : cells.firstDay(periods[t]);
    }
    return months;
  }

  private void addChannels() {
    Map<String, BitSet> values = new TreeMap<>();
    for (int t = 0; t < log.traceCount(); t++) {
      if (log.firstEvent(t) < log.endEvent(t)) {
        String channel = log.roleText(Role.CHANNEL, t, log.firstEvent(t));
        if (channel != null && !channel.isBlank()) {
          values.computeIfAbsent(channel.strip(), name -> new BitSet()).set(t);
        }
      }
    }
    columns.add(new Column(ENTRY_CHANNEL, values));
  }

  private void addSegments() {
    List<String> keys = journeys.parameters().segments();
    for (int c = 0; c < keys.size(); c++) {
      Map<String, BitSet> values = new TreeMap<>();
      int[] codes = context.segments().columns().get(c);
      Map<Integer, String> names = context.segments().names(c);
      for (int t = 0; t < codes.length; t++) {
        String name = names.get(codes[t]);
        if (name != null) {
          values.computeIfAbsent(name, key -> new BitSet()).set(t);
        }
      }
      columns.add(new Column(keys.get(c), values));
    }
  }

  /** In the order of the tallies. */
  List<Circumstances> of(List<Tally> all) {
    List<Circumstances> alone = all.parallelStream().map(this::of).toList();
    List<Trend> trends = withQ(alone.stream().map(Circumstances::trend).toList());
    List<List<Split>> splits = withSplitQ(alone.stream().map(Circumstances::splits).toList());
    List<Circumstances> found = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Circumstances one = alone.get(i);
      found.add(
          new Circumstances(
              trends.get(i),
              one.where(),
              splits.get(i),
              one.timeLostMillis(),
              one.timeLostDesign(),
              one.recovery(),
              one.replacedBy()));
    }
    return found;
  }

  /** Not yet adjusted for the others. */
  private Circumstances of(Tally tally) {
    BitSet observable =
        tallies.observable(tally.key(), journeys.conformance()::variantOf, log.traceCount());
    PlacesOfTally deviating = new PlacesOfTally(tally, places);
    TimeLost.Found lost = timeLost.of(tally, deviating, observable);
    return new Circumstances(
        trend(tally, observable),
        where(tally, deviating),
        splits(tally, observable),
        lost.millis(),
        lost.design(),
        recovery(tally, deviating),
        substitutes(tally));
  }

  private Trend trend(Tally tally, BitSet observable) {
    TreeMap<Long, int[]> counts = new TreeMap<>();
    for (int t = observable.nextSetBit(0); t >= 0; t = observable.nextSetBit(t + 1)) {
      if (periods[t] != Long.MIN_VALUE) {
        int[] cell = counts.computeIfAbsent(periods[t], period -> new int[2]);
        cell[0] += tally.traces().get(t) ? 1 : 0;
        cell[1]++;
      }
    }
    List<Period> shown = new ArrayList<>();
    double[] scores = new double[counts.size()];
    Proportion[] groups = new Proportion[counts.size()];
    for (Map.Entry<Long, int[]> entry : counts.entrySet()) {
      Proportion share = new Proportion(entry.getValue()[0], entry.getValue()[1]);
      LocalDate from = LocalDate.ofEpochDay(entry.getKey());
      scores[shown.size()] = entry.getKey();
      groups[shown.size()] = share;
      shown.add(
          new Period(
              from.toString(),
              entry.getValue()[0],
              entry.getValue()[1],
              Quantity.of(share.estimate(), share.wilson())));
    }
    var test = new MantelTrend().add(scores, groups).test();
    Quantity p =
        test.isTestable()
            ? Quantity.of(test.p())
            : Quantity.absent("no two periods with journeys that differ, followed for long enough");
    String sign = test.isTestable() ? (test.z() > 0 ? "rising" : "falling") : null;
    return new Trend(monthly ? "month" : "week", shown, p, p, sign);
  }

  private List<Trend> withQ(List<Trend> trends) {
    double[] q =
        BenjaminiHochberg.adjust(
            trends.stream().mapToDouble(trend -> trend.p().value().orElse(Double.NaN)).toArray());
    List<Trend> adjusted = new ArrayList<>();
    for (int i = 0; i < q.length; i++) {
      Trend trend = trends.get(i);
      boolean tested = trend.p().isPresent();
      String direction =
          !tested || q[i] <= journeys.parameters().alpha() ? trend.direction() : "none";
      Quantity adjustedP = tested ? Quantity.of(q[i]) : trend.p();
      adjusted.add(new Trend(trend.unit(), trend.periods(), trend.p(), adjustedP, direction));
    }
    return adjusted;
  }

  private List<Split> splits(Tally tally, BitSet observable) {
    List<Split> splits = new ArrayList<>();
    for (Column column : columns) {
      BitSet told = new BitSet();
      column.values.values().forEach(told::or);
      told.and(observable);
      Proportion all = share(tally, told);
      column.values.forEach(
          (value, members) -> {
            BitSet here = (BitSet) members.clone();
            here.and(observable);
            Proportion mine = share(tally, here);
            if (mine.trials() >= FEWEST) {
              splits.add(split(column.name, value, mine, all));
            }
          });
    }
    return splits;
  }

  private static Proportion share(Tally tally, BitSet among) {
    BitSet with = (BitSet) among.clone();
    with.and(tally.traces());
    return new Proportion(with.cardinality(), among.cardinality());
  }

  private static Split split(String column, String value, Proportion mine, Proportion all) {
    Proportion others =
        new Proportion(all.successes() - mine.successes(), all.trials() - mine.trials());
    Quantity difference = Quantity.absent("fewer than " + FEWEST + " other journeys");
    Quantity p = difference;
    if (others.trials() >= FEWEST) {
      difference =
          Quantity.of(mine.estimate() - others.estimate(), mine.newcombeDifference(others));
      var test =
          new StratifiedTables.Builder()
              .add(
                  mine.successes(),
                  mine.trials() - mine.successes(),
                  others.successes(),
                  others.trials() - others.successes())
              .build()
              .test();
      p = test.isTestable() ? Quantity.of(test.p()) : Quantity.absent("all or none have it");
    }
    return new Split(
        column,
        value,
        (int) mine.successes(),
        (int) mine.trials(),
        Quantity.of(mine.estimate(), mine.wilson()),
        difference,
        p,
        p,
        false);
  }

  private List<List<Split>> withSplitQ(List<List<Split>> splits) {
    double[] q =
        BenjaminiHochberg.adjust(
            splits.stream()
                .flatMap(List::stream)
                .mapToDouble(split -> split.p().value().orElse(Double.NaN))
                .toArray());
    int next = 0;
    List<List<Split>> adjusted = new ArrayList<>();
    for (List<Split> row : splits) {
      List<Split> changed = new ArrayList<>();
      for (Split split : row) {
        Quantity value = split.p().isPresent() ? Quantity.of(q[next]) : split.p();
        changed.add(
            new Split(
                split.column(),
                split.value(),
                split.journeys(),
                split.observable(),
                split.share(),
                split.difference(),
                split.p(),
                value,
                q[next++] <= journeys.parameters().alpha()));
      }
      adjusted.add(changed);
    }
    return adjusted;
  }

  private Where where(Tally tally, PlacesOfTally deviating) {
    DoubleStream.Builder positions = DoubleStream.builder();
    int[] before = new int[log.activities().size()];
    int[] traces = deviating.traces();
    for (int i = 0; i < traces.length; i++) {
      DeviationPlaces.Place place = deviating.get(i);
      int first = log.firstEvent(traces[i]);
      int events = log.endEvent(traces[i]) - first;
      if (place.position() >= 0 && events > 0) {
        positions.add((double) place.position() / events);
      }
      if (place.before() >= 0) {
        before[log.activity(first + place.before())]++;
      }
    }
    String after = null;
    int afterJourneys = 0;
    for (int a = 0; a < before.length; a++) {
      String name = journeys.touchpoint(a);
      boolean more = before[a] > afterJourneys;
      boolean firstOfEqual =
          before[a] == afterJourneys && after != null && name.compareTo(after) < 0;
      if (more || firstOfEqual) {
        after = name;
        afterJourneys = before[a];
      }
    }
    double[] all = positions.build().toArray();
    return new Where(
        all.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Quantiles.median(all)),
        phase(tally.key().touchpoint(), after),
        after,
        afterJourneys);
  }

  private @Nullable String phase(String touchpoint, @Nullable String after) {
    return structure
        .phaseOf(touchpoint)
        .or(() -> structure.phaseOf(after == null ? "" : after))
        .orElse(null);
  }

  private static Recovery recovery(Tally tally, PlacesOfTally deviating) {
    int returned = 0;
    for (int i = 0; i < deviating.traces().length; i++) {
      returned += deviating.get(i).after() >= 0 ? 1 : 0;
    }
    return new Recovery(returned, tally.repaired().cardinality());
  }

  private List<Substitute> substitutes(Tally tally) {
    if (tally.key().kind() != DeviationKind.REPLACED) {
      return List.of();
    }
    Map<String, Integer> counts = new HashMap<>();
    tally.traces().stream()
        .forEach(
            t ->
                standingIn(tally.key().touchpoint(), journeys.conformance().variantOf(t))
                    .forEach(name -> counts.merge(name, 1, Integer::sum)));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> new Substitute(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Substitutes between the synchronous moves around a model move of the touchpoint. */
  private List<String> standingIn(String touchpoint, int variant) {
    List<String> found = new ArrayList<>();
    List<String> here = new ArrayList<>();
    boolean model = false;
    List<Move> moves =
        new ArrayList<>(journeys.conformance().variants().get(variant).alignment().moves());
    for (Move move : moves) {
      String name = MoveFlags.touchpoint(move);
      if (move instanceof Move.Synchronous) {
        found.addAll(model ? here : List.of());
        here.clear();
        model = false;
      } else if (move instanceof Move.OfModel && name.equals(touchpoint)) {
        model = true;
      } else if (move instanceof Move.OfLog
          && tallies.relations().substitutes(touchpoint).contains(name)) {
        here.add(name);
      }
    }
    found.addAll(model ? here : List.of());
    return found.stream().distinct().toList();
  }
}
