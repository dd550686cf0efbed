/** Files that say which logs are of which systems, and how their identifiers become customers. */
@NullMarked
package org.desirepath.io.sources;

import org.jspecify.annotations.NullMarked;
