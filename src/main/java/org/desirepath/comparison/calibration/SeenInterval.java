package org.desirepath.comparison.calibration;

import org.desirepath.statistics.Interval;

/**
 * A 95 % interval of one log.
 *
 * @param of which number of the result
 * @param subject of which touchpoint
 * @param truth that it should hold; {@code NaN} = the mean of the estimates over all logs, for
 *     numbers whose estimand has no closed form
 */
record SeenInterval(String of, String subject, double estimate, Interval interval, double truth) {}
