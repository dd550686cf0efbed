package org.desirepath.eventlog.document;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The types of attributes that XES has (IEEE 1849, 4.4), each an element of the same name. */
public enum AttributeType {
  STRING,
  DATE,
  INT,
  FLOAT,
  BOOLEAN,
  ID,
  LIST,
  CONTAINER,
  /** The part of a list that holds its values, beside attributes about the list. */
  VALUES;

  /** The type of an element, or null if it is none of an attribute. */
  public static @Nullable AttributeType of(String element) {
    return switch (element) {
      case "string" -> STRING;
      case "date" -> DATE;
      case "int" -> INT;
      case "float" -> FLOAT;
      case "boolean" -> BOOLEAN;
      case "id" -> ID;
      case "list" -> LIST;
      case "container" -> CONTAINER;
      case "values" -> VALUES;
      default -> null;
    };
  }

  public String element() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean hasValue() {
    return this != LIST && this != CONTAINER && this != VALUES;
  }
}
