package org.desirepath.eventlog.identity;

import java.util.List;

/**
 * How identifiers become customers: strongest first, the table, then attributes with the customer's
 * own identifier, then rules in their order.
 *
 * @param table without rows = none
 * @param customerKeys attributes that hold the customer's identifier itself
 */
public record IdentityPlan(IdentityTable table, List<String> customerKeys, List<StitchRule> rules) {
  public IdentityPlan {
    customerKeys = List.copyOf(customerKeys);
    rules = List.copyOf(rules);
  }

  /** Stitches nothing but sources whose identifiers are those of customers. */
  public static IdentityPlan none() {
    return new IdentityPlan(new IdentityTable(List.of()), List.of(), List.of());
  }
}
