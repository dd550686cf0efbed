package org.desirepath.conformance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.alignment.Move.OfLog;
import org.desirepath.conformance.alignment.Move.OfModel;
import org.desirepath.conformance.alignment.Move.Silent;
import org.desirepath.conformance.alignment.Move.Synchronous;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.AcceptingPetriNet.Arc;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.Marking;
import org.desirepath.model.Touchpoint;

/**
 * All alignments of a short trace with a tiny net, by definition: every move from every state
 * (marking, events consumed, exited), shortest paths by repeated relaxation, and all optimal paths
 * that meet no state twice.
 */
final class BruteForce {
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  record State(Marking marking, int event, boolean exited) {}

  record Step(Move move, State target, int cost) {}

  private static final int MOST_MARKINGS = 120;
  private static final int MOST_PATHS = 3000;
  private static final int MOST_VISITS = 200_000;

  private final DesignedJourney model;
  private final AcceptingPetriNet net;
  private final Set<Marking> live;
  private List<String> trace = List.of();
  private boolean open;
  private Marking first;
  private final Map<State, List<Step>> steps = new LinkedHashMap<>();
  private final Map<State, Integer> toGoal = new HashMap<>();
  private int visits;

  BruteForce(DesignedJourney model) {
    this.model = model;
    this.net = model.net();
    this.first = net.initialMarking();
    this.live = liveMarkings();
  }

  boolean canEnd() {
    return live.contains(net.initialMarking());
  }

  /** Markings that lie on a way from the initial one to an end. */
  Set<Marking> markings() {
    return live;
  }

  /** The optimal cost. */
  int solve(List<String> ofTrace, boolean isOpen) {
    return solve(net.initialMarking(), ofTrace, isOpen);
  }

