/**
 * The parts of a page that know no finding: escaped markup, tables, bars, the shell of the page
 * with its style and script.
 */
@NullMarked
package org.desirepath.report.html;

import org.jspecify.annotations.NullMarked;
