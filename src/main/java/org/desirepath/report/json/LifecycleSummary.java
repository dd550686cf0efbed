package org.desirepath.report.json;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.lifecycle.ActivityInstances;
import org.desirepath.eventlog.lifecycle.LifecyclePairing;

/** The activity instances of a log with starts, as a line and as JSON. */
public record LifecycleSummary(ActivityInstances instances) {

  /** Empty for a log in which no start is known. */
  public static Optional<LifecycleSummary> of(EventLog log) {
    ActivityInstances instances = LifecyclePairing.of(log).pair(log);
    return instances.paired() + instances.unfinished() == 0
        ? Optional.empty()
        : Optional.of(new LifecycleSummary(instances));
  }

  public String line() {
    return String.format(
        Locale.ROOT,
        "activity instances: %,d of %,d rows; %,d with start and end, %,d not ended, %,d scheduled"
            + " only; service %s; wait from end to start %s",
        instances.instances().size(),
        instances.source().eventCount(),
        instances.paired(),
        instances.unfinished(),
        instances.scheduledOnly(),
        shown(instances.serviceMillis()),
        shown(instances.waitingMillis()));
  }

  private static String shown(long[] millis) {
    return millis.length == 0
        ? "unknown"
        : "median "
            + Duration.ofMillis(median(millis))
            + String.format(Locale.ROOT, " (n = %,d)", millis.length);
  }

  /** The lower of the two in the middle where there are two: a duration that occurs. */
  private static long median(long[] millis) {
    long[] sorted = millis.clone();
    Arrays.sort(sorted);
    return sorted[(sorted.length - 1) / 2];
  }

  public void write(JsonFields json) throws IOException {
    json.object(
        "lifecycle",
        () -> {
          json.count("instances", instances.instances().size());
          json.count("paired", instances.paired());
          json.count("unfinished", instances.unfinished());
          json.count("scheduledOnly", instances.scheduledOnly());
          duration(json, "serviceMedianMillis", instances.serviceMillis());
          duration(json, "waitingMedianMillis", instances.waitingMillis());
        });
  }

  private static void duration(JsonFields json, String name, long[] millis) throws IOException {
    if (millis.length == 0) {
      json.absent(name, "no activity instance has both times that it needs");
    } else {
      json.count(name, median(millis));
    }
  }
}
