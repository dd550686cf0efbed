package org.desirepath.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.YamlNode.Mapping;
import org.jspecify.annotations.Nullable;

/**
 * Rules that lift events to touchpoints and touchpoints to phases, from a YAML file:
 *
 * <pre>
 * touchpoints:
 *   - touchpoint: Get a quote
 *     events: [quote_*, "Compare (app)"]    # names in the log; * stands for any text
 * phases:
 *   - phase: Orient
 *     touchpoints: [Visit website, Get a quote]
 * </pre>
 *
 * <p>Either part may be left out. A name that is written in full goes before a pattern. An event
 * that no rule names is a touchpoint of its own name. Immutable.
 */
public final class AbstractionFile {
  private final List<Rule> rules;
  private final Map<String, List<String>> phases;
  private final YamlNode place;

  /** One entry under {@code events}. */
  private record Rule(String touchpoint, YamlNode place, String text, Pattern pattern) {
    boolean isExact() {
      return !text.contains("*");
    }

    boolean matches(String event) {
      return pattern.matcher(event).matches();
    }
  }

  /**
   * A log lifted to touchpoints.
   *
   * @param events names in the log by touchpoint, where they are not just its own
   * @param phases touchpoints by phase in order; empty when the file has none
   * @param notes what a reader should know, each one line
   */
  public record Lifted(
      EventLog log,
      Map<String, List<String>> events,
      Map<String, List<String>> phases,
      List<String> notes) {
    public Lifted {
      events = Collections.unmodifiableMap(new LinkedHashMap<>(events));
      notes = List.copyOf(notes);
    }
  }

  private AbstractionFile(
      List<Rule> rules, Map<String, List<String>> phases, YamlNode phasesPlace) {
    this.rules = List.copyOf(rules);
    this.phases = Collections.unmodifiableMap(phases);
    this.place = phasesPlace;
  }

  /**
   * Reads a file.
   *
   * @throws FormatException at the first place that is wrong, with its line
   */
  public static AbstractionFile read(Path file) throws IOException {
    try (InputStream input = Files.newInputStream(file)) {
      return read(input, String.valueOf(file.getFileName()));
    }
  }

  /**
   * The same from bytes.
   *
   * @param file name for messages
   */
  public static AbstractionFile read(InputStream input, String file) throws IOException {
    Mapping root = YamlNode.read(input, file).mapping("the abstraction file");
    root.allowOnly(List.of("touchpoints", "phases"), "the abstraction file");
    List<Rule> rules = new ArrayList<>();
    TreeSet<String> named = new TreeSet<>();
    if (root.has("touchpoints")) {
      for (YamlNode node : root.require("touchpoints", "the file").items("touchpoints")) {
        rules.addAll(rules(node.mapping("an entry of touchpoints"), named));
      }
    }
    Map<String, List<String>> phases = new LinkedHashMap<>();
    if (root.has("phases")) {
      readPhases(root.require("phases", "the file"), phases);
    } else if (rules.isEmpty()) {
      throw root.fault("expected \"touchpoints\" or \"phases\", found neither; add one");
    }
    return new AbstractionFile(rules, phases, root.get("phases").orElse(root));
  }

  private static List<Rule> rules(Mapping entry, Set<String> named) throws FormatException {
    entry.allowOnly(List.of("touchpoint", "events"), "a touchpoint");
    YamlNode name = entry.require("touchpoint", "the entry");
    String touchpoint = name.text("touchpoint");
    if (!named.add(touchpoint)) {
      throw name.fault(
          "the touchpoint \"" + touchpoint + "\" stands twice; give all its events at one place");
    }
    List<Rule> rules = new ArrayList<>();
    for (YamlNode node : entry.require("events", "the touchpoint").items("events")) {
      String text = node.text("an event name");
      Pattern pattern =
          Pattern.compile(
              Stream.of(text.split("\\*+", -1))
                  .map(Pattern::quote)
                  .collect(Collectors.joining(".*")),
              Pattern.DOTALL);
      rules.add(new Rule(touchpoint, node, text, pattern));
    }
    return rules;
  }

