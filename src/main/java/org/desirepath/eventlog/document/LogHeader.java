package org.desirepath.eventlog.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a log says of itself before its traces.
 *
 * @param version of XES, as the file says; empty if there was no such file
 * @param globals attributes that every trace or event is said to have, with their defaults
 * @param attributes of the log itself
 */
public record LogHeader(
    String version,
    List<Extension> extensions,
    List<Global> globals,
    List<NamedClassifier> classifiers,
    List<Attribute> attributes) {

  /** A vocabulary of attribute keys with a prefix. */
  public record Extension(String name, String prefix, String uri) {}

  /**
   * Attributes declared for a scope.
   *
   * @param scope {@code trace}, {@code event} or what the file has
   */
  public record Global(String scope, List<Attribute> attributes) {
    public Global {
      attributes = List.copyOf(attributes);
    }
  }

  /**
   * A way to tell events, or traces, apart.
   *
   * @param scope {@code event}, {@code trace}, or empty, which means events
   * @param keys as the file has them, between blanks
   */
  public record NamedClassifier(String name, String scope, String keys) {}

  public static final LogHeader EMPTY =
      new LogHeader("", List.of(), List.of(), List.of(), List.of());

  public LogHeader {
    extensions = List.copyOf(extensions);
    globals = List.copyOf(globals);
    classifiers = List.copyOf(classifiers);
    attributes = List.copyOf(attributes);
  }

  /** Both headers' declarations; of attributes with the same key, those of this one. */
  public LogHeader plus(LogHeader other) {
    if (version.isEmpty() || other.version.isEmpty()) {
      return version.isEmpty() ? other : this;
    }
    List<Attribute> all = new ArrayList<>(attributes);
    for (Attribute attribute : other.attributes) {
      if (all.stream().noneMatch(a -> a.key().equals(attribute.key()))) {
        all.add(attribute);
      }
    }
    return new LogHeader(
        version,
        union(extensions, other.extensions),
        union(globals, other.globals),
        union(classifiers, other.classifiers),
        all);
  }

  private static <T> List<T> union(List<T> first, List<T> second) {
    LinkedHashSet<T> all = new LinkedHashSet<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }
}
