package org.desirepath.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.desirepath.diagnostics.deviations.Circumstances;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.groups.ChangeFindings;
import org.desirepath.diagnostics.groups.GroupComparison;
import org.desirepath.diagnostics.groups.GroupFindings;
import org.desirepath.diagnostics.journeys.StatusCounts;
import org.desirepath.diagnostics.moments.ChannelFit;
import org.desirepath.diagnostics.moments.CriticalMoments;
import org.desirepath.diagnostics.moments.CriticalMoments.HighValue;
import org.desirepath.diagnostics.moments.CriticalMoments.Moment;
import org.desirepath.diagnostics.returns.PointsOfNoReturn;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Fact;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Phase;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Rate;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Spread;
import org.desirepath.eventlog.privacy.SmallCells;

/**
 * Findings without what so few journeys share that it may show who they are: a row goes when one of
 * its counts of journeys is small, and a rate that stands in a row of its own is absent with its
 * reason. So no writer of a report has one to show. O(findings).
 *
 * @param small what is small
 */
record SmallFindings(SmallCells small) {
  static final String REASON = "too few journeys; not shown, for privacy";

  Findings masked(Findings all) {
    if (!small.masked()) {
      return all;
    }
    DropOff dropOff = all.dropOff();
    CriticalMoments moments = all.criticalMoments();
    PointsOfNoReturn returns = all.pointsOfNoReturn();
    TouchpointFindings touchpoints = all.touchpoints();
    return new Findings(
        all.parameters(),
        all.deviations().stream()
            .filter(d -> shown(d.journeys(), d.sameInstant()))
            .map(this::deviation)
            .toList(),
        all.branches().stream().filter(b -> shown(b.journeys(), b.observable())).toList(),
        all.rules(),
        dropOff == null ? null : dropOff(dropOff),
        all.dropOffReason(),
        moments == null ? null : moments(moments),
        all.criticalMomentsReason(),
        returns == null ? null : returns(returns),
        all.segments().stream()
            .filter(s -> shown(s.journeys(), s.conformance().fittingJourneys()))
            .map(this::segment)
            .toList(),
        groups(all.groups()),
        all.targets().stream().filter(t -> shown(t.n())).toList(),
        new TouchpointFindings(
            touchpoints.observability(),
            facts(touchpoints.facts()),
            touchpoints.engagement(),
            touchpoints.vanity(),
            touchpoints.outbound()));
  }

  private int orFew(int count) {
    return shown(count) ? count : Circumstances.Recovery.FEW;
  }

  private boolean shown(long... counts) {
    for (long count : counts) {
      if (!small.showsCount(count)) {
        return false;
      }
    }
    return true;
  }

  private Deviation deviation(Deviation d) {
    Circumstances c = d.circumstances();
    Circumstances.Where where = c.where();
    Circumstances left =
        new Circumstances(
            new Circumstances.Trend(
                c.trend().unit(),
                c.trend().periods().stream()
                    .filter(p -> shown(p.journeys(), p.observable()))
                    .toList(),
                c.trend().p(),
                c.trend().q(),
                c.trend().direction()),
            shown(where.afterJourneys())
                ? where
                : new Circumstances.Where(where.medianPosition(), where.phase(), null, 0),
            c.splits().stream().filter(s -> shown(s.journeys(), s.observable())).toList(),
            c.timeLostMillis(),
            c.timeLostDesign(),
            new Circumstances.Recovery(
                orFew(c.recovery().returned()), orFew(c.recovery().repaired())),
            c.replacedBy().stream().filter(s -> shown(s.journeys())).toList());
    return new Deviation(
        d.kind(),
        d.touchpoint(),
        d.journeys(),
        d.observable(),
        d.share(),
        d.certain(),
        d.possible(),
        d.certaintyReason(),
        d.sameInstant(),
        d.outcomeEffect(),
        d.verdict(),
        d.value(),
        d.examples(),
        d.examplesReason(),
        left);
  }

