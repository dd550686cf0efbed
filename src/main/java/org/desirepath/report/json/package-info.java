/**
 * Writing facts as JSON: the fields that all results share, a log, a model, conformance, rules and
 * guards, quality findings.
 */
@NullMarked
package org.desirepath.report.json;

import org.jspecify.annotations.NullMarked;
