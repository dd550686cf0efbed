package org.desirepath.diagnostics.journeys;

/**
 * Finds one kind of thing about journeys held against their design. An implementation is a record
 * of what it may be asked to do otherwise; it has no other state, and equal journeys give equal
 * findings.
 *
 * @param <F> what is found
 */
public interface Diagnostic<F> {

  F diagnose(AlignedJourneys journeys);
}
