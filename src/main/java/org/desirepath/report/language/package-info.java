/**
 * The words of a report in each language. Reports are written in English; {@link
 * org.desirepath.report.language.Language} turns their sentences, numbers and dates into another
 * language by a catalogue of sentence patterns, one file a language. Imports nothing of the
 * project.
 */
@NullMarked
package org.desirepath.report.language;

import org.jspecify.annotations.NullMarked;
