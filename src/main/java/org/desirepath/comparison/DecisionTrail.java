package org.desirepath.comparison;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.desirepath.comparison.Decision.By;
import org.desirepath.comparison.Decision.Stage;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.moments.CriticalMoments;
import org.desirepath.diagnostics.sources.SourceAudit;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.model.Outcome;
import org.jspecify.annotations.Nullable;

/** Every decision behind a result, in the order in which they counted. */
public final class DecisionTrail {
  private static final String FILTER = "filter";
  private static final String AS_OF = "asOf";
  private static final String CONSENT = "consent";

  private final ComparisonResult result;
  private final Map<String, List<String>> options;
  private final List<Decision> trail = new ArrayList<>();

  private DecisionTrail(ComparisonResult result) {
    this.result = result;
    this.options = result.provenance().parameters();
  }

  /** The trail of a result. */
  public static List<Decision> of(ComparisonResult result) {
    DecisionTrail made = new DecisionTrail(result);
    made.trail.addAll(result.provenance().decisions());
    made.sources();
    made.part();
    made.outcome();
    made.statistics();
    made.search();
    made.otherOptions();
    return made.trail;
  }

  private void add(Stage stage, String subject, String what, String value, By by, String reason) {
    trail.add(new Decision(stage, subject, what, value, by, reason));
  }

  private void sources() {
    SourceAudit audit = result.sources();
    if (audit != null) {
      add(
          Stage.SOURCES,
          "",
          "stitches",
          Integer.toString(audit.identity().stitches().size()),
          By.DETECTED,
          "each with its evidence in tables/stitches.csv");
      add(
          Stage.SOURCES,
          "",
          "not followed",
          Integer.toString(audit.identity().refusals().size()),
          By.DETECTED,
          "evidence that leads to two customers, or is too common");
    }
  }

  private void part() {
    String asOf =
        result.asOfMillis() == EventLog.NO_TIME
            ? ""
            : Instant.ofEpochMilli(result.asOfMillis()).toString();
    boolean given = options.containsKey(AS_OF);
    add(
        Stage.PART,
        "",
        "data as of",
        asOf,
        given ? By.GIVEN : By.DETECTED,
        given ? "" : "the latest event");
    if (!options.containsKey(CONSENT)) {
      for (QualityFinding finding : found("withoutConsent")) {
        String left = finding.count() + " " + finding.message();
        add(Stage.PART, "", CONSENT, "as the mapping says", By.GIVEN, left);
      }
    }
    List<String> removed = found("filtered").stream().map(QualityFinding::message).toList();
    List<String> filters = options.getOrDefault(FILTER, List.of());
    for (int i = 0; i < filters.size(); i++) {
      String expression = filters.get(i);
      add(
          Stage.PART,
          "",
          FILTER,
          expression,
          By.GIVEN,
          filters.size() == removed.size() ? removed.get(i) : "");
    }
  }

  private List<QualityFinding> found(String code) {
    return result.quality().stream().filter(finding -> finding.code().equals(code)).toList();
  }

  private void outcome() {
    Outcome outcome = result.model().facts().outcome();
    if (outcome != null) {
      add(Stage.OUTCOME, "", "success", String.join(", ", outcome.success()), By.DESIGNED, "");
      if (!outcome.exits().isEmpty()) {
        add(Stage.OUTCOME, "", "exits", String.join(", ", outcome.exits()), By.DESIGNED, "");
      }
    }
    DropOff dropOff = result.findings().dropOff();
    if (dropOff != null) {
      boolean designed = outcome != null && outcome.horizonMillis().isPresent();
      add(
          Stage.OUTCOME,
          "",
          "horizon",
          time(dropOff.horizon().millis()),
          designed ? By.DESIGNED : By.DETECTED,
          dropOff.horizon().source());
      inactivityLimits(outcome, dropOff);
    }
    CriticalMoments moments = result.findings().criticalMoments();
    if (moments != null) {
      add(
          Stage.OUTCOME,
          "",
          "window after a moment",
          time(OptionalLong.of(moments.windowMillis())),
          By.DETECTED,
          "99 % of journeys end within it, and the longest inactivity limit");
    }
  }

  /** One for all if the design says it, else that of each touchpoint. */
  private void inactivityLimits(@Nullable Outcome outcome, DropOff dropOff) {
    if (outcome != null && outcome.inactiveAfterMillis().isPresent()) {
      String limit = time(outcome.inactiveAfterMillis());
      add(Stage.OUTCOME, "", "inactivity limit", limit, By.DESIGNED, "");
      return;
    }
    for (DropOff.Step step : dropOff.steps()) {
      add(
          Stage.OUTCOME,
          step.touchpoint(),
          "inactivity limit",
          time(step.inactiveAfterMillis()),
          By.DETECTED,
          step.inactiveAfterReason());
    }
  }

  private static String time(OptionalLong millis) {
    if (millis.isEmpty()) {
      return "none";
    }
    Duration left = Duration.ofMillis(millis.getAsLong());
    StringBuilder text = new StringBuilder();
    part(text, left.toDays(), "d");
    part(text, left.toHoursPart(), "h");
    part(text, left.toMinutesPart(), "min");
    part(text, left.toSecondsPart(), "s");
    part(text, left.toMillisPart(), "ms");
    return text.length() == 0 ? "0 s" : text.toString();
  }

  private static void part(StringBuilder text, long count, String unit) {
    if (count > 0) {
      text.append(text.length() == 0 ? "" : " ").append(count).append(' ').append(unit);
    }
  }

  private void statistics() {
    DiagnosisParameters used = result.findings().parameters();
    DiagnosisParameters standard = DiagnosisParameters.standard();
    statistic(
        "k",
        Integer.toString(used.k()),
        used.k() == standard.k(),
        "fewest journeys that must share a finding before any is named");
    statistic(
        "delta",
        Double.toString(used.delta()),
        used.delta() == standard.delta(),
        "least difference in success that matters");
    statistic(
        "alpha",
        Double.toString(used.alpha()),
        used.alpha() == standard.alpha(),
        "tolerated share of false findings");
    statistic(
        "seed", Long.toString(used.seed()), used.seed() == standard.seed(), "of everything random");
    statistic(
        "zone",
        used.zone().equals(standard.zone()) ? "UTC" : used.zone().getId(),
        used.zone().equals(standard.zone()),
        "of days and weeks");
  }

  private void statistic(String what, String value, boolean standard, String reason) {
    add(Stage.STATISTICS, "", what, value, standard ? By.STANDARD : By.GIVEN, reason);
  }

  private void search() {
    List<String> states = options.get("maxStates");
    String standard = Integer.toString(OptimalAlignments.STANDARD.maxStates());
    add(
        Stage.SEARCH,
        "",
        "states for one variant",
        states == null ? standard : String.join(", ", states),
        states == null ? By.STANDARD : By.GIVEN,
        "what is not optimal by then gets a certified interval");
    List<String> budget = options.get("budget");
    add(
        Stage.SEARCH,
        "",
        "budget",
        budget == null ? "none" : String.join(", ", budget),
        budget == null ? By.STANDARD : By.GIVEN,
        "");
  }

  /** Those that have no place of their own above. */
  private void otherOptions() {
    List<String> told = List.of("k", "maxStates", "budget", FILTER, AS_OF, "zone");
    options.forEach(
        (name, values) -> {
          if (!told.contains(name)) {
            add(Stage.OPTION, "", name, String.join(", ", values), By.GIVEN, "");
          }
        });
  }
}
