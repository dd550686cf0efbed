package org.desirepath.diagnostics.deviations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.diagnostics.Example;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.AcceptingPetriNet.Arc;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.Marking;
import org.desirepath.statistics.SeededRandom;
import org.junit.jupiter.api.Test;

/** Certain and possible deviations against the enumeration of all optimal alignments. */
class OptimalFlagsTest {
  private static final List<DesignedJourney> DESIGNS =
      List.of(
          Example.sequence("A", "B", "C", "Goal"),
          Example.sequence("A", "{choice: [{steps: [B, C]}, {steps: [C, D]}]}", "Goal"),
          Example.sequence("{any_order: [A, B]}", "{optional: [C]}", "Goal"),
          Example.sequence("A", "{repeat: [B, C]}", "A", "Goal"),
          Example.sequence("A", "{touchpoint: B, observable: false}", "{repeat: [C]}", "Goal"));
  private static final String[] EVENTS = {"A", "B", "C", "D", "X", "Goal"};

  @Test
  void certainAndPossibleAreThoseOfAllEnumeratedAlignments() {
    SeededRandom random = new SeededRandom(7);
    int ambiguous = 0;
    for (int i = 0; i < 250; i++) {
      DesignedJourney design = DESIGNS.get(i % DESIGNS.size());
      List<String> trace = new ArrayList<>();
      for (int e = 1 + random.nextInt(5); e > 0; e--) {
        trace.add(EVENTS[random.nextInt(EVENTS.length)]);
      }
      Map<String, String> expected = enumerated(design, trace);
      Map<String, String> found = new TreeMap<>();
      List<Deviation> deviations = Example.deviations(design, "1: " + String.join(" ", trace));
      for (Deviation d : deviations) {
        String range = d.certain().getAsInt() + ".." + d.possible().getAsInt();
        found.put(d.kind().word() + " " + d.touchpoint(), range);
        ambiguous += range.equals("0..1") ? 1 : 0;
      }
      // rows are those of the alignment shown: a subset of what is possible, with the same ranges
      assertThat(expected).as("%s %s", design.net(), trace).containsAllEntriesOf(found);
      expected.values().removeIf(range -> range.equals("0..1"));
      assertThat(found).as("%s %s", design.net(), trace).containsAllEntriesOf(expected);
    }
    assertThat(ambiguous).isGreaterThan(50);
  }

  /** By kind and touchpoint, {@code 1..1} if in all optimal alignments, {@code 0..1} if in some. */
  private static Map<String, String> enumerated(DesignedJourney design, List<String> trace) {
    List<List<Move>> best = new ArrayList<>();
    for (int cost = 0; best.isEmpty(); cost++) {
      collect(
          design,
          trace,
          new TreeMap<>(design.net().initialMarking().tokens()),
          0,
          cost,
          new ArrayList<>(),
          new ArrayList<>(),
          best);
    }
    Map<String, Integer> counts = new TreeMap<>();
    for (List<Move> moves : best) {
      deviations(design, trace, moves).forEach(d -> counts.merge(d, 1, Integer::sum));
    }
    Map<String, String> result = new TreeMap<>();
    counts.forEach((d, count) -> result.put(d, (count == best.size() ? "1" : "0") + "..1"));
    return result;
  }

