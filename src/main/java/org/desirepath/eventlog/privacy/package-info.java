/**
 * What of a person's data enters a log: pseudonyms, columns left out, coarser times. Imports
 * nothing of ours but the attributes of {@link org.desirepath.eventlog.document}.
 */
@NullMarked
package org.desirepath.eventlog.privacy;

import org.jspecify.annotations.NullMarked;
