package org.desirepath.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a file was read: every choice with its reason, and what the file says beside its events.
 *
 * @param file its name without its folder
 * @param format {@code XES} or {@code CSV}
 * @param choices in the order they were made
 * @param classifiers those an XES file declares for events
 * @param logAttributes the attributes of an XES log itself, as text, in file order; they are not
 *     part of the event log
 */
public record ReadReport(
    String file,
    String format,
    List<Choice> choices,
    List<Classifier> classifiers,
    Map<String, String> logAttributes) {

  /**
   * One choice.
   *
   * @param what such as {@code case}, {@code delimiter} or {@code time format}
   * @param value what was chosen
   * @param reason why
   */
  public record Choice(String what, String value, String reason) {}

  public ReadReport {
    choices = List.copyOf(choices);
    classifiers = List.copyOf(classifiers);
    logAttributes = Collections.unmodifiableMap(new LinkedHashMap<>(logAttributes));
  }

  /** The same without the attributes of the log itself. */
  ReadReport withoutLogAttributes() {
    return new ReadReport(file, format, choices, classifiers, Map.of());
  }
}
