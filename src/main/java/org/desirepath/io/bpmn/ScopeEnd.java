package org.desirepath.io.bpmn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.desirepath.io.FormatException;
import org.desirepath.io.bpmn.NetSketch.Step;

/**
 * When a process or sub-process is complete: when no token is left in it. Where one token at a time
 * is at work, or all are joined before the end, an end is enough. Else the states of the scope take
 * the place of its places, one token in all, so that it is complete, cancelled or terminated from
 * each state exactly.
 */
final class ScopeEnd {
  /** Most states of one process or sub-process. */
  static final int MOST_STATES = 20_000;

  /** States of a process up to which parallel ends are told by its states. */
  private static final int MOST_STATES_OF_PROCESS = 2_000;

  private static final int MOST_END_SETS = 50;

  private final ScopeCompiler compiler;
  private final NetSketch net;

  ScopeEnd(ScopeCompiler compiler) {
    this.compiler = compiler;
    this.net = compiler.net;
  }

  /** Leads from the scope to its exit; the place where a token is to be put to start it. */
  int finish(Frame frame, int exit, int open, List<Integer> cancels) throws FormatException {
    if (frame.unfold || (frame.terminates && frame.multiplies)) {
      return unfold(frame, exit, cancels);
    }
    if (frame.terminates) {
      terminateAsEnd(frame);
    }
    if (!frame.multiplies) {
      frame.ends.stream().forEach(end -> net.instant("end").from(end).to(exit));
      return frame.initial;
    }
    boolean process = open >= 0;
    ScopeStates states =
        compiler.states(frame, new BitSet(), process ? MOST_STATES_OF_PROCESS : MOST_STATES);
    boolean all = !states.tooMany && !states.unbounded;
    List<int[]> ends = all ? properEnds(states, frame) : List.of();
    if (!ends.isEmpty()) {
      ends.forEach(together -> net.instant("end").from(together).to(exit));
      return frame.initial;
    }
    if (process && !all) {
      endWithLastToken(frame, exit, open);
      return frame.initial;
    }
    return unfold(frame, exit, cancels);
  }

  private void terminateAsEnd(Frame frame) {
    for (Step step : net.steps.subList(frame.firstStep, net.steps.size())) {
      step.clears = false;
    }
  }

  /**
   * The sets of ends that have a token when no other token is left; none if such a set may also be
   * marked while others are still at work.
   */
  private static List<int[]> properEnds(ScopeStates states, Frame frame) {
    int[] ends = frame.ends.stream().toArray();
    Map<List<Integer>, int[]> sets = new LinkedHashMap<>();
    for (int m = 0; m < states.count(); m++) {
      int[] marked = marked(states, m, ends);
      if (marked.length == states.tokens(m)) {
        sets.put(Arrays.stream(marked).boxed().toList(), marked);
      }
    }
    for (int m = 0; m < states.count(); m++) {
      List<Integer> marked = Arrays.stream(marked(states, m, ends)).boxed().toList();
      for (List<Integer> set : sets.keySet()) {
        if (marked.containsAll(set) && (states.tokens(m) > set.size())) {
          return List.of();
        }
      }
    }
    boolean once = sets.keySet().stream().allMatch(s -> s.stream().distinct().count() == s.size());
    return once && sets.size() <= MOST_END_SETS ? List.copyOf(sets.values()) : List.of();
  }

  /** The ends that have a token, one with two tokens twice. */
  private static int[] marked(ScopeStates states, int marking, int[] ends) {
    return Arrays.stream(ends)
        .flatMap(end -> IntStream.generate(() -> end).limit(states.tokens(marking, end)))
        .toArray();
  }

  /** The first token that ends opens the exit, the others vanish in it. */
  private void endWithLastToken(Frame frame, int exit, int open) {
    frame.usesOpen = true;
    frame.ends.stream()
        .forEach(
            end -> {
              net.silent("first end").from(end, open).to(exit);
              net.silent("further end").from(end, exit).to(exit);
            });
  }

  private int unfold(Frame frame, int exit, List<Integer> cancels) throws FormatException {
    ScopeStates states = compiler.states(frame, frame.ends, MOST_STATES);
    if (states.tooMany || states.unbounded) {
      String where = (frame.host == null ? "process" : "sub-process") + " \"" + title(frame) + "\"";
      throw new FormatException(
          compiler.file.file,
          frame.scope.line,
          where
              + (states.unbounded
                  ? " can collect tokens without end"
                  : " has more than " + MOST_STATES + " states")
              + ", expected fewer where an inclusive join, event sub-process, boundary event or"
              + " terminating end asks which; join what is parallel earlier, or move it to a"
              + " sub-process");
    }
    List<int[]> outer = new ArrayList<>();
    List<Step> kept = new ArrayList<>();
    for (ScopeStates.Edge edge : states.edges) {
      kept.add(edge.step());
      outer.add(new int[] {edge.from(), states.isComplete(edge.to()) ? -1 : edge.to()});
    }
    int count = states.count();
    boolean[] complete = new boolean[count];
    for (int m = 0; m < count; m++) {
      complete[m] = states.isComplete(m);
    }
    List<Step> never = new ArrayList<>(net.steps.subList(frame.firstStep, net.steps.size()));
    never.removeAll(new HashSet<>(kept));
    net.cutTo(frame.firstPlace, frame.firstStep);
    int[] place = new int[count];
    for (int m = 0; m < count; m++) {
      place[m] = complete[m] ? exit : net.place(frame.scope.id + " state " + (m + 1));
    }
    for (int e = 0; e < kept.size(); e++) {
      Step edge = kept.get(e);
      int to = outer.get(e)[1];
      Step step = net.step(edge.id, edge.label).from(place[outer.get(e)[0]]);
      copyOutside(edge, step, frame);
      if (!leavesElsewhere(edge, frame) || to >= 0) {
        step.to(to < 0 ? exit : place[to]);
      }
    }
    for (int m = 0; m < count; m++) {
      for (int cancel : cancels) {
        if (!complete[m] && !states.isPassing(m)) {
          net.silent(frame.scope.id + " cancelled").from(place[m]).to(cancel);
        }
      }
    }
    for (Step step : never) {
      if (step.label != null) {
        net.step(step.id, step.label).from(net.place("never before " + step.id)).to(exit);
        compiler.remark("Can never happen", "\"" + step.label + "\"");
      }
    }
    compiler.remark("Unfolded into its states", title(frame) + ": " + count);
    return place[0];
  }

  private static String title(Frame frame) {
    return frame.scope.name.isEmpty() ? frame.scope.id : frame.scope.name;
  }

  /** Clearing the scope for who caught an error in it leaves by that way, not by the exit. */
  private static boolean leavesElsewhere(Step step, Frame frame) {
    return step.urgent && frame.thrown.containsValue(step.in.length == 0 ? -1 : step.in[0]);
  }

  private static void copyOutside(Step from, Step to, Frame frame) {
    for (int p : from.in) {
      if (p < frame.firstPlace) {
        to.from(p);
      }
    }
    for (int p : from.out) {
      if (p < frame.firstPlace) {
        to.to(p);
      }
    }
  }
}
