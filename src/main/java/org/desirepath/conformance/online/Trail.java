package org.desirepath.conformance.online;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.desirepath.conformance.alignment.Move;
import org.jspecify.annotations.Nullable;

/** Deviations of one way, the latest last; ways that part share what is before. */
final class Trail {
  static final Trail EMPTY = new Trail(null, null, 0, 0);

  private final @Nullable Move last;
  private final @Nullable Trail before;
  private final int kept;
  private final long count;

  private Trail(@Nullable Move last, @Nullable Trail before, int kept, long count) {
    this.last = last;
    this.before = before;
    this.kept = kept;
    this.count = count;
  }

  /**
   * This trail and one more move. It is cut only when it is twice too long, so that a move costs
   * constant time on average.
   */
  Trail plus(Move move, int most) {
    Trail longer = new Trail(move, this, kept + 1, count + 1);
    return longer.kept > 2L * most ? longer.cutTo(most) : longer;
  }

  /** The same with no more than the latest moves. */
  Trail cutTo(int most) {
    List<Move> latest = latest(most);
    Trail cut = new Trail(null, null, 0, count - latest.size());
    for (Move move : latest) {
      cut = new Trail(move, cut, cut.kept + 1, cut.count + 1);
    }
    return cut;
  }

  /** The latest moves, in order. */
  List<Move> latest(int most) {
    List<Move> moves = new ArrayList<>();
    Trail at = this;
    while (at != null && at.last != null && moves.size() < most) {
      moves.add(at.last);
      at = at.before;
    }
    Collections.reverse(moves);
    return moves;
  }

  /** All moves, also those no longer kept. */
  long count() {
    return count;
  }
}
