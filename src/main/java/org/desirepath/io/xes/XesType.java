package org.desirepath.io.xes;

import org.jspecify.annotations.Nullable;

/** The types of XES attributes, each an element of the same name. */
enum XesType {
  STRING,
  DATE,
  INT,
  FLOAT,
  BOOLEAN,
  ID,
  LIST,
  CONTAINER;

  static @Nullable XesType of(String element) {
    return switch (element) {
      case "string" -> STRING;
      case "date" -> DATE;
      case "int" -> INT;
      case "float" -> FLOAT;
      case "boolean" -> BOOLEAN;
      case "id" -> ID;
      case "list" -> LIST;
      case "container" -> CONTAINER;
      default -> null;
    };
  }

  boolean hasValue() {
    return this != LIST && this != CONTAINER;
  }
}
