package org.desirepath.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A report is in its place, but some of its documents could not be written. */
public final class IncompleteReportException extends IOException {
  private static final long serialVersionUID = 1L;

  IncompleteReportException(Path folder, List<String> missing) {
    super("the report is in " + folder + ", but without " + String.join("; without ", missing));
  }
}
