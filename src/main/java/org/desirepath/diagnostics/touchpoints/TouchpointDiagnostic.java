package org.desirepath.diagnostics.touchpoints;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.touchpoints.ScoreTally.Line;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Bias;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Fact;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Rate;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Spread;
import org.desirepath.eventlog.Column;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Role;
import org.desirepath.model.JourneyStructure;
import org.desirepath.model.contacts.Score;
import org.desirepath.statistics.BenjaminiHochberg;
import org.jspecify.annotations.Nullable;

/**
 * Counts the facts of touchpoints, by channel where the log has several.
 *
 * <p>Cells with fewer than k journeys keep their counts and withhold the rest; channels with fewer
 * are one cell. O(events), beside sorting what varies. Stateless.
 *
 * @param sessionGapMillis a silence longer than this ends a session, above 0
 */
public record TouchpointDiagnostic(long sessionGapMillis) {
  private static final String OTHER = "(other)";
  private static final String NONE = "(none)";

  public TouchpointDiagnostic {
    if (sessionGapMillis <= 0) {
      throw new IllegalArgumentException(
          "sessionGapMillis: expected above 0, got " + sessionGapMillis);
    }
  }

  /** Sessions end after half an hour. */
  public static TouchpointDiagnostic standard() {
    return new TouchpointDiagnostic(1_800_000L);
  }

  public TouchpointFacts diagnose(OutcomeContext context) {
    return new Run(context, sessionGapMillis).facts();
  }

  /** The questions asked, and the column with the answers. */
  private record Question(String kind, String attribute, @Nullable Score score, Column column) {}

  /** What is counted of one touchpoint, or of one by a channel. */
  private static final class Cell implements Comparable<Cell> {
    private final int code;
    private final @Nullable String channel;
    private final Tally tally = new Tally();
    private final List<ScoreTally> scores = new ArrayList<>();

    Cell(int code, @Nullable String channel, List<Question> questions) {
      this.code = code;
      this.channel = channel;
      for (Question question : questions) {
        scores.add(new ScoreTally(question.kind, question.attribute, question.score));
      }
    }

    @Override
    public int compareTo(Cell other) {
      return (channel == null ? "" : channel).compareTo(other.channel == null ? "" : other.channel);
    }
  }

  private static final class Run implements JourneyScan.Cells {
    private final OutcomeContext context;
    private final AlignedJourneys journeys;
    private final EventLog log;
    private final long sessionGap;
    private final int k;
    private final List<Question> questions = new ArrayList<>();
    private final List<Cell> whole = new ArrayList<>();
    private final List<@Nullable Cell[]> byChannel = new ArrayList<>();
    private final List<String> channels = new ArrayList<>();
    private final int[] channelOfEvent;
    private final Map<Line, Double> qs = new HashMap<>();
    private int row;

    Run(OutcomeContext context, long sessionGap) {
      this.context = context;
      this.journeys = context.journeys();
      this.log = journeys.log();
      this.sessionGap = sessionGap;
      this.k = journeys.parameters().k();
      askScores();
      this.channelOfEvent = new int[log.eventCount()];
      Arrays.fill(channelOfEvent, NO_CHANNEL);
      readChannels();
      int[][] counts = journeysByChannel();
      for (int a = 0; a < log.activities().size(); a++) {
        whole.add(new Cell(a, null, questions));
        byChannel.add(cells(a, counts[a]));
      }
    }

    private void askScores() {
      Set<String> asked = new TreeSet<>();
      for (Score score : journeys.model().facts().scores()) {
        addQuestion(score.kind().word(), score.attribute(), score);
        asked.add(score.attribute());
      }
      String experience = log.roleKey(Role.EXPERIENCE);
      if (experience != null && asked.add(experience)) {
        addQuestion("experience", experience, null);
      }
    }

    private void addQuestion(String kind, String attribute, @Nullable Score score) {
      Column column = log.eventColumns().get(attribute);
      if (column != null) {
        questions.add(new Question(kind, attribute, score, column));
      }
    }

    private void readChannels() {
      Map<String, Integer> codes = new HashMap<>();
      for (int t = 0; log.roleKey(Role.CHANNEL) != null && t < log.traceCount(); t++) {
        for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
          String channel = log.roleText(Role.CHANNEL, t, e);
          if (channel != null && !channel.isBlank()) {
            Integer code = codes.putIfAbsent(channel, codes.size());
            if (code == null) {
              channels.add(channel);
              code = channels.size() - 1;
            }
            channelOfEvent[e] = code;
          }
        }
      }
    }

