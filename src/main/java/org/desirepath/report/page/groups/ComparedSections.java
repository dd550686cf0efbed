package org.desirepath.report.page.groups;

import java.util.LinkedHashMap;
import java.util.Map;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.groups.GroupFindings;
import org.desirepath.report.html.Html;

/** The sections that hold something against something else, where it was asked for. */
public final class ComparedSections {
  private ComparedSections() {}

  /** The words of the contents by the id of their section. */
  public static Map<String, String> contents(ComparisonResult result) {
    GroupFindings groups = result.findings().groups();
    Map<String, String> contents = new LinkedHashMap<>();
    contents.put(TargetSection.ID, GroupTexts.TARGETS);
    putIf(contents, result.unusualWaits() != null, UnusualWaitSection.ID, UnusualWaitSection.TITLE);
    putIf(contents, result.personas() != null, PersonaSection.ID, GroupTexts.PERSONAS);
    putIf(contents, result.baseline() != null, BaselineSection.ID, GroupTexts.BASELINE);
    putIf(contents, groups.comparison() != null, GroupSection.ID, GroupTexts.GROUPS);
    putIf(contents, groups.experiment() != null, ExperimentSection.ID, GroupTexts.EXPERIMENT);
    putIf(contents, groups.change() != null, TimeSections.CHANGE, GroupTexts.CHANGE);
    putIf(contents, groups.drift() != null, TimeSections.DRIFT, GroupTexts.DRIFT);
    return contents;
  }

  private static void putIf(Map<String, String> map, boolean there, String id, String words) {
    if (there) {
      map.put(id, words);
    }
  }

  public static void write(Html html, ComparisonResult result) {
    TargetSection.write(html, result.findings().targets());
    if (result.unusualWaits() != null) {
      UnusualWaitSection.write(html, result.unusualWaits());
    }
    if (result.personas() != null) {
      PersonaSection.write(html, result.personas());
    }
    if (result.baseline() != null) {
      BaselineSection.write(html, result.baseline());
    }
    GroupFindings groups = result.findings().groups();
    if (groups.comparison() != null) {
      GroupSection.write(html, groups.comparison(), groups.channelFit());
    }
    if (groups.experiment() != null) {
      ExperimentSection.write(html, groups.experiment());
    }
    if (groups.change() != null) {
      TimeSections.change(html, groups.change());
    }
    if (groups.drift() != null) {
      TimeSections.drift(html, groups.drift());
    }
  }
}
