/**
 * From the result of a comparison to files. Start at {@link org.desirepath.report.ReportFolder};
 * here are what each command writes. Below it, each package imports only those named after it:
 * {@code handouts} (deck, workbook, wiki page, print) and {@code explanation}; {@code tables}
 * (CSV); {@code page} with {@code page.groups} and {@code page.findings} ({@code index.html});
 * {@code result} ({@code result.json}); {@code figures}; {@code html}, {@code json}; {@code
 * wording}; {@code document} with its writers {@code slides}, {@code sheets}, {@code pages}; {@code
 * language}. Imports {@code comparison} and everything below it.
 */
@NullMarked
package org.desirepath.report;

import org.jspecify.annotations.NullMarked;
