package org.desirepath.diagnostics.moments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.desirepath.diagnostics.deviations.AttributeChecks;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.effects.Landmark;
import org.desirepath.diagnostics.effects.Stays;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.moments.CriticalMoments.Evidence;
import org.desirepath.diagnostics.moments.CriticalMoments.Facet;
import org.desirepath.diagnostics.moments.CriticalMoments.SetApart;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Role;

/**
 * What was special about a designed touchpoint when it was reached: that it failed, came by a
 * channel, or left the customer with a poor experience. All are known at arrival, where the
 * journeys are compared; the outcome comes after.
 */
final class AttributeMoments {

  /** What is measured at an event of a trace. */
  private interface Measure {
    double of(int trace, int row);
  }

  private static final int FEWEST = 30;
  private static final int MOST_CHANNELS = 6;

  private final OutcomeContext context;
  private final AlignedJourneys journeys;
  private final EventLog log;
  private final AttributeChecks checks;
  private final List<Candidate> found = new ArrayList<>();
  private final List<SetApart> setApart = new ArrayList<>();

  AttributeMoments(OutcomeContext context) {
    this.context = context;
    this.journeys = context.journeys();
    this.log = journeys.log();
    this.checks = new AttributeChecks(journeys);
  }

  List<SetApart> setApart() {
    return setApart;
  }

  List<Candidate> find(List<String> designed) {
    for (String touchpoint : designed) {
      if (!journeys.isSuccess(touchpoint) && journeys.codeOf(touchpoint) >= 0) {
        if (!journeys.model().facts().touchpoint(touchpoint).failsWhen().isEmpty()) {
          addDeviation(touchpoint, Facet.FAILURE, DeviationKind.FAILED, "it failed or went well");
        }
        addChannels(touchpoint);
        addExperience(touchpoint);
      }
    }
    return found;
  }

  private void addDeviation(String touchpoint, Facet facet, DeviationKind kind, String what) {
    add(
        touchpoint,
        facet,
        "landmark at arrival: " + what,
        (trace, row) -> {
          Optional<Boolean> deviates = checks.deviates(kind, trace, row - log.firstEvent(trace));
          return deviates.isPresent() ? (deviates.get() ? 1 : 0) : Double.NaN;
        },
        0.5);
  }

  private void addChannels(String touchpoint) {
    if (log.roleKey(Role.CHANNEL) == null) {
      return;
    }
    if (!journeys.model().facts().touchpoint(touchpoint).channels().isEmpty()) {
      addDeviation(
          touchpoint,
          Facet.CHANNEL,
          DeviationKind.CHANNEL,
          "by another channel than designed, or by a designed one");
      return;
    }
    Map<String, Integer> journeysByChannel = journeysByChannel(touchpoint);
    List<String> channels = List.copyOf(journeysByChannel.keySet());
    if (channels.size() < 2) {
      return;
    }
    int[] counts = channels.stream().mapToInt(c -> journeysByChannel.getOrDefault(c, 0)).toArray();
    int[] mirrors = Mirrors.of(counts);
    for (int c = 0; c < counts.length; c++) {
      String channel = channels.get(c);
      if (mirrors[c] >= 0) {
        setApart.add(
            new SetApart(
                touchpoint,
                Facet.CHANNEL,
                channel
                    + " against the other channels is "
                    + channels.get(mirrors[c])
                    + " against the others, turned round: one hypothesis"));
        continue;
      }
      add(
          touchpoint,
          Facet.CHANNEL,
          "landmark at arrival: by the channel " + channel + ", or by another",
          isBy(channel),
          0.5);
    }
  }

  private Measure isBy(String channel) {
    return (trace, row) -> {
      String text = log.roleText(Role.CHANNEL, trace, row);
      return text == null || text.isBlank() ? Double.NaN : text.equals(channel) ? 1 : 0;
    };
  }

  /** Journeys by the channel of arrival, of channels with enough of them; none if they are many. */
  private Map<String, Integer> journeysByChannel(String touchpoint) {
    Map<String, Integer> journeysByChannel = new TreeMap<>();
    int code = journeys.codeOf(touchpoint);
    for (int t = 0; t < log.traceCount(); t++) {
      int row = arrival(t, code);
      String channel = row < 0 ? null : log.roleText(Role.CHANNEL, t, row);
      if (channel != null && !channel.isBlank()) {
        journeysByChannel.merge(channel, 1, Integer::sum);
      }
    }
    journeysByChannel.values().removeIf(count -> count < FEWEST);
    if (journeysByChannel.size() > MOST_CHANNELS) {
      journeysByChannel.clear();
    }
    return journeysByChannel;
  }

  /** The channels by which a touchpoint is reached often enough to be compared; sorted. */
  List<String> channels(String touchpoint) {
    boolean none =
        log.roleKey(Role.CHANNEL) == null
            || journeys.isSuccess(touchpoint)
            || journeys.codeOf(touchpoint) < 0;
    return none ? List.of() : List.copyOf(journeysByChannel(touchpoint).keySet());
  }

  /** Arrivals by a channel against those by another. */
  Landmark byChannel(String touchpoint, String channel) {
    return atArrival(journeys.codeOf(touchpoint), isBy(channel), 0.5);
  }

  private void addExperience(String touchpoint) {
    if (log.roleKey(Role.EXPERIENCE) == null) {
      return;
    }
    boolean expected = journeys.model().facts().touchpoint(touchpoint).experience().isPresent();
    double limit = journeys.model().facts().touchpoint(touchpoint).experience().orElse(Double.NaN);
    add(
        touchpoint,
        Facet.EXPERIENCE,
        "landmark at arrival: an experience below "
            + (expected ? "the designed one" : "the median of the stratum"),
        (trace, row) -> -checks.experience(trace, row),
        -limit);
  }

  /**
   * Adds a moment.
   *
   * @param measure by row, {@code NaN} = not known, so that the journey is left out
   * @param limit above which it is exposed, {@code NaN} = the median
   */
  private void add(String touchpoint, Facet facet, String design, Measure measure, double limit) {
    int code = journeys.codeOf(touchpoint);
    found.add(
        new Candidate(
            touchpoint,
            facet,
            design,
            Evidence.E2,
            "after arrival; loss on the way there is not seen",
            () -> atArrival(code, measure, limit)));
  }

  private Landmark atArrival(int code, Measure measure, double limit) {
    Landmark.Builder builder = new Landmark.Builder(context);
    for (int t = 0; t < log.traceCount(); t++) {
      int row = journeys.isTimed(t) ? arrival(t, code) : -1;
      double value = row < 0 ? Double.NaN : measure.of(t, row);
      if (!Double.isNaN(value)) {
        int before = rowBefore(t, row);
        builder.add(
            t,
            before < 0 ? Stays.START : log.activity(before),
            before < 0 ? Landmark.NEVER : log.timeMillis(before),
            log.timeMillis(row),
            value,
            limit);
      }
    }
    return builder.build();
  }

  /** The first synchronous event of an activity before the journey's end; -1 if none. */
  private int arrival(int trace, int code) {
    int[] transitions = journeys.transitionsOf(trace);
    int first = log.firstEvent(trace);
    for (int e = first; e < journeys.endOfJourney(trace); e++) {
      if (log.activity(e) == code && transitions[e - first] >= 0) {
        return e;
      }
    }
    return -1;
  }

  private int rowBefore(int trace, int row) {
    int[] transitions = journeys.transitionsOf(trace);
    int first = log.firstEvent(trace);
    for (int e = row - 1; e >= first; e--) {
      if (transitions[e - first] >= 0) {
        return e;
      }
    }
    return -1;
  }
}
