package org.desirepath.eventlog;

import java.util.ArrayList;
import java.util.List;

/**
 * Something in the data that a reader of the results must know.
 *
 * @param code a stable name in camelCase, such as {@code ties}
 * @param count how many events, traces or values it concerns
 * @param message one sentence: what was found and what it may distort
 * @param examples at most five trace identifiers or values, each once
 * @param ofJourneys whether the examples are or hold identifiers of journeys or of what they belong
 *     to
 */
public record QualityFinding(
    String code,
    Severity severity,
    long count,
    String message,
    List<String> examples,
    boolean ofJourneys) {

  /** How much it matters. */
  public enum Severity {
    INFO,
    WARNING,
    ERROR
  }

  public QualityFinding {
    examples = examples.stream().distinct().limit(5).toList();
  }

  /** A finding whose examples name no journey. */
  public QualityFinding(
      String code, Severity severity, long count, String message, List<String> examples) {
    this(code, severity, count, message, examples, false);
  }

  /**
   * Without the journeys it names, unless they are at least {@code k}: fewer may show who they are.
   * More than five are never known, so that a larger {@code k} always leaves them out.
   */
  public QualityFinding masked(int k) {
    return ofJourneys && examples.size() < k
        ? new QualityFinding(code, severity, count, message, List.of(), true)
        : this;
  }

  /** Two findings of the same code, counted together; the graver severity stays. */
  QualityFinding plus(QualityFinding other) {
    List<String> both = new ArrayList<>(examples);
    both.addAll(other.examples);
    Severity graver = severity.compareTo(other.severity) >= 0 ? severity : other.severity;
    return new QualityFinding(
        code, graver, count + other.count, message, both, ofJourneys || other.ofJourneys);
  }
}
