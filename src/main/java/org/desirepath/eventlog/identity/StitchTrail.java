package org.desirepath.eventlog.identity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Role;
import org.desirepath.eventlog.identity.IdParts.Evidence;
import org.desirepath.eventlog.identity.IdParts.Part;
import org.desirepath.eventlog.identity.IdentityAudit.Outcome;
import org.desirepath.eventlog.identity.IdentityAudit.Rate;
import org.desirepath.eventlog.identity.IdentityAudit.Refusal;
import org.desirepath.eventlog.identity.IdentityAudit.Stitch;
import org.desirepath.eventlog.identity.KeyGroups.Member;
import org.jspecify.annotations.Nullable;

/** Keeps the trail of what was stitched, for the audit. */
final class StitchTrail {
  private final EventLog log;
  private final List<Part> parts;
  private final int[] partOfEvent;
  private final List<List<Link>> links = new ArrayList<>();
  private final BitSet keyed = new BitSet();

  /** Evidence of a part, before the customers are known. */
  private record Link(
      Outcome outcome, String by, @Nullable String evidence, @Nullable String with, int event) {}

  /** When the events of a part were. */
  private static final class Span {
    int first = -1;
    int events;
    long from = EventLog.NO_TIME;
    long to = EventLog.NO_TIME;

    void add(int event, long time) {
      first = first < 0 ? event : first;
      events++;
      if (time != EventLog.NO_TIME) {
        from = from == EventLog.NO_TIME ? time : Math.min(from, time);
        to = Math.max(to, time);
      }
    }
  }

  StitchTrail(EventLog log, List<Part> parts, int[] partOfEvent) {
    this.log = log;
    this.parts = parts;
    this.partOfEvent = partOfEvent;
    for (Part part : parts) {
      List<Link> own = new ArrayList<>();
      Evidence evidence = part.evidence();
      if (evidence != null) {
        own.add(new Link(Outcome.STITCHED, evidence.by(), evidence.what(), null, evidence.event()));
      }
      links.add(own);
    }
  }

  /** Parts that a rule made one; the first with a customer of its own is what the others go to. */
  void joined(StitchRule rule, List<Member> group) {
    int anchor = 0;
    for (int i = group.size() - 1; i >= 0; i--) {
      anchor = parts.get(group.get(i).part()).customer() != null ? i : anchor;
    }
    for (int i = 0; i < group.size(); i++) {
      Member member = group.get(i);
      keyed.set(member.part());
      if (group.size() == 1) {
        add(member, Outcome.ALONE, rule, null);
      } else if (i != anchor) {
        add(member, Outcome.STITCHED, rule, parts.get(group.get(anchor).part()).id());
      } else if (parts.get(member.part()).customer() == null) {
        add(member, Outcome.STITCHED, rule, parts.get(group.get(i == 0 ? 1 : 0).part()).id());
      }
    }
  }

  void refused(StitchRule rule, Outcome outcome, List<Member> group) {
    group.forEach(member -> add(member, outcome, rule, null));
  }

  private void add(Member member, Outcome outcome, StitchRule rule, @Nullable String with) {
    links.get(member.part()).add(new Link(outcome, rule.name(), rule.key(), with, member.event()));
  }

  IdentityAudit audit(String[] names, List<Refusal> refusals, UnionFind sets, int journeys) {
    BitSet known = new BitSet();
    for (int p = 0; p < parts.size(); p++) {
      if (isDirect(p)) {
        known.set(sets.find(p));
      }
    }
    BitSet identified = new BitSet();
    for (int p = 0; p < parts.size(); p++) {
      identified.set(p, known.get(sets.find(p)));
    }
    Map<String, BitSet> ofChannel = new TreeMap<>();
    Map<String, BitSet> ofTouchpoint = new TreeMap<>();
    BitSet all = new BitSet();
    all.set(0, log.eventCount());
    for (int t = 0; t < log.traceCount(); t++) {
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        String channel = log.roleText(Role.CHANNEL, t, e);
        String touchpoint = log.activities().get(log.activity(e));
        ofChannel.computeIfAbsent(channel == null ? "" : channel, k -> new BitSet()).set(e);
        ofTouchpoint.computeIfAbsent(touchpoint, k -> new BitSet()).set(e);
      }
    }
    return new IdentityAudit(
        stitches(names),
        refusals,
        rate("", all, identified),
        journeys,
        rates(ofChannel, identified),
        rates(ofTouchpoint, identified));
  }

  private boolean isDirect(int part) {
    return parts.get(part).customer() != null || keyed.get(part);
  }

  private List<Stitch> stitches(String[] names) {
    Span[] spans = new Span[parts.size()];
    for (int e = 0; e < partOfEvent.length; e++) {
      int part = partOfEvent[e];
      spans[part] = spans[part] == null ? new Span() : spans[part];
      spans[part].add(e, log.timeMillis(e));
    }
    List<Stitch> stitches = new ArrayList<>();
    for (int p = 0; p < parts.size(); p++) {
      List<Link> own = links.get(p);
      if (own.isEmpty()) {
        own = List.of(new Link(Outcome.UNIDENTIFIED, "", null, null, spans[p].first));
      }
      for (Link link : own) {
        stitches.add(stitch(p, names[p], link, spans[p]));
      }
    }
    return stitches;
  }

  private Stitch stitch(int part, String customer, Link link, Span span) {
    Part of = parts.get(part);
    String source = log.attributeText(MergedSources.SOURCE, of.trace(), span.first);
    return new Stitch(
        source == null ? "" : source,
        of.id(),
        customer,
        link.outcome(),
        link.by(),
        link.evidence(),
        link.with(),
        log.timeMillis(link.event()),
        span.from,
        span.to,
        span.events);
  }

  private List<Rate> rates(Map<String, BitSet> events, BitSet identified) {
    List<Rate> rates = new ArrayList<>();
    events.forEach((name, of) -> rates.add(rate(name, of, identified)));
    return rates;
  }

  private Rate rate(String name, BitSet events, BitSet identified) {
    BitSet ids = new BitSet();
    int identifiedEvents = 0;
    for (int e = events.nextSetBit(0); e >= 0; e = events.nextSetBit(e + 1)) {
      ids.set(partOfEvent[e]);
      identifiedEvents += identified.get(partOfEvent[e]) ? 1 : 0;
    }
    int direct = (int) ids.stream().filter(this::isDirect).count();
    BitSet both = (BitSet) ids.clone();
    both.and(identified);
    return new Rate(
        name,
        ids.cardinality(),
        both.cardinality(),
        direct,
        events.cardinality(),
        identifiedEvents);
  }
}
