package org.desirepath.simulation;

import org.desirepath.eventlog.EventLog;
import org.desirepath.model.Truth;

/** A simulated log and what is true of it. */
public record SimulatedLog(EventLog log, Truth truth) {}
