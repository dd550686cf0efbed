/**
 * Arguments, files, progress and exit codes; nothing else. Start at {@link
 * org.desirepath.cli.Main}. May import everything; is the only package that prints or exits.
 */
@NullMarked
package org.desirepath.cli;

import org.jspecify.annotations.NullMarked;