  private DropOff dropOff(DropOff all) {
    DropOff.WhereNext next = all.whereNext();
    return new DropOff(
        all.status(),
        all.steps().stream()
            .map(this::withoutFewOpen)
            .filter(s -> shown(s.entered(), s.advanced(), s.exited(), s.abandoned()))
            .toList(),
        all.cumulativeIncidence(),
        all.cumulativeIncidenceReason(),
        all.horizon(),
        new DropOff.WhereNext(
            next.withinMillis(),
            next.scope(),
            next.customerAttribute(),
            next.steps().stream()
                .filter(l -> shown(l.lost(), l.seenAgain(), l.otherChannel()))
                .map(
                    l ->
                        new DropOff.Lost(
                            l.touchpoint(),
                            l.lost(),
                            l.seenAgain(),
                            l.share(),
                            l.otherChannel(),
                            l.next().stream().filter(d -> shown(d.journeys())).toList()))
                .toList()),
        all.groups());
  }

  /** Few that are still there say nothing of the step, and are left out of what entered it. */
  private DropOff.Step withoutFewOpen(DropOff.Step s) {
    return shown(s.open())
        ? s
        : new DropOff.Step(
            s.touchpoint(),
            s.entered() - s.open(),
            s.advanced(),
            s.exited(),
            s.abandoned(),
            0,
            s.mature(),
            s.rate(),
            s.designed(),
            s.gapToTarget(),
            s.gapP(),
            s.gapQ(),
            s.inactiveAfterMillis(),
            s.inactiveAfterReason(),
            s.sensitivity(),
            s.gain());
  }

  private CriticalMoments moments(CriticalMoments all) {
    List<Moment> left =
        all.moments().stream().filter(m -> shown(m.n(), m.exposed())).map(this::moment).toList();
    int tested = Math.toIntExact(left.stream().filter(m -> m.q().isPresent()).count());
    List<String> notes = new ArrayList<>(all.notes());
    if (tested < all.tested()) {
      notes.add(
          String.format(
              Locale.ROOT,
              "q counts all %d moments that were tested; %d of them are not shown, for privacy",
              all.tested(),
              all.tested() - tested));
    }
    HighValue highValue = all.highValue();
    if (highValue != null) {
      highValue =
          new HighValue(
              highValue.threshold(),
              highValue.completed(),
              highValue.valued(),
              highValue.high(),
              highValue.tested(),
              highValue.moments().stream()
                  .filter(m -> shown(m.n(), m.exposed()))
                  .map(this::moment)
                  .toList());
    }
    return new CriticalMoments(
        tested,
        all.windowMillis(),
        left,
        all.trends().stream()
            .filter(t -> shown(t.n()) && t.bins().stream().allMatch(b -> shown(b.n())))
            .toList(),
        all.setApart(),
        all.joint(),
        all.jointReason(),
        all.peakEnd(),
        all.peakEndReason(),
        highValue,
        all.highValueReason(),
        notes);
  }

  private Moment moment(Moment m) {
    return new Moment(
        m.touchpoint(),
        m.facet(),
        m.design(),
        m.associated(),
        m.critical(),
        m.criticalReason(),
        m.direction(),
        m.oddsRatio(),
        m.riskDifference(),
        m.p(),
        m.q(),
        m.n(),
        m.exposed(),
        m.reach(),
        m.stability(),
        m.evidence(),
        m.note(),
        m.sensitivity(),
        m.segments().stream().filter(s -> shown(s.n(), s.exposed())).toList());
  }

  private PointsOfNoReturn returns(PointsOfNoReturn all) {
    List<PointsOfNoReturn.State> states =
        all.states().stream()
            .filter(s -> shown(s.journeys(), s.succeeding(), s.journeys() - s.succeeding()))
            .toList();
    Set<List<String>> named =
        states.stream().map(PointsOfNoReturn.State::touchpoints).collect(Collectors.toSet());
    List<PointsOfNoReturn.Edge> edges =
        all.edges().stream()
            .filter(e -> shown(e.count()) && named.contains(e.from()) && named.contains(e.to()))
            .toList();
    return new PointsOfNoReturn(
        all.history(),
        all.kind(),
        all.epsilon(),
        all.journeys(),
        all.success(),
        states,
        edges,
        all.hiddenEdges() + all.edges().size() - edges.size());
  }

