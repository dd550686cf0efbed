package org.desirepath.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.QualityFinding.Severity;
import org.desirepath.eventlog.Role;
import org.desirepath.io.Suggestion;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.Touchpoint;
import org.jspecify.annotations.Nullable;

/**
 * Names the events of a log by the touchpoints they mean.
 *
 * <p>First the {@code labels} of a mapping file, then the {@code events} of the touchpoints; a
 * touchpoint that lists events is met by those alone, any other by its own name. Matching is exact.
 * An event that means no touchpoint keeps its name and will be a log move. Costs O(events) once a
 * name has been seen.
 */
final class TouchpointMapping {
  private static final int UNDECIDED = -2;

  private final DesignedJourney model;
  private final Map<String, String> labels;
  private final Map<String, List<Candidate>> byEvent = new HashMap<>();
  private final Set<String> onlyByEvents = new TreeSet<>();

  /** A touchpoint that an event name may mean, and the attribute values that must hold. */
  private record Candidate(String touchpoint, Map<String, String> when) {}

  /**
   * A log in touchpoint names.
   *
   * @param log the same events
   * @param quality what did not match
   * @param matchedTouchpoints touchpoints of the design that the log has
   */
  record Mapped(EventLog log, List<QualityFinding> quality, SortedSet<String> matchedTouchpoints) {}

  TouchpointMapping(DesignedJourney model, Map<String, String> labels) {
    this.model = model;
    this.labels = labels;
    for (String name : model.touchpoints()) {
      Touchpoint touchpoint = model.facts().touchpoint(name);
      if (touchpoint.events().isEmpty()) {
        candidates(name).add(new Candidate(name, Map.of()));
      } else {
        onlyByEvents.add(name);
        touchpoint.events().forEach(e -> candidates(e.name()).add(new Candidate(name, e.when())));
      }
    }
    // an event name with a condition goes before the same name without
    byEvent.values().forEach(c -> c.sort((a, b) -> Integer.compare(b.when.size(), a.when.size())));
  }

  private List<Candidate> candidates(String event) {
    return byEvent.computeIfAbsent(event, e -> new ArrayList<>());
  }

  Mapped map(EventLog log) {
    LinkedHashMap<String, Integer> names = new LinkedHashMap<>();
    int[] fixed = new int[log.activities().size()];
    Arrays.fill(fixed, UNDECIDED);
    for (int a = 0; a < fixed.length; a++) {
      String label = labels.getOrDefault(log.activities().get(a), log.activities().get(a));
      List<Candidate> candidates = byEvent.getOrDefault(label, List.of());
      if (candidates.stream().allMatch(c -> c.when.isEmpty())) {
        fixed[a] =
            code(names, candidates.isEmpty() ? unmatched(label) : candidates.get(0).touchpoint);
      }
    }
    int[] codes = new int[log.eventCount()];
    for (int t = 0; t < log.traceCount(); t++) {
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        int activity = log.activity(e);
        codes[e] =
            fixed[activity] != UNDECIDED ? fixed[activity] : code(names, conditional(log, t, e));
      }
    }
    EventLog mapped = log.relabelled(List.copyOf(names.keySet()), codes);
    SortedSet<String> matched = new TreeSet<>(model.touchpoints());
    matched.retainAll(names.keySet());
    return new Mapped(mapped, findings(names.keySet(), matched), matched);
  }

  private String conditional(EventLog log, int trace, int event) {
    String label = log.activities().get(log.activity(event));
    label = labels.getOrDefault(label, label);
    for (Candidate candidate : byEvent.getOrDefault(label, List.of())) {
      if (candidate.when.entrySet().stream()
          .allMatch(w -> w.getValue().equals(attribute(log, w.getKey(), trace, event)))) {
        return candidate.touchpoint;
      }
    }
    return unmatched(label);
  }

  private static @Nullable String attribute(EventLog log, String key, int trace, int event) {
    for (Role role : Role.values()) {
      if (role.name().equals(key.toUpperCase(Locale.ROOT)) && log.roleKey(role) != null) {
        return log.roleText(role, trace, event);
      }
    }
    return log.attributeText(key, trace, event);
  }

  /**
   * A touchpoint that lists its events is not met by its own name, so an event of that name needs
   * another.
   */
  private String unmatched(String label) {
    return onlyByEvents.contains(label) ? label + " (event)" : label;
  }

  private static int code(Map<String, Integer> names, String name) {
    return names.computeIfAbsent(name, n -> names.size());
  }

  private List<QualityFinding> findings(Set<String> names, SortedSet<String> matched) {
    SortedSet<String> unseen = new TreeSet<>();
    for (String name : model.net().labels()) {
      if (!matched.contains(name) && model.facts().touchpoint(name).observable()) {
        unseen.add(name);
      }
    }
    SortedSet<String> unmapped = new TreeSet<>(names);
    unmapped.removeAll(model.touchpoints());
    List<QualityFinding> findings = new ArrayList<>();
    if (!unseen.isEmpty()) {
      findings.add(
          new QualityFinding(
              "touchpointsNeverSeen",
              Severity.WARNING,
              unseen.size(),
              "designed touchpoints of which the log has no event: not measured; each journey that"
                  + " passes one is among its missing ones all the same; if the log cannot show it,"
                  + " say observable: false",
              List.copyOf(unseen)));
    }
    if (!unmapped.isEmpty()) {
      findings.add(
          new QualityFinding(
              "unmappedLabels",
              Severity.INFO,
              unmapped.size(),
              "event names that the design does not know; their events are unplanned",
              List.copyOf(unmapped)));
    }
    Map<String, String> near = nearMisses(unseen, unmapped);
    if (!near.isEmpty()) {
      List<String> examples = new ArrayList<>();
      near.forEach(
          (event, touchpoint) -> examples.add("\"" + event + "\" for \"" + touchpoint + "\""));
      findings.add(
          new QualityFinding(
              "nearMissLabels",
              Severity.WARNING,
              near.size(),
              "event names that differ little from a touchpoint the log lacks; if they mean it,"
                  + " list them under its events",
              examples));
    }
    return findings;
  }

  private static Map<String, String> nearMisses(Set<String> unseen, Set<String> unmapped) {
    Map<String, String> near = new TreeMap<>();
    for (String event : unmapped) {
      for (String touchpoint : unseen) {
        if (Suggestion.areSimilar(event, touchpoint)) {
          near.putIfAbsent(event, touchpoint);
        }
      }
    }
    return near;
  }
}
