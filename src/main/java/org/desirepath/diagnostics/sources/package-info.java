/** Whether the sources of a log fit together: events that two of them have, and their clocks. */
@NullMarked
package org.desirepath.diagnostics.sources;

import org.jspecify.annotations.NullMarked;
