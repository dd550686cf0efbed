/**
 * Rules held against a log: checked, and found. Entry points {@link
 * org.desirepath.conformance.rules.RuleChecker} and {@link
 * org.desirepath.conformance.rules.RuleDiscovery}. May import eventlog, model and statistics.
 */
@NullMarked
package org.desirepath.conformance.rules;

import org.jspecify.annotations.NullMarked;
