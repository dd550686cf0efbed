package org.desirepath.conformance.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.rules.Condition;
import org.desirepath.model.rules.Truth;
import org.jspecify.annotations.Nullable;

/** The variables of a net: what each transition writes, and what its guard comes to. */
final class Variables {
  private static final int[] NOTHING = {};

  private final EventLog log;
  private final List<String> names;
  private final Map<String, Integer> index = new HashMap<>();
  private final List<@Nullable Condition> guards = new ArrayList<>();
  private final int[][] writes;

  Variables(EventLog log, DesignedJourney model) {
    this.log = log;
    TreeSet<String> written = new TreeSet<>();
    model.data().writes().values().forEach(written::addAll);
    this.names = List.copyOf(written);
    for (int i = 0; i < names.size(); i++) {
      index.put(names.get(i), i);
    }
    List<AcceptingPetriNet.Transition> transitions = model.net().transitions();
    writes = new int[transitions.size()][];
    for (int t = 0; t < writes.length; t++) {
      String id = transitions.get(t).id();
      guards.add(model.data().guards().get(id));
      writes[t] =
          model.data().writes().getOrDefault(id, List.of()).stream()
              .mapToInt(name -> index.getOrDefault(name, -1))
              .toArray();
    }
  }

  /** The valuation before the first writing. */
  @Nullable String[] unknown() {
    return new @Nullable String[names.size()];
  }

  /** The transition that a move fires in the net, or -1. */
  static int transition(Move move) {
    if (move instanceof Move.Synchronous sync) {
      return sync.transition();
    }
    if (move instanceof Move.OfModel model) {
      return model.transition();
    }
    return move instanceof Move.Silent silent ? silent.transition() : -1;
  }

  /** The valuation after a move; the same array if nothing is written. */
  @Nullable String[] after(Move move, @Nullable String[] before, int trace) {
    int transition = transition(move);
    int[] written = transition < 0 ? NOTHING : writes[transition];
    if (written.length == 0) {
      return before;
    }
    @Nullable String[] after = before.clone();
    for (int variable : written) {
      after[variable] =
          move instanceof Move.Synchronous sync
              ? log.attributeText(names.get(variable), trace, log.firstEvent(trace) + sync.event())
              : null;
    }
    return after;
  }

  /** What the guard of the transition comes to, or null if it has none. */
  @Nullable Truth guard(Move move, @Nullable String[] before, @Nullable String[] after) {
    int transition = transition(move);
    Condition guard = transition < 0 ? null : guards.get(transition);
    return guard == null
        ? null
        : guard.holds(
            (scope, name) -> {
              Integer at = index.get(name);
              return at == null ? null : (scope == Condition.Scope.AFTER ? after : before)[at];
            });
  }
}
