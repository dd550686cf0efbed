package org.desirepath.diagnostics;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.deviations.DeviationDiagnostic;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.journeys.JourneyStatuses;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.eventlog.Role;
import org.desirepath.io.blueprint.BlueprintReader;
import org.desirepath.model.DesignedJourney;

/** Small designs and logs as text. */
public final class Example {
  public static final long HOUR = 3_600_000;

  private static final Pattern EVENT =
      Pattern.compile("([A-Za-z_]+)(?:@(\\d+))?((?:\\{[a-z]+=[^}]*})*)");
  private static final Pattern ATTRIBUTE = Pattern.compile("\\{([a-z]+)=([^}]*)}");

  private Example() {}

  /** A blueprint in YAML. */
  public static DesignedJourney design(String yaml) {
    try {
      byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
      return BlueprintReader.read(new ByteArrayInputStream(bytes), "design.journey.yaml")
          .toDesignedJourney();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sequence of steps, one phase, success at the touchpoint Goal, exit at Quit, 10 h limit. */
  public static DesignedJourney sequence(String... steps) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("journey: Example\n")
        .append("outcome: {success: [Goal], exits: [Quit], inactive_after: 10h}\n")
        .append("phases:\n  - phase: All\n    steps:\n");
    for (String step : steps) {
      yaml.append("      - ").append(step).append('\n');
    }
    return design(yaml.toString());
  }

  /**
   * One journey a line: {@code id: A@0 B@2{channel=web}}, times in hours; events without a time
   * come an hour after each other.
   */
  public static EventLog log(String... lines) {
    EventLogBuilder builder = EventLog.builder("example");
    builder.role(Role.CHANNEL, "channel").role(Role.INITIATOR, "initiator");
    builder.role(Role.STATUS, "status").role(Role.EXPERIENCE, "experience");
    for (String line : lines) {
      String[] parts = line.split(":", 2);
      int trace = builder.trace(parts[0]);
      Matcher event = EVENT.matcher(parts[1]);
      long hour = 0;
      while (event.find()) {
        hour = event.group(2) == null ? hour : Long.parseLong(event.group(2));
        int row = builder.addEvent(trace, event.group(1), hour * HOUR);
        Matcher attribute = ATTRIBUTE.matcher(event.group(3));
        while (attribute.find()) {
          builder.eventColumn(attribute.group(1)).setText(row, attribute.group(2));
        }
        hour++;
      }
    }
    return builder.build();
  }

  /** Aligned, with the data extracted at an hour. */
  public static AlignedJourneys aligned(
      DesignedJourney design, EventLog log, long asOfHour, DiagnosisParameters parameters) {
    JourneyStatuses statuses = JourneyStatuses.of(log, design, asOfHour * HOUR);
    return AlignedJourneys.of(
        log,
        OptimalAlignments.STANDARD.withThreads(1).check(log, design, statuses.open()),
        statuses,
        parameters);
  }

  public static AlignedJourneys aligned(DesignedJourney design, EventLog log, long asOfHour) {
    return aligned(design, log, asOfHour, DiagnosisParameters.standard());
  }

  public static List<Deviation> deviations(DesignedJourney design, String... lines) {
    return new DeviationDiagnostic().diagnose(aligned(design, log(lines), 1000));
  }

  /** As {@code kind touchpoint journeys/observable certain..possible}. */
  public static List<String> text(List<Deviation> deviations) {
    return deviations.stream()
        .map(
            d ->
                d.kind().word()
                    + " "
                    + d.touchpoint()
                    + " "
                    + d.journeys()
                    + "/"
                    + d.observable()
                    + " "
                    + d.certain().orElse(-1)
                    + ".."
                    + d.possible().orElse(-1))
        .toList();
  }

  /** Adds so many journeys of the same events to a log. */
  public static void add(List<String> lines, int journeys, String events) {
    for (int i = 0; i < journeys; i++) {
      lines.add("j" + lines.size() + ": " + events);
    }
  }
}