  private GroupFindings groups(GroupFindings all) {
    GroupComparison comparison = all.comparison();
    ChangeFindings change = all.change();
    return new GroupFindings(
        comparison == null
            ? null
            : new GroupComparison(
                comparison.tested(),
                comparison.significant(),
                comparison.groups().stream().filter(g -> shown(g.journeys())).toList(),
                comparison.differences().stream().filter(d -> shown(d.mine(), d.theirs())).toList(),
                comparison.notes()),
        all.experiment(),
        change == null ? null : change(change),
        all.drift(),
        all.channelFit().stream().map(this::fit).filter(f -> !f.cells().isEmpty()).toList());
  }

  private ChannelFit fit(ChannelFit f) {
    return new ChannelFit(
        f.column(),
        f.touchpoint(),
        f.channel(),
        f.cells().stream().filter(c -> shown(c.exposed(), c.n() - c.exposed())).toList(),
        f.p(),
        f.q(),
        f.differs());
  }

  private boolean shown(GroupComparison.Side mine, GroupComparison.Side theirs) {
    return shown(mine.count(), mine.n(), theirs.count(), theirs.n());
  }

  private ChangeFindings change(ChangeFindings all) {
    return new ChangeFindings(
        all.date(),
        all.days(),
        all.before(),
        all.after(),
        all.lastYearBefore(),
        all.lastYearAfter(),
        all.holidays(),
        all.tested(),
        all.rows().stream()
            .filter(r -> shown(r.before().count(), r.before().n()))
            .filter(r -> shown(r.after().count(), r.after().n()))
            .toList(),
        all.notes());
  }

  private SegmentFindings segment(SegmentFindings s) {
    StatusCounts status = s.status();
    return new SegmentFindings(
        s.column(),
        s.value(),
        s.journeys(),
        s.conformance(),
        status == null
                || shown(status.completed(), status.exited(), status.abandoned(), status.open())
            ? status
            : null,
        s.deviations().stream().filter(d -> shown(d.journeys(), d.observable())).toList());
  }

  private TouchpointFacts facts(TouchpointFacts all) {
    TouchpointFacts.Effort effort = all.effort();
    return new TouchpointFacts(
        all.facts().stream().filter(f -> shown(f.journeys())).map(this::fact).toList(),
        all.phases().stream()
            .map(
                p ->
                    new Phase(
                        p.phase(),
                        rate(p.reached()),
                        rate(p.furthest()),
                        spread(p.stayMillis()),
                        rate(p.wentBack())))
            .toList(),
        new TouchpointFacts.Effort(
            spread(effort.detour()),
            effort.shortest(),
            rate(effort.backtracks()),
            rate(effort.extra()),
            spread(effort.extraEvents()),
            spread(effort.switches())),
        all.sessionGapMillis());
  }

  private Fact fact(Fact f) {
    return new Fact(
        f.touchpoint(),
        f.channel(),
        f.planned(),
        f.phase(),
        f.events(),
        f.journeys(),
        rate(f.share()),
        spread(f.dwellMillis()),
        spread(f.waitMillis()),
        spread(f.nextMillis()),
        rate(f.bounce()),
        rate(f.repeated()),
        f.most(),
        rate(f.exit()),
        rate(f.switched()),
        rate(f.unplannedChannel()),
        rate(f.backtracked()),
        rate(f.extra()),
        spread(f.value()),
        f.points(),
        rate(f.repeatCustomers()),
        f.scores().stream().filter(s -> shown(s.responded().count(), s.invalid())).toList());
  }

  private Rate rate(Rate rate) {
    return shown(rate.count(), rate.n()) ? rate : Rate.withheld(REASON);
  }

  private Spread spread(Spread spread) {
    return shown(spread.n(), spread.open()) ? spread : Spread.absent(0, REASON);
  }
}
