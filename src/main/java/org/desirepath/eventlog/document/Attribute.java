package org.desirepath.eventlog.document;

import java.util.List;

/**
 * An attribute as a file has it, with those inside it.
 *
 * @param key empty for {@link AttributeType#VALUES}
 * @param value as text; empty where the type has none
 */
public record Attribute(String key, AttributeType type, String value, List<Attribute> children) {
  public Attribute {
    children = List.copyOf(children);
  }

  /** An attribute with nothing inside it. */
  public static Attribute of(String key, AttributeType type, String value) {
    return new Attribute(key, type, value, List.of());
  }
}
