package org.desirepath.model;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.desirepath.model.AcceptingPetriNet.Arc;

/** One byte a place, for nets with up to {@value #MOST_TOKENS} tokens on each. */
final class CountedFiring implements FiringRule {
  static final int MOST_TOKENS = 255;

  private final int words;
  private final List<List<Arc>> inputs;
  private final List<List<Arc>> outputs;

  CountedFiring(AcceptingPetriNet net) {
    words = Math.max(1, (net.places().size() + 7) >>> 3);
    int transitions = net.transitions().size();
    inputs = IntStream.range(0, transitions).mapToObj(net::inputs).toList();
    outputs = IntStream.range(0, transitions).mapToObj(net::outputs).toList();
  }

  @Override
  public int words() {
    return words;
  }

  @Override
  public boolean pack(Marking marking, long[] into) {
    for (Map.Entry<Integer, Integer> entry : marking.tokens().entrySet()) {
      if (entry.getValue() > MOST_TOKENS) {
        return false;
      }
      add(into, entry.getKey(), entry.getValue());
    }
    return true;
  }

  @Override
  public int tokens(long[] markings, int from, int place) {
    return (int) (markings[from + (place >>> 3)] >>> shift(place)) & 0xFF;
  }

  @Override
  public Outcome fire(int transition, long[] markings, int from, long[] next) {
    List<Arc> in = inputs.get(transition);
    for (int j = 0; j < in.size(); j++) {
      if (tokens(markings, from, in.get(j).place()) < in.get(j).weight()) {
        return Outcome.NOT_ENABLED;
      }
    }
    System.arraycopy(markings, from, next, 0, words);
    for (int j = 0; j < in.size(); j++) {
      add(next, in.get(j).place(), -(long) in.get(j).weight());
    }
    List<Arc> out = outputs.get(transition);
    for (int j = 0; j < out.size(); j++) {
      int place = out.get(j).place();
      int weight = out.get(j).weight();
      if (weight > MOST_TOKENS - tokens(next, 0, place)) {
        return Outcome.OVERFLOW;
      }
      add(next, place, weight);
    }
    return Outcome.FIRED;
  }

  private static void add(long[] marking, int place, long count) {
    marking[place >>> 3] += count << shift(place);
  }

  private static int shift(int place) {
    return (place & 7) << 3;
  }
}
