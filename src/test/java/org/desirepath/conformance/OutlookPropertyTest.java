package org.desirepath.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.desirepath.conformance.alignment.Alignment;
import org.desirepath.conformance.alignment.Outlook;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.UnusableModelException;

/** The outlook by search beside the one over the whole reachability graph, on random models. */
final class OutlookPropertyTest {

  @Property(tries = 500)
  void searchedOutlookAgreesWithTheWholeGraph(@ForAll long seed) {
    RandomModels random = new RandomModels(seed);
    DesignedJourney model = random.weighted();
    List<String> trace = random.trace(6, true);
    BitSet open = new BitSet();
    open.set(0);
    ConformanceResult whole = check(OptimalAlignments.STANDARD, model, trace, open);
    ConformanceResult growing =
        check(new OptimalAlignments(1, 1, 1_000_000, 0), model, trace, open);
    assertThat(growing.markings()).isEmpty();
    assertThat(growing.firstActivities()).isEqualTo(whole.firstActivities());
    Alignment shown = whole.variants().get(0).alignment();
    assertThat(growing.variants().get(0).alignment()).isEqualTo(shown);
    BitSet ends = whole.endMarkings(0);
    BitSet same = growing.endMarkings(0);
    assertThat(same.cardinality()).isEqualTo(ends.cardinality());
    if (ends.isEmpty()) {
      return;
    }
    Outlook.Rest expected = whole.outlook().rest(ends);
    Outlook.Rest found = growing.outlook().rest(same);
    assertThat(found.distance()).isEqualTo(expected.distance());
    assertThat(found.must()).isEqualTo(expected.must());
    assertThat(found.may()).containsAll(expected.may());
    for (String touchpoint : model.net().labels()) {
      List<Outlook.Ahead> ahead = growing.outlook().ahead(same, touchpoint);
      List<Outlook.Ahead> next = new ArrayList<>(whole.outlook().ahead(ends, touchpoint));
      assertThat(ahead.stream().map(Outlook.Ahead::transition))
          .containsAll(next.stream().map(Outlook.Ahead::transition).toList());
      next.removeIf(place -> !place.next());
      assertThat(ahead.stream().filter(Outlook.Ahead::next)).containsAll(next);
    }
  }

  private static ConformanceResult check(
      OptimalAlignments checker, DesignedJourney model, List<String> trace, BitSet open) {
    try {
      return checker.check(TinyLogs.of(trace), model, open);
    } catch (UnusableModelException e) {
      Assume.that(false);
      throw e;
    }
  }
}
