package org.desirepath.model;

import java.util.List;
import java.util.Map;
import org.desirepath.model.AcceptingPetriNet.Arc;

/** One bit a place, for nets with at most one token on each. */
final class SafeFiring implements FiringRule {
  private final int words;
  private final int[][] touched;
  private final long[][] taken;
  private final long[][] given;

  SafeFiring(AcceptingPetriNet net) {
    int transitions = net.transitions().size();
    words = Math.max(1, (net.places().size() + 63) >>> 6);
    touched = new int[transitions][];
    taken = new long[transitions][];
    given = new long[transitions][];
    for (int t = 0; t < transitions; t++) {
      long[] in = mask(net.inputs(t));
      long[] out = mask(net.outputs(t));
      int used = 0;
      for (int w = 0; w < words; w++) {
        used += (in[w] | out[w]) == 0 ? 0 : 1;
      }
      touched[t] = new int[used];
      taken[t] = new long[used];
      given[t] = new long[used];
      for (int w = words - 1; w >= 0; w--) {
        if ((in[w] | out[w]) != 0) {
          used--;
          touched[t][used] = w;
          taken[t][used] = in[w];
          given[t][used] = out[w];
        }
      }
    }
  }

  /** False if an arc moves more than one token, so that bits can't say what it does. */
  static boolean canCount(AcceptingPetriNet net) {
    for (int t = 0; t < net.transitions().size(); t++) {
      for (Arc arc : net.inputs(t)) {
        if (arc.weight() > 1) {
          return false;
        }
      }
      for (Arc arc : net.outputs(t)) {
        if (arc.weight() > 1) {
          return false;
        }
      }
    }
    return true;
  }

  private long[] mask(List<Arc> arcs) {
    long[] mask = new long[words];
    for (Arc arc : arcs) {
      mask[arc.place() >>> 6] |= 1L << arc.place();
    }
    return mask;
  }

  @Override
  public int words() {
    return words;
  }

  @Override
  public boolean pack(Marking marking, long[] into) {
    for (Map.Entry<Integer, Integer> entry : marking.tokens().entrySet()) {
      if (entry.getValue() > 1) {
        return false;
      }
      into[entry.getKey() >>> 6] |= 1L << entry.getKey();
    }
    return true;
  }

  @Override
  public int tokens(long[] markings, int from, int place) {
    return (int) (markings[from + (place >>> 6)] >>> place) & 1;
  }

  @Override
  public Outcome fire(int transition, long[] markings, int from, long[] next) {
    int[] at = touched[transition];
    long[] in = taken[transition];
    for (int j = 0; j < at.length; j++) {
      if ((markings[from + at[j]] & in[j]) != in[j]) {
        return Outcome.NOT_ENABLED;
      }
    }
    System.arraycopy(markings, from, next, 0, words);
    long[] out = given[transition];
    for (int j = 0; j < at.length; j++) {
      long rest = next[at[j]] & ~in[j];
      if ((rest & out[j]) != 0) {
        return Outcome.OVERFLOW;
      }
      next[at[j]] = rest | out[j];
    }
    return Outcome.FIRED;
  }
}
