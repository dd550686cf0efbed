package org.desirepath.report.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.discovery.RepresentativeJourneys;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.privacy.SmallCells;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.Proportion;
import org.desirepath.visualization.Figure.Range;
import org.desirepath.visualization.Figure.Role;
import org.desirepath.visualization.Figure.Sample;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Wording;
import org.desirepath.visualization.figures.RepresentativeFigure;

/** The journeys that stand for all, with what becomes of those they stand for. */
public final class RepresentativeData {

  private RepresentativeData() {}

  /** The figure of a result. */
  public static RepresentativeFigure of(ComparisonResult result, Sample sample, Wording wording) {
    EventLog log = result.journeys();
    long seed = result.findings().parameters().seed();
    RepresentativeJourneys.Result found = RepresentativeJourneys.standard(seed).of(log);
    int[] groupOf = new int[log.variants().size()];
    for (int g = 0; g < found.groups().size(); g++) {
      for (int variant : found.groups().get(g).members()) {
        groupOf[variant] = g;
      }
    }
    long[] closed = new long[found.groups().size()];
    long[] succeeded = new long[found.groups().size()];
    for (int t = 0; t < log.traceCount(); t++) {
      JourneyStatus status = result.statuses().get(t);
      int g = groupOf[log.variantOf(t)];
      closed[g] += status == JourneyStatus.OPEN ? 0 : 1;
      succeeded[g] += status == JourneyStatus.COMPLETED ? 1 : 0;
    }
    Set<String> planned = new HashSet<>(result.model().net().labels());
    planned.addAll(result.model().exits());
    planned.addAll(result.model().facts().unplannedAllowed());
    boolean outcome = !result.model().success().isEmpty();
    SmallCells small = result.findings().parameters().small();
    Map<List<String>, Integer> journeysOf = new HashMap<>();
    log.variants().forEach(v -> journeysOf.merge(v.activities(), v.traceCount(), Integer::sum));
    List<RepresentativeFigure.Group> groups = new ArrayList<>();
    for (int g = 0; g < closed.length; g++) {
      RepresentativeJourneys.Group group = found.groups().get(g);
      if (!small.shows(journeysOf.getOrDefault(group.activities(), 0))) {
        continue;
      }
      boolean known = outcome && closed[g] > 0;
      Interval interval =
          known ? new Proportion(succeeded[g], closed[g]).wilson() : Interval.unknown();
      groups.add(
          new RepresentativeFigure.Group(
              group.activities().stream().map(name -> step(result, planned, name)).toList(),
              group.journeys(),
              group.meanEdits(),
              group.medianEdits(),
              known ? succeeded[g] / (double) closed[g] : Double.NaN,
              known ? new Range(interval.low(), interval.high()) : Range.UNKNOWN));
    }
    return new RepresentativeFigure(
        sample, wording, groups, criterion(found, groups.size(), wording));
  }

  private static RepresentativeFigure.Step step(
      ComparisonResult result, Set<String> planned, String name) {
    Role role =
        result.model().success().contains(name)
            ? Role.GOAL
            : planned.contains(name) ? Role.PLANNED : Role.UNPLANNED;
    return new RepresentativeFigure.Step(name, role);
  }

  private static String criterion(RepresentativeJourneys.Result found, int shown, Wording wording) {
    String silhouette = wording.decimal(found.silhouette(), 2);
    String text =
        found.groups().size() < 2
            ? wording.say(Phrase.ONE_GROUP, silhouette)
            : wording.say(Phrase.CRITERION, wording.count(found.groups().size()), silhouette);
    if (shown < found.groups().size()) {
      text +=
          " · " + wording.say(Phrase.GROUPS_HIDDEN, wording.count(found.groups().size() - shown));
    }
    return found.sampled() == found.variants()
        ? text
        : text
            + " · "
            + wording.say(
                Phrase.CRITERION_SAMPLE,
                wording.count(found.sampled()),
                wording.count(found.variants()));
  }
}
