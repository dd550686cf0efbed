package org.desirepath.diagnostics.groups;

import java.util.List;
import org.desirepath.diagnostics.moments.ChannelFit;
import org.jspecify.annotations.Nullable;

/**
 * What was found of groups beside each other.
 *
 * @param comparison of segments and periods, or null when neither was asked for
 * @param experiment or null when none was declared
 * @param change before and after a day, or null when not asked for
 * @param drift or null when not asked for
 * @param channelFit of every segment; empty without segments or a window
 */
public record GroupFindings(
    @Nullable GroupComparison comparison,
    @Nullable ExperimentFindings experiment,
    @Nullable ChangeFindings change,
    @Nullable DriftFindings drift,
    List<ChannelFit> channelFit) {

  /** Nothing was asked. */
  public static final GroupFindings NONE = new GroupFindings(null, null, null, null, List.of());

  public GroupFindings {
    channelFit = List.copyOf(channelFit);
  }
}