    /** Journeys by activity and channel; none stands last. */
    private int[][] journeysByChannel() {
      int none = channels.size();
      int[][] counts = new int[log.activities().size()][none + 1];
      int[][] last = new int[counts.length][none + 1];
      for (int[] row : last) {
        Arrays.fill(row, -1);
      }
      for (int t = 0; none > 0 && t < log.traceCount(); t++) {
        for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
          int channel = channelOfEvent[e] < 0 ? none : channelOfEvent[e];
          int code = log.activity(e);
          counts[code][channel] += last[code][channel] == t ? 0 : 1;
          last[code][channel] = t;
        }
      }
      return counts;
    }

    /**
     * A cell for each channel with enough journeys, one for the rest; none if there is only one.
     */
    private @Nullable Cell[] cells(int code, int[] counts) {
      @Nullable Cell[] cells = new Cell[counts.length];
      if (Arrays.stream(counts).filter(n -> n > 0).count() < 2) {
        return cells;
      }
      Cell other = new Cell(code, OTHER, questions);
      for (int c = 0; c < counts.length; c++) {
        String name = c == channels.size() ? NONE : channels.get(c);
        cells[c] = counts[c] == 0 ? null : counts[c] < k ? other : new Cell(code, name, questions);
      }
      return cells;
    }

    @Override
    public List<String> channels() {
      return channels;
    }

    @Override
    public int channel(int event) {
      return channelOfEvent[event];
    }

    @Override
    public void add(int code, int channel, Tally.Seen seen) {
      count(whole.get(code), seen);
      Cell cell = byChannel.get(code)[channel == NO_CHANNEL ? channels.size() : channel];
      if (cell != null) {
        count(cell, seen);
      }
      row++;
    }

    /** Events come in the order of their rows. */
    private void count(Cell cell, Tally.Seen seen) {
      cell.tally.add(seen);
      for (int q = 0; q < questions.size(); q++) {
        cell.scores.get(q).add(seen.trace, log.timeMillis(row), questions.get(q).column(), row);
      }
    }

    TouchpointFacts facts() {
      JourneyTally tally = new JourneyTally(journeys);
      new JourneyScan(journeys, this, sessionGap, tally).scan();
      JourneyStructure structure = JourneyStructure.of(journeys.model().facts());
      Map<Integer, List<List<Line>>> bias = bias();
      List<Fact> facts = new ArrayList<>();
      for (String touchpoint : touchpoints(structure)) {
        int code = journeys.codeOf(touchpoint);
        if (code < 0) {
          Cell none = new Cell(0, null, List.of());
          none.tally.finish();
          facts.add(fact(touchpoint, structure, none, List.of()));
          continue;
        }
        List<List<Line>> lines = bias.getOrDefault(code, List.of());
        facts.add(fact(touchpoint, structure, whole.get(code), lines));
        for (Cell cell : sorted(byChannel.get(code))) {
          cell.tally.finish();
          facts.add(fact(touchpoint, structure, cell, List.of()));
        }
      }
      return new TouchpointFacts(facts, tally.phases(), tally.effort(), sessionGap);
    }

    private static Set<Cell> sorted(@Nullable Cell[] cells) {
      Set<Cell> sorted = new TreeSet<>();
      for (Cell cell : cells) {
        if (cell != null) {
          sorted.add(cell);
        }
      }
      return sorted;
    }

    private Set<String> touchpoints(JourneyStructure structure) {
      Set<String> touchpoints = new LinkedHashSet<>(structure.inDesignOrder());
      Set<String> rest = new TreeSet<>(journeys.model().touchpoints());
      whole.stream()
          .filter(cell -> cell.tally.events() > 0)
          .forEach(cell -> rest.add(log.activities().get(cell.code)));
      touchpoints.addAll(rest);
      return touchpoints;
    }

    /** The lines of every score of every touchpoint, with the q of each. */
    private Map<Integer, List<List<Line>>> bias() {
      Map<Integer, List<List<Line>>> bias = new TreeMap<>();
      List<Line> all = new ArrayList<>();
      for (Cell cell : whole) {
        cell.tally.finish();
        List<List<Line>> lines = new ArrayList<>();
        for (ScoreTally score : cell.scores) {
          List<Line> found = score.isEmpty() ? List.of() : score.bias(context);
          lines.add(found);
          found.stream().filter(line -> !Double.isNaN(line.p())).forEach(all::add);
        }
        bias.put(cell.code, lines);
      }
      double[] q = BenjaminiHochberg.adjust(all.stream().mapToDouble(Line::p).toArray());
      for (int i = 0; i < q.length; i++) {
        qs.put(all.get(i), q[i]);
      }
      return bias;
    }

    private Bias biasOf(Line line) {
      Double q = qs.get(line);
      return new Bias(
          line.what(),
          line.respondents(),
          line.others(),
          line.difference(),
          q == null ? Quantity.absent("nobody, or everybody, has it") : Quantity.of(q),
          q != null && q <= journeys.parameters().alpha());
    }

    private Fact fact(
        String touchpoint, JourneyStructure structure, Cell cell, List<List<Line>> lines) {
      Tally tally = cell.tally;
      boolean few = tally.journeys() < k;
      String why =
          tally.journeys() == 0
              ? "the log has no event of it"
              : "fewer than " + k + " journeys have it: withheld";
      Rate none = Rate.withheld(why);
      Spread absent = Spread.absent(0, why);
      var points = journeys.model().facts().touchpoint(touchpoint).points();
      return new Fact(
          touchpoint,
          cell.channel,
          journeys.isDesigned(touchpoint),
          structure.phaseOf(touchpoint).orElse(null),
          tally.events(),
          tally.journeys(),
          Rate.of(tally.journeys(), log.traceCount(), "there are no journeys"),
          few ? absent : tally.dwell(),
          few ? absent : tally.wait("no designed step comes before it, or its times are not known"),
          few ? absent : tally.next(),
          few ? none : tally.bounce(),
          few ? none : tally.repeated(),
          tally.most(),
          few ? none : tally.exit(),
          few ? none : tally.switched(),
          few ? none : tally.unplannedChannel(),
          few ? none : tally.backtracked(),
          few ? none : tally.extra(),
          few ? absent : tally.value("the log gives no value with it"),
          points.isPresent() ? points.getAsInt() : null,
          few ? none : tally.repeatCustomers(),
          few ? List.of() : scores(cell, lines));
    }

    private List<TouchpointFacts.Score> scores(Cell cell, List<List<Line>> lines) {
      List<TouchpointFacts.Score> scores = new ArrayList<>();
      for (int s = 0; s < cell.scores.size(); s++) {
        if (!cell.scores.get(s).isEmpty()) {
          List<Line> own = s < lines.size() ? lines.get(s) : List.of();
          scores.add(cell.scores.get(s).result(k, own.stream().map(this::biasOf).toList()));
        }
      }
      return scores;
    }
  }
}
