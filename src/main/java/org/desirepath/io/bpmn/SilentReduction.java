package org.desirepath.io.bpmn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.desirepath.io.bpmn.NetSketch.Step;

/**
 * Takes out silent steps that change no sequence of labels: two places with such a step between
 * them become one when it is the only way out of the first, or the only way into the second.
 *
 * <p>The first is the fusion of series places of Murata ("Petri nets: properties, analysis and
 * applications", 1989, doi:10.1109/5.24143, figure 22); the second delays a choice, which the
 * sequences of labels do not show. O(steps * passes) time.
 */
final class SilentReduction {
  private final NetSketch net;
  private final BitSet initial;
  private final BitSet end;
  private final int[] ways;
  private final int[] in;
  private final int[] out;
  private final List<Step> wide = new ArrayList<>();

  private SilentReduction(NetSketch net, BitSet initial, BitSet end) {
    this.net = net;
    this.initial = initial;
    this.end = end;
    this.ways = new int[net.places.size()];
    this.in = new int[net.places.size()];
    this.out = new int[net.places.size()];
    for (int p = 0; p < ways.length; p++) {
      ways[p] = p;
    }
    for (Step step : net.steps) {
      if (step.in.length > 1 || step.out.length > 1) {
        wide.add(step);
      }
    }
  }

  /**
   * Reduces.
   *
   * @param initial places with a token at the start; a step out of one stays
   * @param end places with a token at the end
   */
  static void apply(NetSketch net, BitSet initial, BitSet end) {
    new SilentReduction(net, initial, end).run();
  }

  private void run() {
    boolean more = true;
    while (more) {
      more = false;
      count();
      List<Step> left = new ArrayList<>();
      Set<List<Object>> seen = new HashSet<>();
      for (Step step : net.steps) {
        resolve(step);
        if (step.label == null && (isNothing(step) || !seen.add(key(step)))) {
          more = true;
        } else if (step.label == null && fuses(step)) {
          more = true;
        } else {
          left.add(step);
        }
      }
      net.steps.clear();
      net.steps.addAll(left);
    }
    net.steps.forEach(this::resolve);
  }

  private void count() {
    Arrays.fill(in, 0);
    Arrays.fill(out, 0);
    for (Step step : net.steps) {
      resolve(step);
      for (int p : step.in) {
        out[p]++;
      }
      for (int p : step.out) {
        in[p]++;
      }
    }
  }

  private int find(int place) {
    int at = place;
    while (ways[at] != at) {
      ways[at] = ways[ways[at]];
      at = ways[at];
    }
    return at;
  }

  private void resolve(Step step) {
    for (int i = 0; i < step.in.length; i++) {
      step.in[i] = find(step.in[i]);
    }
    for (int i = 0; i < step.out.length; i++) {
      step.out[i] = find(step.out[i]);
    }
    Arrays.sort(step.in);
    Arrays.sort(step.out);
  }

  private static boolean isNothing(Step step) {
    return Arrays.equals(step.in, step.out);
  }

  private static List<Object> key(Step step) {
    return List.of(Arrays.toString(step.in), Arrays.toString(step.out));
  }

  private boolean fuses(Step step) {
    if (step.in.length != 1 || step.out.length != 1) {
      return false;
    }
    int from = step.in[0];
    int to = step.out[0];
    boolean onlyWayOut = out[from] == 1 && !initial.get(from) && !end.get(from);
    boolean onlyWayIn = in[to] == 1 && !initial.get(to) && !end.get(to);
    if (!(onlyWayOut || onlyWayIn) || end.get(from) || standTogether(from, to)) {
      return false;
    }
    int kept = onlyWayOut ? to : from;
    int gone = onlyWayOut ? from : to;
    ways[gone] = kept;
    in[kept] += in[gone] - 1;
    out[kept] += out[gone] - 1;
    return true;
  }

  /** One step may not take or give two tokens where it took or gave one on each of two places. */
  private boolean standTogether(int a, int b) {
    for (Step step : wide) {
      if ((has(step.in, a) && has(step.in, b)) || (has(step.out, a) && has(step.out, b))) {
        return true;
      }
    }
    return false;
  }

  private boolean has(int[] places, int place) {
    for (int p : places) {
      if (find(p) == place) {
        return true;
      }
    }
    return false;
  }
}
