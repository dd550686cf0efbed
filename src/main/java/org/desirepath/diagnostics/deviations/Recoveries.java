package org.desirepath.diagnostics.deviations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.diagnostics.deviations.DeviationTallies.Tally;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.model.Touchpoint;

/**
 * Repairs are not charged twice: where the design says that a touchpoint repairs another, its
 * surplus events after a deviation there are no deviation of their own, but are noted as recovery
 * of that one. By the alignment shown. O(events of the journeys concerned).
 */
final class Recoveries {
  private static final List<DeviationKind> CHARGED =
      List.of(DeviationKind.REPEAT, DeviationKind.CHOICE, DeviationKind.UNPLANNED);

  private final AlignedJourneys journeys;
  private final DeviationPlaces places;

  Recoveries(AlignedJourneys journeys, TouchpointRelations relations, AttributeChecks attributes) {
    this.journeys = journeys;
    this.places = new DeviationPlaces(journeys, relations, attributes);
  }

  void uncharge(DeviationTallies tallies) {
    Map<String, List<String>> repairs = new TreeMap<>();
    for (Touchpoint touchpoint : journeys.model().facts().touchpoints().values()) {
      if (!touchpoint.recovers().isEmpty()) {
        repairs.put(touchpoint.name(), touchpoint.recovers());
      }
    }
    repairs.forEach(
        (repair, broken) -> {
          List<Tally> causes =
              tallies.all().stream()
                  .filter(tally -> broken.contains(tally.key().touchpoint()))
                  .toList();
          List<Tally> charged =
              tallies.all().stream()
                  .filter(tally -> isCharged(tally.key(), repair) && !tally.traces().isEmpty())
                  .toList();
          new ArrayList<>(charged).forEach(tally -> uncharge(tally, causes));
        });
  }

  private static boolean isCharged(DeviationTallies.Key key, String repair) {
    return key.touchpoint().equals(repair) && CHARGED.contains(key.kind());
  }

  private void uncharge(Tally charged, List<Tally> causes) {
    int[] traces = charged.traces().stream().toArray();
    for (int trace : traces) {
      int surplus = firstSurplus(trace, charged.key().touchpoint());
      List<Tally> before =
          causes.stream()
              .filter(cause -> cause.traces().get(trace))
              .filter(cause -> isBefore(places.of(cause.key(), trace), surplus))
              .toList();
      if (!before.isEmpty()) {
        before.forEach(cause -> cause.repaired().set(trace));
        charged.uncharge(trace, journeys.conformance().variantOf(trace));
      }
    }
  }

  private static boolean isBefore(DeviationPlaces.Place place, int position) {
    return place.position() >= 0 && place.position() <= position;
  }

  private int firstSurplus(int trace, String touchpoint) {
    int variant = journeys.conformance().variantOf(trace);
    for (Move move : journeys.conformance().variants().get(variant).alignment().moves()) {
      if (move instanceof Move.OfLog ofLog && ofLog.activity().equals(touchpoint)) {
        return ofLog.event();
      }
    }
    return -1;
  }
}
