package org.desirepath.conformance.alignment;

import java.util.BitSet;
import java.util.List;

/**
 * What is still to come from each marking of a designed journey. Touchpoints that leave no event
 * and designed exits, which may be taken from anywhere, are left out.
 *
 * <p>Of a model too large to look at whole each answer is searched for, and what can't be settled
 * within the limits errs to one side: a distance is then proved from below, {@code must} holds only
 * what is proved, and {@code may} all that is not excluded.
 */
public interface Outlook {

  /**
   * What lies between some place in the model and its end.
   *
   * @param distance fewest touchpoints that still leave an event on a way to the end
   * @param must touchpoints on every way to the end, sorted
   * @param may touchpoints on some way but not on every one, sorted
   */
  record Rest(int distance, List<String> must, List<String> may) {
    public Rest {
      must = List.copyOf(must);
      may = List.copyOf(may);
    }
  }

  /**
   * A place where a touchpoint may come next.
   *
   * @param transition its index in the net
   * @param next true if no other touchpoint that leaves an event need come before it
   */
  record Ahead(int transition, boolean next) {}

  /** Fewest touchpoints that still leave an event on a way from a marking to the end. */
  int distance(int marking);

  /** The rest from a marking. */
  default Rest rest(int marking) {
    BitSet one = new BitSet();
    one.set(marking);
    return rest(one);
  }

  /**
   * What can be said of the rest when the journey stands at one of several markings: the least
   * distance, and what must happen whichever it is.
   *
   * @param markings at least one
   */
  Rest rest(BitSet markings);

  /**
   * The places where a touchpoint may come next, by transition. O(edges).
   *
   * @param markings where the journey may stand
   */
  List<Ahead> ahead(BitSet markings, String touchpoint);

  /**
   * The markings at which an alignment may have ended: one, unless the trace has no beginning.
   * Empty after a designed exit. Their numbers mean something to this outlook only.
   *
   * @param truncated true if the trace has no beginning
   */
  BitSet endsOf(Alignment alignment, boolean truncated);
}
