package org.desirepath.discovery.inductive;

import java.util.BitSet;
import java.util.List;
import org.desirepath.model.PartiallyOrderedModel.Before;

/**
 * A division of the activities by an operator.
 *
 * @param parts at least two; in order for a sequence; the body first for a loop
 * @param order pairs of parts, for a partial order
 */
record Cut(Operator operator, List<BitSet> parts, List<Before> order) {

  /** What a cut or a fall-through says of its parts. */
  enum Operator {
    CHOICE,
    SEQUENCE,
    PARALLEL,
    LOOP,
    ORDER
  }

  Cut(Operator operator, List<BitSet> parts) {
    this(operator, parts, List.of());
  }
}
