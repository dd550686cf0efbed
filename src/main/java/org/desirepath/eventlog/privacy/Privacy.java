package org.desirepath.eventlog.privacy;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.desirepath.eventlog.document.Attribute;
import org.desirepath.eventlog.document.AttributeType;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a person's data while a log is read, before anything else can see it.
 *
 * <p>{@code case} names the journeys' identifiers in every format, {@code case:concept:name} also.
 * A name covers the attributes inside an attribute of that name as well, and those of that name
 * inside others.
 *
 * @param pseudonyms or null if no column gets them
 * @param pseudonymized names of columns whose values become pseudonyms
 * @param suppressed names of columns that never enter the log
 * @param step what all times are cut to, or null to leave them
 * @param zone in which hours, days and weeks begin
 */
public record Privacy(
    @Nullable Pseudonyms pseudonyms,
    Set<String> pseudonymized,
    Set<String> suppressed,
    @Nullable TimeStep step,
    ZoneId zone) {

  /** Everything enters as it is. */
  public static final Privacy NONE = new Privacy(null, Set.of(), Set.of(), null, ZoneOffset.UTC);

  /** The journeys' identifiers, whatever their column is called. */
  public static final String CASE = "case";

  private static final String CASE_OF_TABLES = "case:concept:name";

  /** What becomes of a column's values. */
  public enum Treatment {
    KEPT,
    PSEUDONYMIZED,
    SUPPRESSED
  }

  public Privacy {
    pseudonymized = Set.copyOf(pseudonymized);
    suppressed = Set.copyOf(suppressed);
    if (pseudonyms == null && !pseudonymized.isEmpty()) {
      throw new IllegalArgumentException("pseudonyms: expected a key for " + pseudonymized);
    }
    for (String name : new TreeSet<>(pseudonymized)) {
      if (suppressed.contains(name)) {
        throw new IllegalArgumentException(
            "\"" + name + "\" can't be both pseudonymised and suppressed");
      }
    }
  }

  /** True if values of some columns must not be seen. */
  public boolean hidesColumns() {
    return !pseudonymized.isEmpty() || !suppressed.isEmpty();
  }

  /** True unless everything enters as it is. */
  public boolean isAsked() {
    return hidesColumns() || step != null;
  }

  /** What becomes of a column's values. */
  public Treatment of(String key) {
    if (names(suppressed, key)) {
      return Treatment.SUPPRESSED;
    }
    return names(pseudonymized, key) ? Treatment.PSEUDONYMIZED : Treatment.KEPT;
  }

  /** What becomes of the journeys' identifiers, which stand in a column of this name. */
  public Treatment ofCase(String column) {
    Treatment byColumn = of(column);
    return byColumn == Treatment.KEPT ? of(CASE_OF_TABLES) : byColumn;
  }

  private static boolean names(Set<String> names, String key) {
    if (names.contains(key) || (key.equals(CASE_OF_TABLES) && names.contains(CASE))) {
      return true;
    }
    for (int at = key.indexOf('/'); at > 0; at = key.indexOf('/', at + 1)) {
      if (names.contains(key.substring(0, at)) || names.contains(key.substring(at + 1))) {
        return true;
      }
    }
    return false;
  }

  /** The pseudonym of a text. */
  public String pseudonym(String text) {
    if (pseudonyms == null) {
      throw new IllegalStateException("no column was to be pseudonymised");
    }
    return pseudonyms.of(text);
  }

  /** A moment, as it may be seen. */
  public long time(long millis) {
    return step == null ? millis : step.floor(millis, zone);
  }

  /** Attributes as they may be seen; where times are cut, those with times are left out. */
  public List<Attribute> attributes(List<Attribute> attributes) {
    return isAsked() ? attributes(attributes, "", a -> a) : attributes;
  }

  private List<Attribute> attributes(
      List<Attribute> attributes, String prefix, UnaryOperator<Attribute> above) {
    List<Attribute> left = new ArrayList<>();
    for (Attribute attribute : attributes) {
      boolean values = attribute.type() == AttributeType.VALUES;
      String path =
          values ? prefix : prefix.isEmpty() ? attribute.key() : prefix + "/" + attribute.key();
      Treatment treatment = of(path);
      treatment = treatment == Treatment.KEPT && !values ? of(attribute.key()) : treatment;
      if (treatment == Treatment.SUPPRESSED
          || (step != null && attribute.type() == AttributeType.DATE)) {
        continue;
      }
      UnaryOperator<Attribute> own = treatment == Treatment.PSEUDONYMIZED ? this::hidden : above;
      Attribute shown = own.apply(attribute);
      left.add(
          new Attribute(
              shown.key(),
              shown.type(),
              shown.value(),
              attributes(attribute.children(), path, own)));
    }
    return left;
  }

  private Attribute hidden(Attribute attribute) {
    return attribute.type().hasValue()
        ? Attribute.of(attribute.key(), AttributeType.STRING, pseudonym(attribute.value()))
        : attribute;
  }

  /**
   * An example of a finding as a reader gives it, which may hold any text of the file: its line
   * alone where columns must not be seen, else null.
   */
  public @Nullable String example(String text) {
    if (!hidesColumns()) {
      return text;
    }
    int end = text.startsWith("line ") ? 5 : -1;
    while (end > 0 && end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end > 5 ? text.substring(0, end) : null;
  }
}
