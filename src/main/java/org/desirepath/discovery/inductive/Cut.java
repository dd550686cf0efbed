package org.desirepath.discovery.inductive;

import java.util.BitSet;
import java.util.List;

/**
 * A division of the activities by an operator.
 *
 * @param parts at least two; in order for a sequence; the body first for a loop
 */
record Cut(Operator operator, List<BitSet> parts) {

  /** What a cut or a fall-through says of its parts. */
  enum Operator {
    CHOICE,
    SEQUENCE,
    PARALLEL,
    LOOP
  }
}
