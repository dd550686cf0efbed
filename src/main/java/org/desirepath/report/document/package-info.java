/**
 * A report as blocks, slides and rows, free of any file format: what the writers of slides, sheets
 * and pages take. Everything in it is in the language of the reader already.
 */
@NullMarked
package org.desirepath.report.document;

import org.jspecify.annotations.NullMarked;
