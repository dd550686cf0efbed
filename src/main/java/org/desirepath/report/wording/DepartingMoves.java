package org.desirepath.report.wording;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.conformance.alignment.Alignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.model.DesignedJourney;

/**
 * Counts where a journey departs from the flow of the design: events that are not planned there and
 * touchpoints that were not recorded. Not counted: what the design allows at any time, what leaves
 * no event, and what an abandoned journey did not come to.
 */
public final class DepartingMoves {
  private final ComparisonResult result;
  private final Set<String> besideTheFlow;
  private final int[] all;
  private final int[] withoutTail;

  public DepartingMoves(ComparisonResult result) {
    this.result = result;
    DesignedJourney model = result.model();
    besideTheFlow = new HashSet<>(model.facts().unplannedAllowed());
    besideTheFlow.addAll(model.exits());
    int variants = result.conformance().variants().size();
    all = new int[variants];
    withoutTail = new int[variants];
    for (int v = 0; v < variants; v++) {
      Alignment alignment = result.conformance().variants().get(v).alignment();
      all[v] = count(alignment.moves());
      withoutTail[v] = count(withoutTail(alignment.moves()));
    }
  }

  private static List<Move> withoutTail(List<Move> moves) {
    int end = moves.size();
    while (end > 0
        && (moves.get(end - 1) instanceof Move.OfModel
            || moves.get(end - 1) instanceof Move.Silent)) {
      end--;
    }
    return moves.subList(0, end);
  }

  private int count(List<Move> moves) {
    int count = 0;
    for (Move move : moves) {
      boolean departs =
          move instanceof Move.OfLog ofLog
              ? !besideTheFlow.contains(ofLog.activity())
              : move instanceof Move.OfModel ofModel
                  && result.model().facts().touchpoint(ofModel.activity()).observable();
      count += departs ? 1 : 0;
    }
    return count;
  }

  public int of(int trace) {
    int variant = result.conformance().variantOf(trace);
    return result.statuses().get(trace) == JourneyStatus.ABANDONED
        ? withoutTail[variant]
        : all[variant];
  }
}
