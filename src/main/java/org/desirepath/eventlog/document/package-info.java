/**
 * What an event log's file says beside its columns, so that it can be written back: start at {@link
 * org.desirepath.eventlog.document.LogDocument}. Imports nothing.
 */
@NullMarked
package org.desirepath.eventlog.document;

import org.jspecify.annotations.NullMarked;
