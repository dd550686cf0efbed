/**
 * Object-centric event logs (OCEL 1.0 and 2.0; JSON, XML, SQLite, CSV), flattened to the objects of
 * one type; start at {@link org.desirepath.io.ocel.OcelLogs}. Imports {@code eventlog} and the root
 * of {@code io}.
 */
@NullMarked
package org.desirepath.io.ocel;

import org.jspecify.annotations.NullMarked;