  /** The optimal cost of alignments that start at a marking. */
  int solve(Marking begin, List<String> ofTrace, boolean isOpen) {
    first = begin;
    trace = ofTrace;
    open = isOpen;
    steps.clear();
    toGoal.clear();
    visits = 0;
    State start = new State(first, 0, false);
    ArrayDeque<State> todo = new ArrayDeque<>(List.of(start));
    while (!todo.isEmpty()) {
      State state = todo.remove();
      if (!steps.containsKey(state)) {
        List<Step> from = stepsFrom(state);
        steps.put(state, from);
        from.forEach(step -> todo.add(step.target));
      }
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Map.Entry<State, List<Step>> entry : steps.entrySet()) {
        int best = isGoal(entry.getKey()) ? 0 : Integer.MAX_VALUE;
        for (Step step : entry.getValue()) {
          Integer rest = toGoal.get(step.target);
          best = rest == null ? best : Math.min(best, rest + step.cost);
        }
        if (best < toGoal.getOrDefault(entry.getKey(), Integer.MAX_VALUE)) {
          toGoal.put(entry.getKey(), best);
          changed = true;
        }
      }
    }
    return toGoal.get(start);
  }

  /** All optimal alignments that meet no state twice. */
  Set<List<Move>> optimal() {
    Set<List<Move>> found = new HashSet<>();
    State start = new State(first, 0, false);
    collect(start, new ArrayList<>(), new HashSet<>(Set.of(start)), found);
    return found;
  }

  private void collect(State state, List<Move> moves, Set<State> met, Set<List<Move>> found) {
    if (found.size() > MOST_PATHS || visits++ > MOST_VISITS) {
      throw new TooLarge();
    }
    if (isGoal(state)) {
      found.add(List.copyOf(moves));
    }
    for (Step step : steps.get(state)) {
      Integer rest = toGoal.get(step.target);
      if (rest != null && rest + step.cost == toGoal.get(state) && met.add(step.target)) {
        moves.add(step.move);
        collect(step.target, moves, met, found);
        moves.remove(moves.size() - 1);
        met.remove(step.target);
      }
    }
  }

  /** The order of the contract: kind, label, transition id at the first difference. */
  Comparator<List<Move>> tieBreak() {
    Comparator<Move> byMove =
        Comparator.<Move>comparingInt(BruteForce::kind)
            .thenComparing(BruteForce::label)
            .thenComparing(this::transitionId);
    return (a, b) -> {
      for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
        int order = byMove.compare(a.get(i), b.get(i));
        if (order != 0) {
          return order;
        }
      }
      return Integer.compare(a.size(), b.size());
    };
  }

  private static int kind(Move move) {
    if (move instanceof Synchronous) {
      return 0;
    } else if (move instanceof OfLog) {
      return 1;
    }
    return move instanceof OfModel ? 2 : 3;
  }

  private static String label(Move move) {
    if (move instanceof Synchronous sync) {
      return sync.activity();
    } else if (move instanceof OfLog log) {
      return log.activity();
    }
    return move instanceof OfModel missing ? missing.activity() : "";
  }

  private String transitionId(Move move) {
    if (move instanceof Synchronous sync) {
      return sync.transition() == Move.EXIT
          ? "\uffff"
          : net.transitions().get(sync.transition()).id();
    } else if (move instanceof OfModel missing) {
      return net.transitions().get(missing.transition()).id();
    }
    return move instanceof Silent silent ? net.transitions().get(silent.transition()).id() : "";
  }

  private boolean isGoal(State state) {
    return state.event == trace.size()
        && (open || state.exited || net.finalMarkings().contains(state.marking));
  }

  private List<Step> stepsFrom(State state) {
    List<Step> result = new ArrayList<>();
    if (open && state.event == trace.size()) {
      return result;
    }
    String next = state.event < trace.size() ? trace.get(state.event) : null;
    if (next != null) {
      boolean free = model.facts().unplannedAllowed().contains(next);
      int cost = free ? 0 : model.facts().touchpoint(next).unplannedWeight();
      State after = new State(state.marking, state.event + 1, state.exited);
      result.add(new Step(new OfLog(next, state.event), after, cost));
      if (model.exits().contains(next) && !state.exited) {
        State exit = new State(new Marking(Map.of()), state.event + 1, true);
        result.add(new Step(new Synchronous(next, state.event, Move.EXIT), exit, 0));
      }
    }
    if (!state.exited) {
      fire(state, next, result);
    }
    return result;
  }

  private void fire(State state, String next, List<Step> result) {
    for (int t = 0; t < net.transitions().size(); t++) {
      Marking after = fired(state.marking, t);
      if (after == null || !live.contains(after)) {
        continue;
      }
      String label = net.transitions().get(t).label();
      State stay = new State(after, state.event, false);
      if (label == null) {
        result.add(new Step(new Silent(t), stay, 0));
      } else {
        Touchpoint touchpoint = model.facts().touchpoint(label);
        int cost = touchpoint.observable() ? touchpoint.missingWeight() : 0;
        result.add(new Step(new OfModel(label, t), stay, cost));
        if (label.equals(next)) {
          State both = new State(after, state.event + 1, false);
          result.add(new Step(new Synchronous(label, state.event, t), both, 0));
        }
      }
    }
  }

  private Set<Marking> liveMarkings() {
    Map<Marking, Set<Marking>> next = new LinkedHashMap<>();
    ArrayDeque<Marking> todo = new ArrayDeque<>(List.of(net.initialMarking()));
    while (!todo.isEmpty()) {
      Marking marking = todo.remove();
      if (next.containsKey(marking)) {
        continue;
      }
      if (next.size() > MOST_MARKINGS) {
        throw new TooLarge();
      }
      Set<Marking> targets = new HashSet<>();
      for (int t = 0; t < net.transitions().size(); t++) {
        Marking after = fired(marking, t);
        if (after != null) {
          targets.add(after);
        }
      }
      next.put(marking, targets);
      todo.addAll(targets);
    }
    Set<Marking> result = new HashSet<>(net.finalMarkings());
    result.retainAll(next.keySet());
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Map.Entry<Marking, Set<Marking>> entry : next.entrySet()) {
        if (!result.contains(entry.getKey())
            && entry.getValue().stream().anyMatch(result::contains)) {
          changed |= result.add(entry.getKey());
        }
      }
    }
    return result;
  }

  private Marking fired(Marking marking, int transition) {
    Map<Integer, Integer> tokens = new HashMap<>(marking.tokens());
    for (Arc arc : net.inputs(transition)) {
      if (tokens.merge(arc.place(), -arc.weight(), Integer::sum) < 0) {
        return null;
      }
    }
    net.outputs(transition).forEach(arc -> tokens.merge(arc.place(), arc.weight(), Integer::sum));
    tokens.values().removeIf(count -> count == 0);
    return new Marking(tokens);
  }
}