  private static void readPhases(YamlNode section, Map<String, List<String>> phases)
      throws FormatException {
    Map<String, String> phaseOf = new TreeMap<>();
    for (YamlNode node : section.items("phases")) {
      Mapping entry = node.mapping("an entry of phases");
      entry.allowOnly(List.of("phase", "touchpoints"), "a phase");
      String phase = entry.require("phase", "the entry").text("phase");
      List<String> touchpoints = new ArrayList<>();
      for (YamlNode item : entry.require("touchpoints", "the phase").items("touchpoints")) {
        String touchpoint = item.text("a touchpoint");
        String other = phaseOf.putIfAbsent(touchpoint, phase);
        if (other != null) {
          throw item.fault(
              "\"" + touchpoint + "\" is in phase \"" + other + "\" already; leave it in one");
        }
        touchpoints.add(touchpoint);
      }
      if (phases.putIfAbsent(phase, touchpoints) != null) {
        throw node.fault("the phase \"" + phase + "\" stands twice; join the two");
      }
    }
  }

  /**
   * Lifts a log. O(names * rules + events).
   *
   * @throws FormatException if two touchpoints claim one event name, or phases are given and a
   *     touchpoint of the log is in none of them
   */
  public Lifted apply(EventLog log) throws FormatException {
    TreeMap<String, String> touchpointOf = new TreeMap<>();
    TreeSet<String> unnamed = new TreeSet<>();
    for (String event : new TreeSet<>(log.activities())) {
      String touchpoint = touchpoint(event);
      touchpointOf.put(event, touchpoint == null ? event : touchpoint);
      if (touchpoint == null) {
        unnamed.add(event);
      }
    }
    List<String> labels = List.copyOf(new TreeSet<>(touchpointOf.values()));
    requirePhases(labels);
    int[] codeOf =
        log.activities().stream()
            .mapToInt(event -> Collections.binarySearch(labels, touchpointOf.get(event)))
            .toArray();
    int[] codes = new int[log.eventCount()];
    for (int e = 0; e < codes.length; e++) {
      codes[e] = codeOf[log.activity(e)];
    }
    Map<String, List<String>> events = new LinkedHashMap<>();
    touchpointOf.forEach(
        (event, touchpoint) ->
            events.computeIfAbsent(touchpoint, k -> new ArrayList<>()).add(event));
    events.entrySet().removeIf(entry -> entry.getValue().equals(List.of(entry.getKey())));
    return new Lifted(log.relabelled(labels, codes), events, phases, notes(log, unnamed));
  }

  private @Nullable String touchpoint(String event) throws FormatException {
    Rule found = null;
    for (Rule rule : rules) {
      if (!rule.matches(event)) {
        continue;
      }
      if (found == null || (rule.isExact() && !found.isExact())) {
        found = rule;
      } else if (rule.isExact() == found.isExact()
          && !rule.touchpoint().equals(found.touchpoint())) {
        throw rule.place()
            .fault(
                "\""
                    + rule.text()
                    + "\" matches the event \""
                    + event
                    + "\", which is of \""
                    + found.touchpoint()
                    + "\" already; write its name in full under one of them");
      }
    }
    return found == null ? null : found.touchpoint();
  }

  private void requirePhases(List<String> labels) throws FormatException {
    if (phases.isEmpty()) {
      return;
    }
    List<String> placed = phases.values().stream().flatMap(List::stream).toList();
    List<String> missing = labels.stream().filter(label -> !placed.contains(label)).toList();
    if (!missing.isEmpty()) {
      throw place.fault(
          "touchpoints of the log in no phase: "
              + missing.stream().map(m -> "\"" + m + "\"").collect(Collectors.joining(", "))
              + "; put each into one"
              + Suggestion.ending(missing.get(0), placed));
    }
  }

  private List<String> notes(EventLog log, Set<String> unnamed) {
    List<String> notes = new ArrayList<>();
    if (!rules.isEmpty() && !unnamed.isEmpty()) {
      notes.add(
          "events that no rule names, each a touchpoint of its own name: "
              + String.join(", ", unnamed));
    }
    for (Rule rule : rules) {
      if (log.activities().stream().noneMatch(rule::matches)) {
        notes.add(
            "line "
                + rule.place().line()
                + ": \""
                + rule.text()
                + "\" matches no event of the log"
                + Suggestion.ending(rule.text(), log.activities()));
      }
    }
    for (List<String> touchpoints : phases.values()) {
      for (String touchpoint : touchpoints) {
        if (rules.stream().noneMatch(rule -> rule.touchpoint().equals(touchpoint))
            && !log.activities().contains(touchpoint)) {
          notes.add("the phases name \"" + touchpoint + "\", which the log does not have");
        }
      }
    }
    return notes;
  }
}
