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
import org.desirepath.visualization.Figure.Role;
import org.desirepath.visualization.Figure.Tone;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Typeface;
import org.desirepath.visualization.Wording;

/**
 * "What do customers really do?": activities and what directly follows what. At most about as many
 * activities and links are drawn as its level says, the most frequent, so that each activity can be
 * reached from the start and reaches the end; the figure says what is hidden. An activity that
 * follows itself says so on its card.
 *
 * @param sample what the figure rests on
 * @param wording the language
 * @param activities in any order
 * @param follows pairs of activities
 * @param level how much is shown
 */
public record ProcessMap(
    Figure.Sample sample,
    Wording wording,
    List<Activity> activities,
    List<Follows> follows,
    Level level) {

  private static final double NAME_WIDTH = 142;

  /** How much of a map is shown. */
  public enum Level {
    /** What most journeys do, for a slide. */
    OVERVIEW(8, 12, Phrase.OVERVIEW_TITLE),
    /** What can be read on a page. */
    STANDARD(25, 38, Phrase.PROCESS_TITLE),
    /** What can be read on a screen that zooms. */
    DETAIL(45, 70, Phrase.DETAIL_TITLE);

    private final int activities;
    private final int links;
    private final Phrase title;

    Level(int activities, int links, Phrase title) {
      this.activities = activities;
      this.links = links;
      this.title = title;
    }
  }

  /** A map that can be read on a page. */
  public ProcessMap(
      Figure.Sample sample, Wording wording, List<Activity> activities, List<Follows> follows) {
    this(sample, wording, activities, follows, Level.STANDARD);
  }

  /** The same at another level. */
  public ProcessMap at(Level other) {
    return new ProcessMap(sample, wording, activities, follows, other);
  }

  /** Whether activities or links are hidden at a level. */
  public boolean hides(Level other) {
    return activities.size() > other.activities || follows.size() > other.links;
  }

  /** Copies the lists. */
  public ProcessMap {
    activities = List.copyOf(activities);
    follows = List.copyOf(follows);
  }

  /**
   * An activity.
   *
   * @param name unique
   * @param events how often it happened
   * @param journeys in how many journeys
   * @param starts how many journeys begin with it
   * @param ends how many journeys end with it
   */
  public record Activity(String name, long events, long journeys, long starts, long ends) {}

  /**
   * One activity directly after another.
   *
   * @param from a name
   * @param to a name
   * @param count how often
   * @param medianMillis the median time between; negative if unknown
   */
  public record Follows(String from, String to, long count, long medianMillis) {}

  /** A link of the map before it is drawn; the two nodes after the activities are start and end. */
  private record Link(int from, int to, long count, long medianMillis) {}

  /** The figure. */
  public Figure toFigure() {
    List<String> facts = new ArrayList<>(wording.facts(sample));
    long events = activities.stream().mapToLong(Activity::events).sum();
    facts.add(1, wording.say(Phrase.EVENTS, wording.count(events)));
    String title = wording.say(level.title, sample.name());
    if (activities.isEmpty()) {
      String note = wording.say(Phrase.NOTHING_TO_SHOW, wording.say(Phrase.NO_EVENTS));
      List<Line> notes = List.of(new Line(note, Tone.BODY));
      return new Figure(title, facts, List.of(), new Figure.Grid(List.of(), List.of(), notes));
    }
    List<Link> links = links();
    MapAbstraction kept = abstraction(links);
    facts.addAll(hidden(kept, links, events));
    List<Figure.Card> cards = cards(kept.nodes());
    long most = kept.links().stream().mapToLong(i -> links.get(i).count()).max().orElse(1);
    List<Figure.Link> drawn =
        kept.links().stream()
            .boxed()
            .sorted(Comparator.comparingLong(i -> -links.get(i).count()))
            .map(i -> link(links.get(i), Math.max(1, most)))
            .toList();
    return new Figure(
        title,
        facts,
        legend(),
        new Figure.Graph(
            Figure.Direction.FITTING, List.of(), cards, drawn, wording.say(Phrase.LEGEND_JOINT)));
  }

  private List<Figure.Key> legend() {
    return List.of(
        new Figure.Key(Role.OBSERVED, wording.say(Phrase.LEGEND_FOLLOWS)),
        new Figure.Key(Role.CONTEXT, wording.say(Phrase.LEGEND_START_END)));
  }

  private List<Link> links() {
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < activities.size(); i++) {
      if (index.put(activities.get(i).name(), i) != null) {
        throw new IllegalArgumentException("two activities are named " + activities.get(i).name());
      }
    }
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < activities.size(); i++) {
      if (activities.get(i).starts() > 0) {
        links.add(new Link(activities.size(), i, activities.get(i).starts(), -1));
      }
    }
    for (Follows pair : follows) {
      Integer from = index.get(pair.from());
      Integer to = index.get(pair.to());
      if (from == null || to == null) {
        throw new IllegalArgumentException(
            "the pair " + pair.from() + ", " + pair.to() + " names no activity");
      }
      if (!from.equals(to)) {
        links.add(new Link(from, to, pair.count(), pair.medianMillis()));
      }
    }
    for (int i = 0; i < activities.size(); i++) {
      if (activities.get(i).ends() > 0) {
        links.add(new Link(i, activities.size() + 1, activities.get(i).ends(), -1));
      }
    }
    return links;
  }

  private MapAbstraction abstraction(List<Link> links) {
    BitSet wanted = new BitSet();
    IntStream.range(0, activities.size())
        .boxed()
        .sorted(Comparator.comparingLong(i -> -activities.get(i).events()))
        .limit(level.activities)
        .forEach(wanted::set);
    BitSet start = new BitSet();
    start.set(activities.size());
    BitSet end = new BitSet();
    end.set(activities.size() + 1);
    wanted.or(start);
    wanted.or(end);
    List<MapAbstraction.Arc> arcs =
        links.stream()
            .map(link -> new MapAbstraction.Arc(link.from(), link.to(), link.count(), true))
            .toList();
    return MapAbstraction.of(activities.size() + 2, arcs, wanted, start, end, level.links);
  }

  private List<String> hidden(MapAbstraction kept, List<Link> links, long events) {
    List<String> hidden = new ArrayList<>();
    int cards = kept.nodes().cardinality() - 2;
    if (cards < activities.size()) {
      long shown =
          kept.nodes().stream()
              .filter(i -> i < activities.size())
              .mapToLong(i -> activities.get(i).events())
              .sum();
      int all = activities.size();
      hidden.add(
          wording.hidden(Phrase.HIDDEN_ACTIVITIES, all - cards, all, events - shown, events));
    }
    if (kept.links().cardinality() < links.size()) {
      long all = links.stream().mapToLong(Link::count).sum();
      long shown = kept.links().stream().mapToLong(i -> links.get(i).count()).sum();
      int drawn = kept.links().cardinality();
      hidden.add(
          wording.hidden(
              Phrase.HIDDEN_LINKS, links.size() - drawn, links.size(), all - shown, all));
    }
    return hidden.isEmpty() ? List.of(wording.say(Phrase.HIDDEN_NOTHING)) : hidden;
  }

  /** The start first and strong links first, since engines break loops in that order. */
  private List<Figure.Card> cards(BitSet nodes) {
    List<Figure.Card> cards = new ArrayList<>();
    cards.add(card(activities.size()));
    nodes.stream().filter(i -> i < activities.size()).forEach(i -> cards.add(card(i)));
    cards.add(card(activities.size() + 1));
    return cards;
  }

  private Figure.Card card(int node) {
    if (node >= activities.size()) {
      String text = wording.say(node == activities.size() ? Phrase.START : Phrase.END);
      List<Line> lines = List.of(new Line(text, Tone.DETAIL));
      return new Figure.Card("a" + node, -1, Role.CONTEXT, Figure.Outline.SOLID, lines, -1, text);
    }
    Activity activity = activities.get(node);
    List<Line> lines = new ArrayList<>();
    for (String name : Typeface.wrap(activity.name(), Tone.NAME, NAME_WIDTH, 3)) {
      lines.add(new Line(name, Tone.NAME));
    }
    boolean few = activity.journeys() < DesignedVersusActual.FEW;
    String counts =
        wording.say(
            Phrase.ACTIVITY_COUNTS,
            wording.count(activity.events()),
            wording.count(activity.journeys()));
    lines.add(new Line(counts, few ? Tone.MUTED : Tone.DETAIL));
    long again = again(activity.name());
    if (again > 0) {
      lines.add(new Line(wording.say(Phrase.REPEATED, wording.count(again)), Tone.DETAIL));
    }
    return new Figure.Card(
        "a" + node,
        -1,
        Role.OBSERVED,
        Figure.Outline.SOLID,
        lines,
        sample.share(activity.journeys()),
        activity.name());
  }

  private long again(String name) {
    return follows.stream()
        .filter(pair -> pair.from().equals(name) && pair.to().equals(name))
        .mapToLong(Follows::count)
        .sum();
  }

  private Figure.Link link(Link link, long most) {
    List<String> label = new ArrayList<>();
    label.add(wording.count(link.count()));
    if (link.medianMillis() >= 0) {
      label.add(wording.duration(link.medianMillis()));
    }
    boolean border = Math.max(link.from(), link.to()) >= activities.size();
    return new Figure.Link(
        "a" + link.from(),
        "a" + link.to(),
        border ? Role.CONTEXT : Role.OBSERVED,
        Math.min(1, link.count() / (double) most),
        label,
        Figure.Flow.FORWARD);
  }
}
