/**
 * A comparison as a deck, a workbook, a wiki page and a print: what goes into each, free of its
 * file format.
 */
@NullMarked
package org.desirepath.report.handouts;

import org.jspecify.annotations.NullMarked;
