package org.desirepath.diagnostics.journeys;

/** Journeys by status. */
public record StatusCounts(int completed, int exited, int abandoned, int open) {}
