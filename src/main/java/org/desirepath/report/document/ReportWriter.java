package org.desirepath.report.document;

import java.io.IOException;
import org.desirepath.comparison.ComparisonResult;

/**
 * Writes the result of a comparison as one document. The same result gives the same characters on
 * any machine. Thread-safe.
 */
public interface ReportWriter {

  /**
   * Writes the whole document; does not close {@code out}.
   *
   * @throws IOException if {@code out} takes no more, or a figure can't be drawn
   */
  void write(ComparisonResult result, Appendable out) throws IOException;
}
