package org.desirepath.discovery;

import org.desirepath.eventlog.EventLog;
import org.desirepath.model.ProcessModel;

/**
 * Finds a model in a log. An implementation is a record of its parameters, without state: equal
 * logs give equal models, and threads may share it.
 */
public interface DiscoveryAlgorithm<M extends ProcessModel> {

  M discover(EventLog log);
}
