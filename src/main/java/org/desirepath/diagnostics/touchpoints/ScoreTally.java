package org.desirepath.diagnostics.touchpoints;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Rate;
import org.desirepath.eventlog.Column;
import org.desirepath.eventlog.ColumnType;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.contacts.Score;
import org.desirepath.statistics.NetPromoterScore;
import org.desirepath.statistics.Proportion;
import org.desirepath.statistics.StratifiedTables;
import org.desirepath.statistics.TestResult;
import org.jspecify.annotations.Nullable;

/** The answers to one question at one touchpoint, by all channels or by one. */
final class ScoreTally {
  private final String kind;
  private final String attribute;
  private final @Nullable Score score;
  private final BitSet has = new BitSet();
  private final BitSet answered = new BitSet();
  private final Numbers answers = new Numbers();
  private long[] firstTimes = new long[0];
  private int invalid;

  /**
   * @param score the scale, or null = any number
   */
  ScoreTally(String kind, String attribute, @Nullable Score score) {
    this.kind = kind;
    this.attribute = attribute;
    this.score = score;
  }

  /** A line of the bias whose q awaits those of all other lines. */
  record Line(String what, Rate respondents, Rate others, Quantity difference, double p) {}

  String kind() {
    return kind;
  }

  String attribute() {
    return attribute;
  }

  /** Takes an event of the touchpoint. */
  void add(int trace, long time, Column column, int row) {
    if (!has.get(trace)) {
      has.set(trace);
      if (trace >= firstTimes.length) {
        int old = firstTimes.length;
        firstTimes = Arrays.copyOf(firstTimes, StrictMath.max(64, 2 * (trace + 1)));
        Arrays.fill(firstTimes, old, firstTimes.length, EventLog.NO_TIME);
      }
      firstTimes[trace] = time;
    }
    if (!column.isPresent(row)
        || (column.type() == ColumnType.TEXT && column.text(row).isBlank())) {
      return;
    }
    double answer = column.numberOrNaN(row);
    if (!Double.isFinite(answer) || (score != null && !score.isOnScale(answer))) {
      invalid++;
    } else if (!answered.get(trace)) {
      answered.set(trace);
      answers.add(answer);
    }
  }

  boolean isEmpty() {
    return answered.isEmpty() && invalid == 0;
  }

  TouchpointFacts.Score result(int k, List<TouchpointFacts.Bias> bias) {
    double[] given = answers.values();
    String few = "fewer than " + k + " journeys answered";
    boolean tooFew = given.length < k;
    return new TouchpointFacts.Score(
        kind,
        attribute,
        Rate.of(answered.cardinality(), has.cardinality(), "no journey has it"),
        invalid,
        tooFew ? Quantity.absent(few) : headline(given),
        tooFew ? TouchpointFacts.Spread.absent(0, few) : Spreads.of(given, 0, "nobody answered"),
        tooFew ? List.of() : bias);
  }

  private Quantity headline(double[] given) {
    if (score == null) {
      return Quantity.absent("the design says of no scale what is a good answer");
    }
    if (score.kind() != Score.Kind.NPS) {
      long top = Arrays.stream(given).filter(score::isTop).count();
      return Quantity.share(top, given.length, "nobody answered");
    }
    long promoters = Arrays.stream(given).filter(answer -> answer > 8).count();
    long detractors = Arrays.stream(given).filter(answer -> answer < 7).count();
    NetPromoterScore nps =
        new NetPromoterScore(promoters, given.length - promoters - detractors, detractors);
    return Quantity.estimate(nps.score(), nps.interval());
  }

  /** Those who answered beside those who did not, on success and on each segment. */
  List<Line> bias(OutcomeContext context) {
    List<Line> lines = new ArrayList<>();
    if (context.window().isKnown()) {
      BitSet followed = new BitSet();
      BitSet success = new BitSet();
      for (int t = has.nextSetBit(0); t >= 0; t = has.nextSetBit(t + 1)) {
        long time = firstTimes[t];
        if (time != EventLog.NO_TIME && time <= context.window().latestMoment()) {
          followed.set(t);
          success.set(t, context.window().succeeds(time, context.journeys().successTime(t)));
        }
      }
      addLine(lines, "success", followed, success);
    }
    List<String> columns = context.journeys().parameters().segments();
    for (int c = 0; c < columns.size(); c++) {
      int[] codes = context.segments().columns().get(c);
      SortedMap<Integer, String> names = context.segments().names(c);
      for (var entry : names.entrySet()) {
        BitSet members = new BitSet();
        for (int t = has.nextSetBit(0); t >= 0; t = has.nextSetBit(t + 1)) {
          members.set(t, codes[t] == entry.getKey());
        }
        addLine(lines, columns.get(c) + " = " + entry.getValue(), has, members);
      }
    }
    return lines;
  }

  private void addLine(List<Line> lines, String what, BitSet among, BitSet hits) {
    Proportion respondents = proportion(among, hits, true);
    Proportion others = proportion(among, hits, false);
    if (respondents.trials() == 0 || others.trials() == 0) {
      return;
    }
    TestResult test =
        new StratifiedTables.Builder()
            .add(
                respondents.successes(),
                respondents.trials() - respondents.successes(),
                others.successes(),
                others.trials() - others.successes())
            .build()
            .test();
    lines.add(
        new Line(
            what,
            Rate.of(respondents.successes(), respondents.trials(), "nobody answered"),
            Rate.of(others.successes(), others.trials(), "everybody answered"),
            Quantity.of(
                respondents.estimate() - others.estimate(), respondents.newcombeDifference(others)),
            test.isTestable() ? test.p() : Double.NaN));
  }

  private Proportion proportion(BitSet among, BitSet hits, boolean ofRespondents) {
    BitSet group = (BitSet) among.clone();
    if (ofRespondents) {
      group.and(answered);
    } else {
      group.andNot(answered);
    }
    int n = group.cardinality();
    group.and(hits);
    return new Proportion(group.cardinality(), n);
  }
}
