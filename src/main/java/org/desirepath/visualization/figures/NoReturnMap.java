package org.desirepath.visualization.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Figure.Card;
import org.desirepath.visualization.Figure.Direction;
import org.desirepath.visualization.Figure.Flow;
import org.desirepath.visualization.Figure.Line;
import org.desirepath.visualization.Figure.Link;
import org.desirepath.visualization.Figure.Outline;
import org.desirepath.visualization.Figure.Range;
import org.desirepath.visualization.Figure.Role;
import org.desirepath.visualization.Figure.Tone;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Typeface;
import org.desirepath.visualization.Wording;

/**
 * "Where is there no way back?": the states of journeys with their chance of success, lost and won
 * ones marked, those at the edge of one with a second line, and the steps that change the chance
 * most.
 *
 * @param sample what the figure rests on
 * @param wording the language
 * @param states by journeys, most first
 * @param steps between states, most influential first
 * @param lostAt chance of success at most which a state is lost
 * @param reason why there are none; empty if there are
 */
public record NoReturnMap(
    Figure.Sample sample,
    Wording wording,
    List<State> states,
    List<Step> steps,
    double lostAt,
    String reason) {

  private static final int LIMIT = 16;
  private static final int LINK_LIMIT = 22;
  private static final double NAME_WIDTH = 150;

  /** Copies the lists. */
  public NoReturnMap {
    states = List.copyOf(states);
    steps = List.copyOf(steps);
  }

  /** Where a state stands. */
  public enum Verdict {
    /** As good as lost. */
    LOST,
    /** As good as won. */
    WON,
    /** Neither. */
    UNDECIDED
  }

  /**
   * A state of journeys.
   *
   * @param id unique
   * @param names the last touchpoints, as the state has them
   * @param journeys that pass it
   * @param chance of success; NaN for an end
   * @param interval of the chance
   * @param verdict where it stands
   * @param boundary undecided, with a decided state that can be next
   */
  public record State(
      String id,
      List<String> names,
      long journeys,
      double chance,
      Range interval,
      Verdict verdict,
      boolean boundary) {
    /** Copies the names. */
    public State {
      names = List.copyOf(names);
    }

    /** Whether journeys end here, so that there is no chance any more. */
    boolean isEnd() {
      return Double.isNaN(chance);
    }
  }

  /**
   * A step from one state to another.
   *
   * @param from an id
   * @param to an id
   * @param count how often
   * @param swing change of the chance of success
   */
  public record Step(String from, String to, long count, double swing) {}

  /** The figure. */
  public Figure toFigure() {
    List<String> facts = new ArrayList<>(wording.facts(sample));
    String title = wording.say(Phrase.NO_RETURN_TITLE);
    if (states.isEmpty()) {
      String why = reason.isBlank() ? wording.say(Phrase.NO_TOUCHPOINTS) : reason;
      return new Figure(
          title, facts, List.of(), Sketch.reason(wording.say(Phrase.NOTHING_TO_SHOW, why)));
    }
    Map<String, Integer> influence = new HashMap<>();
    for (Step step : steps) {
      if (!step.from().equals(step.to())) {
        influence.putIfAbsent(step.from(), influence.size());
        influence.putIfAbsent(step.to(), influence.size());
      }
    }
    List<State> first =
        states.stream()
            .sorted(
                Comparator.comparing(
                        (State s) ->
                            !s.isEnd() && s.verdict() == Verdict.UNDECIDED && !s.boundary())
                    .thenComparingInt(s -> influence.getOrDefault(s.id(), steps.size()))
                    .thenComparingLong(s -> -s.journeys()))
            .limit(LIMIT)
            .toList();
    List<Step> drawn = drawn(first);
    Set<String> linked = new HashSet<>();
    drawn.forEach(step -> linked.addAll(List.of(step.from(), step.to())));
    // a state beside all others says something only if it is decided
    List<State> shown =
        first.stream()
            .filter(s -> linked.contains(s.id()) || s.verdict() != Verdict.UNDECIDED)
            .toList();
    List<State> before = states.stream().filter(s -> !s.isEnd()).toList();
    long decided = before.stream().filter(s -> s.verdict() != Verdict.UNDECIDED).count();
    facts.add(
        wording.say(Phrase.DECIDED_STATES, wording.count(decided), wording.count(before.size())));
    facts.add(hidden(shown, drawn));
    List<Card> cards = states.stream().filter(shown::contains).map(this::card).toList();
    List<Link> links = drawn.stream().map(this::link).toList();
    return new Figure(
        title,
        facts,
        legend(),
        new Figure.Graph(
            Direction.FITTING, List.of(), cards, links, wording.say(Phrase.LEGEND_JOINT)));
  }

  /** For each state its most influential step, then the most influential of the others. */
  private List<Step> drawn(List<State> shown) {
    Set<String> ids = shown.stream().map(State::id).collect(Collectors.toSet());
    List<Step> between =
        steps.stream()
            .filter(s -> ids.contains(s.from()) && ids.contains(s.to()))
            .filter(s -> !s.from().equals(s.to()))
            .toList();
    Set<Step> drawn = new HashSet<>();
    for (State state : shown) {
      between.stream()
          .filter(s -> s.from().equals(state.id()) || s.to().equals(state.id()))
          .findFirst()
          .ifPresent(drawn::add);
    }
    between.stream()
        .filter(s -> !drawn.contains(s))
        .limit(LINK_LIMIT - drawn.size())
        .toList()
        .forEach(drawn::add);
    return between.stream().filter(drawn::contains).toList();
  }

  private String hidden(List<State> shown, List<Step> drawn) {
    List<State> before = states.stream().filter(s -> !s.isEnd()).toList();
    List<State> kept = shown.stream().filter(s -> !s.isEnd()).toList();
    long all = before.stream().mapToLong(State::journeys).sum();
    long seen = kept.stream().mapToLong(State::journeys).sum();
    List<String> hidden = new ArrayList<>();
    if (kept.size() < before.size()) {
      hidden.add(
          wording.hidden(
              Phrase.HIDDEN_STATES, before.size() - kept.size(), before.size(), all - seen, all));
    }
    long moves = steps.stream().filter(s -> !s.from().equals(s.to())).count();
    if (drawn.size() < moves) {
      long total =
          steps.stream().filter(s -> !s.from().equals(s.to())).mapToLong(Step::count).sum();
      long left = total - drawn.stream().mapToLong(Step::count).sum();
      hidden.add(wording.hidden(Phrase.HIDDEN_LINKS, moves - drawn.size(), moves, left, total));
    }
    return hidden.isEmpty() ? wording.say(Phrase.HIDDEN_NOTHING) : String.join(" · ", hidden);
  }

  private List<Figure.Key> legend() {
    return List.of(
        new Figure.Key(
            Role.LOST, wording.say(Phrase.LEGEND_LOST_STATE, wording.percent(lostAt)), "✗"),
        new Figure.Key(
            Role.GOAL, wording.say(Phrase.LEGEND_WON_STATE, wording.percent(1 - lostAt)), "★"),
        new Figure.Key(Role.OBSERVED, wording.say(Phrase.LEGEND_BOUNDARY), "▢"),
        new Figure.Key(Role.OBSERVED, wording.say(Phrase.LEGEND_SWING), "→"),
        new Figure.Key(
            Role.CONTEXT,
            wording.say(Phrase.LEGEND_GREY, wording.count(DesignedVersusActual.FEW))
                + " · "
                + wording.say(Phrase.LEGEND_INTERVAL)));
  }

  private Card card(State state) {
    boolean few = state.journeys() < DesignedVersusActual.FEW;
    String mark =
        switch (state.verdict()) {
          case LOST -> state.isEnd() ? "↓ " : "✗ ";
          case WON -> "★ ";
          case UNDECIDED -> "";
        };
    List<Line> lines = new ArrayList<>();
    Tone name = few ? Tone.MUTED_NAME : Tone.NAME;
    int number = 0;
    for (String part : state.names()) {
      String text = number++ == 0 ? mark + part : "› " + part;
      for (String line : Typeface.wrap(text, name, NAME_WIDTH, 2)) {
        lines.add(new Line(line, name));
      }
    }
    if (lines.isEmpty()) {
      lines.add(new Line(mark + wording.say(Phrase.START), name));
    }
    if (state.isEnd()) {
      Role end =
          switch (state.verdict()) {
            case WON -> Role.GOAL;
            case LOST -> Role.LOST;
            case UNDECIDED -> Role.EXIT;
          };
      return new Card(
          state.id(), -1, end, Outline.SOLID, lines, -1, String.join(" › ", state.names()));
    }
    String chance =
        wording.say(
            Phrase.CHANCE,
            wording.percent(state.chance()),
            wording.percentInterval(state.interval()));
    lines.add(new Line(chance, few ? Tone.MUTED : Tone.BODY));
    lines.add(new Line(wording.say(Phrase.JOURNEYS, wording.count(state.journeys())), Tone.MUTED));
    Role role =
        switch (state.verdict()) {
          case LOST -> Role.LOST;
          case WON -> Role.GOAL;
          case UNDECIDED -> few ? Role.CONTEXT : Role.OBSERVED;
        };
    return new Card(
        state.id(),
        -1,
        role,
        state.boundary() ? Outline.DOUBLE : Outline.SOLID,
        lines,
        Double.isNaN(state.chance()) ? -1 : Math.min(1, Math.max(0, state.chance())),
        String.join(" › ", state.names()));
  }

  private Link link(Step step) {
    String swing = wording.say(Phrase.SWING, wording.signedPoints(step.swing()));
    boolean down = step.swing() <= -0.005;
    boolean up = step.swing() >= 0.005;
    String mark = up ? "▲ " : down ? "▼ " : "";
    return new Link(
        step.from(),
        step.to(),
        down ? Role.LOST : up ? Role.GOAL : Role.OBSERVED,
        sample.share(step.count()),
        List.of(mark + swing, wording.count(step.count())),
        Flow.FORWARD);
  }
}
