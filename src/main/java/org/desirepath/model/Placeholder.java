package org.desirepath.model;

/** x */
public final class Placeholder {
  private Placeholder() {}
}
