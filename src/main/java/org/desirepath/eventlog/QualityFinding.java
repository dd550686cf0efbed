package org.desirepath.eventlog;

import java.util.ArrayList;
import java.util.List;

/**
 * Something in the data that a reader of the results must know.
 *
 * @param code a stable name in camelCase, such as {@code ties}
 * @param count how many events, traces or values it concerns
 * @param message one sentence: what was found and what it may distort
 * @param examples at most five trace identifiers or values
 */
public record QualityFinding(
    String code, Severity severity, long count, String message, List<String> examples) {

  /** How much it matters. */
  public enum Severity {
    INFO,
    WARNING,
    ERROR
  }

  public QualityFinding {
    examples = List.copyOf(examples.subList(0, Math.min(5, examples.size())));
  }

  /** Two findings of the same code, counted together; the graver severity stays. */
  QualityFinding plus(QualityFinding other) {
    List<String> both = new ArrayList<>(examples);
    both.addAll(other.examples);
    Severity graver = severity.compareTo(other.severity) >= 0 ? severity : other.severity;
    return new QualityFinding(code, graver, count + other.count, message, both);
  }
}
