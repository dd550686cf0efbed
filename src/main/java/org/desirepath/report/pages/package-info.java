/** A report to print or to paste: PDF (ISO 32000-1) and Markdown (GitHub's dialect). */
@NullMarked
package org.desirepath.report.pages;

import org.jspecify.annotations.NullMarked;