  private static void collect(
      DesignedJourney design,
      List<String> trace,
      Map<Integer, Integer> marking,
      int position,
      int budget,
      List<Move> moves,
      List<String> seen,
      List<List<Move>> best) {
    String state = marking + "@" + position;
    if (seen.contains(state)) {
      return;
    }
    seen.add(state);
    AcceptingPetriNet net = design.net();
    if (position == trace.size() && net.finalMarkings().contains(new Marking(marking))) {
      if (budget == 0) {
        best.add(List.copyOf(moves));
      }
    }
    if (position < trace.size() && budget > 0) {
      moves.add(new Move.OfLog(trace.get(position), position));
      collect(design, trace, marking, position + 1, budget - 1, moves, seen, best);
      moves.remove(moves.size() - 1);
    }
    for (int t = 0; t < net.transitions().size(); t++) {
      Map<Integer, Integer> next = fire(net, marking, t);
      if (next.isEmpty()) {
        continue;
      }
      String label = net.transitions().get(t).label();
      boolean free = label == null || !design.facts().touchpoint(label).observable();
      if (label != null && position < trace.size() && label.equals(trace.get(position))) {
        moves.add(new Move.Synchronous(label, position, t));
        collect(design, trace, next, position + 1, budget, moves, seen, best);
        moves.remove(moves.size() - 1);
      }
      if (free || budget > 0) {
        moves.add(label == null ? new Move.Silent(t) : new Move.OfModel(label, t));
        collect(design, trace, next, position, free ? budget : budget - 1, moves, seen, best);
        moves.remove(moves.size() - 1);
      }
    }
    seen.remove(seen.size() - 1);
  }

  private static Map<Integer, Integer> fire(
      AcceptingPetriNet net, Map<Integer, Integer> marking, int t) {
    Map<Integer, Integer> next = new TreeMap<>(marking);
    for (Arc arc : net.inputs(t)) {
      if (next.getOrDefault(arc.place(), 0) < arc.weight()) {
        return Map.of();
      }
      next.merge(arc.place(), -arc.weight(), (a, b) -> a + b == 0 ? null : a + b);
    }
    net.outputs(t).forEach(arc -> next.merge(arc.place(), arc.weight(), Integer::sum));
    return next;
  }

  /** The rules of the contract, move by move. */
  private static Set<String> deviations(
      DesignedJourney design, List<String> trace, List<Move> moves) {
    Set<String> found = new TreeSet<>();
    int success = trace.indexOf("Goal");
    String first = trace.get(0);
    boolean designedFirst =
        first.equals("A") || (first.equals("B") && design.equals(DESIGNS.get(2)));
    if (!designedFirst) {
      found.add("start " + first);
    }
    int position = 0;
    for (Move move : moves) {
      if (move instanceof Move.OfLog log) {
        String label = log.activity();
        boolean start = position == 0 && !designedFirst;
        boolean oneOfSeveralGoals = label.equals("Goal") && trace.lastIndexOf("Goal") > success;
        if (!start && success >= 0 && (position > success || oneOfSeveralGoals)) {
          found.add("end " + label);
        } else if (!start && has(moves, label, Move.Synchronous.class)) {
          found.add("repeat " + label);
        } else if (!start && has(moves, label, Move.OfModel.class) && observable(design, label)) {
          found.add("order " + label);
        } else if (!start) {
          boolean excluded = related(design, 1, "BD", label, moves);
          found.add((excluded ? "choice " : "unplanned ") + label);
        }
      } else if (move instanceof Move.OfModel model && observable(design, model.activity())) {
        boolean tail = success < 0 && position == trace.size();
        if (!tail && has(moves, model.activity(), Move.OfLog.class)) {
          found.add("order " + model.activity());
        } else if (!tail) {
          boolean begun = related(design, 2, "AB", model.activity(), moves);
          found.add((begun ? "incompleteBlock " : "missing ") + model.activity());
        }
      }
      position += move instanceof Move.OfLog || move instanceof Move.Synchronous ? 1 : 0;
    }
    return found;
  }

  /** Whether the other of a pair of touchpoints, of this design only, is synchronous. */
  private static boolean related(
      DesignedJourney design, int index, String pair, String label, List<Move> moves) {
    if (!design.equals(DESIGNS.get(index)) || !pair.contains(label)) {
      return false;
    }
    return has(moves, pair.replace(label, ""), Move.Synchronous.class);
  }

  private static boolean observable(DesignedJourney design, String label) {
    return design.facts().touchpoint(label).observable();
  }

  private static boolean has(List<Move> moves, String label, Class<? extends Move> sort) {
    return moves.stream()
        .anyMatch(move -> sort.isInstance(move) && MoveFlags.touchpoint(move).equals(label));
  }
}
