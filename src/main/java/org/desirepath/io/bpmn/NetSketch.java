package org.desirepath.io.bpmn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A net while it is made: places by number, steps that may do more than a transition can. */
final class NetSketch {

  /** A transition to be. */
  static final class Step {
    final String id;
    final @Nullable String label;
    int[] in = new int[0];
    int[] out = new int[0];

    /** Takes all tokens of the scope it stands in. */
    boolean clears;

    /** Fires before all that is not urgent. */
    boolean urgent;

    /** The places that lead into an inclusive join, which waits for what may still come. */
    int @Nullable [] join;

    Step(String id, @Nullable String label) {
      this.id = id;
      this.label = label;
    }

    Step from(int... places) {
      in = plus(in, places);
      return this;
    }

    Step to(int... places) {
      out = plus(out, places);
      return this;
    }

    private static int[] plus(int[] some, int[] more) {
      int[] all = Arrays.copyOf(some, some.length + more.length);
      System.arraycopy(more, 0, all, some.length, more.length);
      return all;
    }
  }

  final List<String> places = new ArrayList<>();
  final List<Step> steps = new ArrayList<>();
  private final Map<String, Integer> used = new HashMap<>();

  int place(String name) {
    places.add(unique(name));
    return places.size() - 1;
  }

  Step step(String id, @Nullable String label) {
    Step step = new Step(unique(id), label);
    steps.add(step);
    return step;
  }

  Step silent(String id) {
    return step(id, null);
  }

  /** A silent step that takes no time: nothing else happens before it. */
  Step instant(String id) {
    Step step = silent(id);
    step.urgent = true;
    return step;
  }

  /** The name, or the name with {@code ~2}, {@code ~3} behind it. */
  private String unique(String name) {
    int count = used.merge(name, 1, Integer::sum);
    return count == 1 ? name : unique(name + "~" + count);
  }

  /** Forgets what was made since. */
  void cutTo(int placeCount, int stepCount) {
    List<String> droppedPlaces = places.subList(placeCount, places.size());
    droppedPlaces.forEach(used::remove);
    droppedPlaces.clear();
    List<Step> droppedSteps = steps.subList(stepCount, steps.size());
    droppedSteps.forEach(step -> used.remove(step.id));
    droppedSteps.clear();
  }
}
