/** The findings as {@code result.json}, and reading it back as a baseline. */
@NullMarked
package org.desirepath.report.result;

import org.jspecify.annotations.NullMarked;
