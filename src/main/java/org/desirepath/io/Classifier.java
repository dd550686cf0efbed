package org.desirepath.io;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.desirepath.eventlog.EventLog;

/**
 * A way to name the activity of an event that an XES file declares.
 *
 * @param keys the attributes whose values, joined by {@code +}, make the name
 */
public record Classifier(String name, List<String> keys) {
  public Classifier {
    keys = List.copyOf(keys);
  }

  /**
   * The number of different names it gives to the events of a log.
   *
   * @param activityKey the attribute that is the log's activity
   */
  public int classCount(EventLog log, String activityKey) {
    Set<String> names = new HashSet<>();
    for (int t = 0; t < log.traceCount(); t++) {
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        StringBuilder joined = new StringBuilder();
        for (String key : keys) {
          String text =
              key.equals(activityKey)
                  ? log.activities().get(log.activity(e))
                  : log.attributeText(key, t, e);
          joined.append('+').append(text == null ? "" : text);
        }
        names.add(joined.toString());
      }
    }
    return names.size();
  }
}
