/**
 * The words of a report: numbers with their intervals, periods, reasons, sentences of findings. No
 * markup here; the page, the slides and the command line say the same.
 */
@NullMarked
package org.desirepath.report.wording;

import org.jspecify.annotations.NullMarked;
