package org.desirepath.conformance.rules;

import org.desirepath.model.rules.Truth;

/** What the monitors of one rule have counted in one trace. */
final class TraceCounts {
  int activations;
  int fulfilments;
  int violations;
  int pending;

  void clear() {
    activations = 0;
    fulfilments = 0;
    violations = 0;
    pending = 0;
  }

  void add(Truth fulfilled) {
    switch (fulfilled) {
      case TRUE -> fulfilments++;
      case FALSE -> violations++;
      case UNKNOWN -> pending++;
    }
  }
}
