package org.desirepath.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.desirepath.discovery.phases.LikelyGoal;
import org.desirepath.discovery.phases.Mainline;
import org.desirepath.discovery.phases.Mainline.Step;
import org.desirepath.eventlog.EventLog;
import org.jspecify.annotations.Nullable;

/**
 * A commented blueprint to begin with. Equal input gives equal text.
 *
 * @param journey its name
 * @param goal what a journey is for
 * @param goals comment lines on the goal
 * @param phase name of its phase
 * @param comments comment lines on the steps
 * @param steps in YAML, one step a line
 */
public record BlueprintTemplate(
    String journey,
    String goal,
    List<String> goals,
    String phase,
    List<String> comments,
    List<String> steps) {
  private static final int MOST_GOALS = 4;

  /** One to be filled in without a log. */
  public static BlueprintTemplate example() {
    List<String> steps = List.of("Visit website", "Ask for offer", "Sign");
    return new BlueprintTemplate(
        "My journey",
        steps.get(steps.size() - 1),
        List.of(),
        "Orient",
        List.of(),
        steps.stream().map(BlueprintTemplate::quoted).toList());
  }

  /**
   * From what the journeys of a log have in common.
   *
   * @param log at least one event
   * @param success the goal, an event of the log; null to guess it
   */
  public static BlueprintTemplate of(EventLog log, @Nullable String success) {
    List<LikelyGoal> likely = LikelyGoal.of(log);
    Mainline line = Mainline.to(success == null ? likely.get(0).touchpoint() : success, log);
    List<String> comments = new ArrayList<>();
    comments.add(
        format(
            "the steps of the %,d of %,d journeys that reach %s, by their usual order: those in"
                + " more than %.0f %% of them,",
            line.journeys(), log.traceCount(), quoted(line.goal()), 100 * Mainline.STEP));
    comments.add(format("optional where fewer than %.0f %% have them", 100 * Mainline.REQUIRED));
    List<String> others = new ArrayList<>(log.activities());
    line.steps().forEach(step -> others.remove(step.touchpoint()));
    others.sort(null);
    if (!others.isEmpty()) {
      comments.add("event names that are in no step yet:");
      others.forEach(other -> comments.add("  " + quoted(other)));
    }
    return new BlueprintTemplate(
        log.name(),
        line.goal(),
        success == null ? guess(likely, log) : List.of(),
        "Journey",
        comments,
        line.steps().stream().map(step -> yaml(step, line.journeys())).toList());
  }

  private static List<String> guess(List<LikelyGoal> likely, EventLog log) {
    List<String> lines = new ArrayList<>();
    lines.add("A GUESS, to be confirmed: a log does not say what the goal is. The likeliest:");
    for (LikelyGoal goal : likely.subList(0, Math.min(MOST_GOALS, likely.size()))) {
      lines.add(
          format(
              "  %s: in %,d of %,d journeys, last in %,d of them",
              quoted(goal.touchpoint()), goal.journeys(), log.traceCount(), goal.last()));
    }
    return lines;
  }

  private static String yaml(Step step, long journeys) {
    String name = quoted(step.touchpoint());
    String text = step.isRepeated() ? "repeat: [" + name + "]" : name;
    if (step.optional()) {
      text = step.isRepeated() ? "optional: [{" + text + "}]" : "optional: [" + text + "]";
    }
    return format("%s  # %.0f %% of them", text, 100.0 * step.journeys() / journeys);
  }

  /**
   * The whole file.
   *
   * @param file its name, for the commands in the comments
   */
  public String text(String file) throws IOException {
    StringBuilder phases = new StringBuilder();
    comments.forEach(line -> phases.append("  # ").append(line).append('\n'));
    phases.append("  - phase: ").append(phase).append("\n    steps:");
    steps.forEach(step -> phases.append("\n      - ").append(step));
    StringBuilder onGoal = new StringBuilder();
    goals.forEach(line -> onGoal.append("  # ").append(line).append('\n'));
    return template()
        .replace("${FILE}", file.replaceAll("\\p{Cntrl}", " "))
        .replace("${JOURNEY}", quoted(journey))
        .replace("${GOALS}", onGoal)
        .replace("${SUCCESS}", "[" + quoted(goal) + "]")
        .replace("${PHASES}", phases);
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }

  /** One line in quotes, so that no name is taken for anything else. */
  private static String quoted(String name) {
    return "'"
        + name.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").replace("'", "''")
        + "'";
  }

  private static String template() throws IOException {
    try (InputStream input = BlueprintTemplate.class.getResourceAsStream("template.journey.yaml")) {
      if (input == null) {
        throw new IllegalStateException("the template is part of the program");
      }
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
