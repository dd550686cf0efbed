package org.desirepath.report.html;

import org.desirepath.report.wording.English;
import org.desirepath.statistics.Interval;
import org.jspecify.annotations.Nullable;

/** A share as a small bar with a whisker; says nothing that the number beside it does not. */
public final class ShareBar {
  private static final int WIDTH = 96;

  private ShareBar() {}

  public static String of(double share, @Nullable Interval interval) {
    String bar =
        "<svg class=\"bar\" width=\"96\" height=\"8\" viewBox=\"0 0 96 8\" aria-hidden=\"true\">"
            + "<rect class=\"track\" width=\"96\" height=\"8\" rx=\"2\"/>"
            + "<rect class=\"value\" width=\""
            + at(share)
            + "\" height=\"8\" rx=\"2\"/>";
    String whisker =
        interval == null
            ? ""
            : "<path class=\"whisker\" d=\"M"
                + at(interval.low())
                + " 4H"
                + at(interval.high())
                + "\"/>";
    return bar + whisker + "</svg>";
  }

  private static String at(double share) {
    return English.decimal(Math.min(1, Math.max(0, share)) * WIDTH, 1);
  }
}
