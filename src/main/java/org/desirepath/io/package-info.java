/**
 * Files to and from {@code eventlog} and {@code model}; one sub-package a format, each with one
 * public class. Start at {@link org.desirepath.io.LogFiles} for event logs; a wrong file is a
 * {@link org.desirepath.io.FormatException}. Imports {@code eventlog} and {@code model}.
 */
@NullMarked
package org.desirepath.io;

import org.jspecify.annotations.NullMarked;
