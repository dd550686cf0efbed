package org.desirepath.visualization.figures;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Figure.Line;
import org.desirepath.visualization.Figure.Range;
import org.desirepath.visualization.Figure.Role;
import org.desirepath.visualization.Figure.Tone;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Wording;
import org.jspecify.annotations.Nullable;

/**
 * "Where do customers leave the plan?": the designed journey as a map, with what really happened
 * laid over it. Every designed touchpoint is shown, also one never seen, up to 40 touchpoints; in a
 * larger design those with the fewest journeys are hidden and the figure says how many. Numbers of
 * fewer than 30 journeys are grey.
 *
 * @param sample what the figure rests on
 * @param wording the language
 * @param phases the names of the phases, in order
 * @param touchpoints in the order of the design, then the unplanned ones
 * @param passages from touchpoint to touchpoint
 * @param followShare the share of journeys that follow the plan to the letter; NaN if unknown
 * @param followInterval its interval
 * @param inactiveAfterMillis silent longer than this is lost; negative if it differs by touchpoint
 * @param left what was left out before, so that the rest can be read on a slide: then cards say the
 *     most important thing only; null = nothing
 */
public record DesignedVersusActual(
    Figure.Sample sample,
    Wording wording,
    List<String> phases,
    List<Touchpoint> touchpoints,
    List<Passage> passages,
    double followShare,
    Range followInterval,
    long inactiveAfterMillis,
    @Nullable Left left) {

  /** Below this many journeys a number is not to be leaned on. */
  public static final int FEW = 30;

  private static final int CARD_LIMIT = 40;
  private static final int UNPLANNED_LIMIT = 8;

  /**
   * Touchpoints that were left out.
   *
   * @param touchpoints how many
   * @param visits journeys that came to them, summed
   */
  public record Left(int touchpoints, long visits) {}

  /** With nothing left out. */
  public DesignedVersusActual(
      Figure.Sample sample,
      Wording wording,
      List<String> phases,
      List<Touchpoint> touchpoints,
      List<Passage> passages,
      double followShare,
      Range followInterval,
      long inactiveAfterMillis) {
    this(
        sample,
        wording,
        phases,
        touchpoints,
        passages,
        followShare,
        followInterval,
        inactiveAfterMillis,
        null);
  }

  /** Copies the lists. */
  public DesignedVersusActual {
    phases = List.copyOf(phases);
    touchpoints = List.copyOf(touchpoints);
    passages = List.copyOf(passages);
  }

  /** What a touchpoint is in the design. */
  public enum Standing {
    /** Part of the flow. */
    DESIGNED,
    /** Part of the flow; it leaves no event. */
    UNOBSERVABLE,
    /** Reaching it is success. */
    GOAL,
    /** A designed way out. */
    EXIT,
    /** Not in the design. */
    UNPLANNED
  }

  /**
   * A touchpoint.
   *
   * @param id unique
   * @param name shown on the card
   * @param phase the index of its phase, or -1
   * @param standing what it is in the design
   * @param journeys how many came here, each counted once
   * @param facts short facts of the design: channels, initiator, "optional"
   * @param withinMillis the designed longest wait; negative if none
   * @param warnings what goes wrong here, most important first
   * @param loss who is lost here
   */
  public record Touchpoint(
      String id,
      String name,
      int phase,
      Standing standing,
      long journeys,
      List<String> facts,
      long withinMillis,
      List<Warning> warnings,
      Loss loss) {
    /** Copies the lists. */
    public Touchpoint {
      facts = List.copyOf(facts);
      warnings = List.copyOf(warnings);
    }
  }

  /** How a touchpoint is not as designed. */
  public enum Problem {
    /** It should have happened and was not recorded. */
    MISSING(Phrase.MISSING),
    /** Later than designed. */
    LATE(Phrase.LATE),
    /** Earlier than designed. */
    EARLY(Phrase.EARLY),
    /** Through a channel that is not designed. */
    CHANNEL(Phrase.CHANNEL),
    /** Customer instead of company, or the reverse. */
    INITIATOR(Phrase.INITIATOR),
    /** It happened and failed. */
    FAILED(Phrase.FAILED),
    /** The experience was below the expected one. */
    EXPERIENCE(Phrase.EXPERIENCE),
    /** It happened, but not in its turn. */
    ORDER(Phrase.OUT_OF_TURN),
    /** It is part of the design, but not at this place. */
    UNPLANNED(Phrase.NOT_HERE),
    /** A rule of the design is broken. */
    RULE(Phrase.RULE),
    /** Any other deviation. */
    OTHER(Phrase.OTHER);

    private final Phrase phrase;

    Problem(Phrase phrase) {
      this.phrase = phrase;
    }

    /** It in words, with its mark. */
    public String say(Wording wording, long journeys, double share) {
      return wording.say(phrase, wording.count(journeys), wording.percent(share));
    }
  }

  /**
   * A deviation at a touchpoint.
   *
   * @param problem which
   * @param journeys how many show it
   * @param share of those in which it could be seen
   */
  public record Warning(Problem problem, long journeys, double share) {}

  /**
   * Customers lost at a touchpoint.
   *
   * @param journeys how many
   * @param rate their share of those that could have been lost; NaN if unknown
   * @param interval of the rate
   */
  public record Loss(long journeys, double rate, Range interval) {
    /** Nobody. */
    public static final Loss NONE = new Loss(0, Double.NaN, Range.UNKNOWN);

    /** It in words, with its mark. */
    public String say(Wording wording) {
      String text = wording.say(Phrase.LOST, wording.count(journeys));
      return Double.isNaN(rate)
          ? text
          : text
              + " · "
              + (wording.percent(rate) + " " + wording.percentInterval(interval)).strip();
    }
  }

  /** What a passage is in the design. */
  public enum Course {
    /** As designed. */
    PLANNED,
    /** To or from a touchpoint that is not in the design. */
    DETOUR,
    /** Over designed touchpoints that are left out. */
    SKIP,
    /** The same touchpoint again. */
    REPEAT,
    /** In another order than designed. */
    OTHER_ORDER
  }

  /**
   * Journeys that went from one touchpoint to the next.
   *
   * @param from an id
   * @param to an id
   * @param course what it is in the design
   * @param journeys how many
   * @param medianMillis the median wait; negative if unknown
   */
  public record Passage(String from, String to, Course course, long journeys, long medianMillis) {}

  /** The figure. */
  public Figure toFigure() {
    List<String> facts = new ArrayList<>(wording.facts(sample));
    if (!Double.isNaN(followShare)) {
      facts.add(
          wording.say(
              Phrase.FOLLOW_PLAN,
              wording.percent(followShare),
              wording.percentInterval(followInterval)));
    }
    if (touchpoints.isEmpty()) {
      String reason = wording.say(Phrase.NOTHING_TO_SHOW, wording.say(Phrase.NO_TOUCHPOINTS));
      List<Line> notes = List.of(new Line(reason, Tone.BODY));
      return new Figure(title(), facts, List.of(), new Figure.Grid(List.of(), List.of(), notes));
    }
    List<Passage> candidates = WaysOut.withoutThin(this);
    MapAbstraction kept = abstraction(candidates);
    facts.addAll(hidden(kept, candidates));
    // where journeys begin and strong lines first, since engines break loops in that order
    DesignCards cards = new DesignCards(sample, wording, left != null);
    List<Figure.Card> shown =
        kept.nodes().stream()
            .mapToObj(touchpoints::get)
            .sorted(Comparator.comparing((Touchpoint t) -> !begins(t, candidates)))
            .map(cards::of)
            .toList();
    List<Figure.Link> links =
        kept.links().stream()
            .mapToObj(candidates::get)
            .sorted(
                Comparator.comparing((Passage p) -> p.course() != Course.PLANNED)
                    .thenComparingLong(p -> -p.journeys()))
            .map(this::link)
            .toList();
    return new Figure(
        title(),
        facts,
        legend(),
        new Figure.Graph(
            Figure.Direction.FITTING, phases, shown, links, wording.say(Phrase.LEGEND_JOINT)));
  }

  private String title() {
    return wording.say(Phrase.MAP_TITLE, sample.name());
  }

  private List<Figure.Key> legend() {
    List<Figure.Key> keys = new ArrayList<>();
    Phrase planned = left == null ? Phrase.LEGEND_PLANNED : Phrase.LEGEND_PLANNED_SHARE;
    keys.add(key(Role.PLANNED, wording.say(planned)));
    keys.add(key(Role.UNPLANNED, wording.say(Phrase.LEGEND_UNPLANNED)));
    keys.add(
        key(
            Role.LOST,
            inactiveAfterMillis < 0
                ? wording.say(Phrase.LEGEND_LOST)
                : wording.say(Phrase.LEGEND_LOST_LIMIT, wording.duration(inactiveAfterMillis))));
    keys.add(key(Role.GOAL, wording.say(Phrase.LEGEND_GOAL)));
    if (touchpoints.stream().anyMatch(t -> t.standing() == Standing.EXIT)) {
      keys.add(key(Role.EXIT, wording.say(Phrase.LEGEND_EXIT)));
    }
    String grey = wording.say(Phrase.LEGEND_GREY, wording.count(FEW));
    keys.add(key(Role.CONTEXT, grey + " · " + wording.say(Phrase.LEGEND_INTERVAL)));
    return keys;
  }

  private static Figure.Key key(Role role, String text) {
    return new Figure.Key(role, text);
  }

  private MapAbstraction abstraction(List<Passage> candidates) {
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < touchpoints.size(); i++) {
      if (index.put(touchpoints.get(i).id(), i) != null) {
        throw new IllegalArgumentException(
            "two touchpoints have the id " + touchpoints.get(i).id());
      }
    }
    BitSet sources = all();
    BitSet sinks = all();
    List<MapAbstraction.Arc> arcs = new ArrayList<>();
    for (Passage passage : candidates) {
      Integer from = index.get(passage.from());
      Integer to = index.get(passage.to());
      if (from == null || to == null) {
        throw new IllegalArgumentException(
            "the passage " + passage.from() + " to " + passage.to() + " names no touchpoint");
      }
      boolean planned = passage.course() == Course.PLANNED;
      arcs.add(new MapAbstraction.Arc(from, to, passage.journeys(), planned));
      if (planned && !from.equals(to)) {
        sources.clear(to);
        sinks.clear(from);
      }
    }
    IntStream.range(0, touchpoints.size()).filter(this::isUnplanned).forEach(sources::clear);
    BitSet wanted = wanted();
    int limit = Math.min(80, Math.max(left == null ? 24 : 0, 2 * wanted.cardinality()));
    return MapAbstraction.of(touchpoints.size(), arcs, wanted, sources, sinks, limit);
  }

  private static boolean begins(Touchpoint touchpoint, List<Passage> passages) {
    return passages.stream()
        .noneMatch(p -> p.to().equals(touchpoint.id()) && !p.from().equals(touchpoint.id()));
  }

  private BitSet all() {
    BitSet all = new BitSet();
    all.set(0, touchpoints.size());
    return all;
  }

  private boolean isUnplanned(int index) {
    return touchpoints.get(index).standing() == Standing.UNPLANNED;
  }

  private BitSet wanted() {
    BitSet wanted = new BitSet();
    Comparator<Integer> largest =
        Comparator.<Integer, Boolean>comparing(i -> touchpoints.get(i).standing() != Standing.GOAL)
            .thenComparingLong(i -> -touchpoints.get(i).journeys());
    IntStream.range(0, touchpoints.size())
        .filter(this::isUnplanned)
        .boxed()
        .sorted(largest)
        .limit(UNPLANNED_LIMIT)
        .forEach(wanted::set);
    IntStream.range(0, touchpoints.size())
        .filter(i -> !isUnplanned(i))
        .boxed()
        .sorted(largest)
        .limit(CARD_LIMIT - wanted.cardinality())
        .forEach(wanted::set);
    return wanted;
  }

  private List<String> hidden(MapAbstraction kept, List<Passage> candidates) {
    long visits = touchpoints.stream().mapToLong(Touchpoint::journeys).sum();
    long shown = kept.nodes().stream().mapToLong(i -> touchpoints.get(i).journeys()).sum();
    long moves = passages.stream().mapToLong(Passage::journeys).sum();
    long drawn = kept.links().stream().mapToLong(i -> candidates.get(i).journeys()).sum();
    List<String> hidden = new ArrayList<>();
    int before = left == null ? 0 : left.touchpoints();
    long visitsBefore = left == null ? 0 : left.visits();
    addHidden(
        hidden,
        Phrase.HIDDEN_CARDS,
        kept.nodes(),
        touchpoints.size() + before,
        visits + visitsBefore,
        shown);
    addHidden(hidden, Phrase.HIDDEN_LINKS, kept.links(), passages.size(), moves, drawn);
    return hidden.isEmpty() ? List.of(wording.say(Phrase.HIDDEN_NOTHING)) : hidden;
  }

  private void addHidden(
      List<String> hidden, Phrase phrase, BitSet kept, int size, long total, long shown) {
    if (kept.cardinality() < size) {
      hidden.add(wording.hidden(phrase, size - kept.cardinality(), size, total - shown, total));
    }
  }

  private Figure.Link link(Passage passage) {
    String count = wording.count(passage.journeys());
    double share = sample.share(passage.journeys());
    List<String> label =
        switch (passage.course()) {
          case PLANNED -> planned(passage, share);
          case DETOUR -> List.of();
          case SKIP -> List.of(wording.say(Phrase.SKIPS, count));
          case REPEAT -> List.of(wording.say(Phrase.REPEATED, count));
          case OTHER_ORDER -> List.of(wording.say(Phrase.OTHER_ORDER, count).split("\n", -1));
        };
    boolean planned = passage.course() == Course.PLANNED;
    Standing target = standing(passage.to());
    Role role = planned ? Role.PLANNED : Role.UNPLANNED;
    if (planned && target == Standing.EXIT) {
      role = Role.EXIT;
    }
    boolean leads = planned || target == Standing.UNPLANNED;
    return new Figure.Link(
        passage.from(),
        passage.to(),
        role,
        planned ? share : Math.min(share, 0.3),
        label,
        leads ? Figure.Flow.FORWARD : Figure.Flow.ASIDE);
  }

  Standing standing(String id) {
    return touchpoints.stream()
        .filter(t -> t.id().equals(id))
        .map(Touchpoint::standing)
        .findFirst()
        .orElse(Standing.DESIGNED);
  }

  private List<String> planned(Passage passage, double share) {
    return passage.medianMillis() < 0 || left != null
        ? List.of(wording.percent(share))
        : List.of(wording.percent(share), wording.duration(passage.medianMillis()));
  }
}
