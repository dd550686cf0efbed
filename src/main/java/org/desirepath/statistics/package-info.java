/**
 * Intervals, tests, survival curves and multiple testing: numbers in, numbers out. Start at {@link
 * org.desirepath.statistics.Proportion} for rates, {@link
 * org.desirepath.statistics.StratifiedTables} for adjusted effects and {@link
 * org.desirepath.statistics.AalenJohansen} for what happens over time. Imports nothing of ours.
 *
 * <p>What cannot be computed is {@code NaN}, an {@link org.desirepath.statistics.Interval#unknown
 * unknown interval} or an {@link org.desirepath.statistics.Estimate#absent absent estimate} with
 * its reason, never 0 and never an exception. Every result is a pure function of its arguments: no
 * clock, no threads, no hidden seed, and only arithmetic that is the same on every Java platform.
 */
@NullMarked
package org.desirepath.statistics;

import org.jspecify.annotations.NullMarked;
