package org.desirepath.eventlog.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.identity.IdParts.Part;
import org.desirepath.eventlog.identity.IdentityAudit.Outcome;
import org.desirepath.eventlog.identity.IdentityAudit.Refusal;
import org.desirepath.eventlog.identity.KeyGroups.Member;
import org.jspecify.annotations.Nullable;

/**
 * Identifiers of several sources to customers: disjoint sets of identifiers, joined by the table
 * and the customer's own identifier, then rule by rule in the order of the plan.
 *
 * <p>Two customers never become one. Within a rule the order of keys does not matter: a key that
 * leads to two customers joins nothing, and where keys together would lead from one customer to
 * another, none of them joins. A key on more identifiers than the rule allows joins nothing.
 * Everything that is not joined stays a journey of its own. Deterministic; O(events log events) and
 * O(identifiers) for each rule.
 */
public final class Stitching {
  /** The attribute of events with the identifier in their source, and the source before it. */
  public static final String ID = "identity:id";

  /** The attribute of events with the customer, or with the identifier where none is known. */
  public static final String CUSTOMER = "identity:customer";

  private final EventLog log;
  private final IdentityPlan plan;
  private final IdParts ids;
  private final List<Part> parts;
  private final UnionFind sets;
  private final StitchTrail trail;
  private final List<Refusal> refusals;

  /**
   * What was stitched.
   *
   * @param log by customer
   */
  public record Result(EventLog log, IdentityAudit audit) {}

  private Stitching(EventLog log, IdentityPlan plan) {
    this.log = log;
    this.plan = plan;
    ids = new IdParts(log, plan);
    parts = ids.parts();
    sets = new UnionFind(parts.size());
    trail = new StitchTrail(log, parts, ids.partOfEvent());
    refusals = new ArrayList<>(ids.refusals());
  }

  /**
   * Stitches.
   *
   * @param merged with identifiers as {@link MergedSources} writes them
   */
  public static Result stitch(EventLog merged, IdentityPlan plan) {
    return new Stitching(merged, plan).run();
  }

  private Result run() {
    joinCustomers();
    plan.rules().forEach(this::join);
    String[] names = journeyNames();
    EventLog named = withIdentity(names);
    String[] cases = new String[log.eventCount()];
    for (int e = 0; e < cases.length; e++) {
      cases[e] = names[ids.partOfEvent()[e]];
    }
    EventLog stitched = named.regrouped(cases);
    IdentityAudit audit = trail.audit(names, refusals, sets, stitched.traceCount());
    return new Result(stitched.withQuality(IdentityFindings.of(audit)), audit);
  }

  private void joinCustomers() {
    Map<String, Integer> first = new HashMap<>();
    for (int p = 0; p < parts.size(); p++) {
      String customer = parts.get(p).customer();
      if (customer != null) {
        int other = first.getOrDefault(customer, p);
        sets.union(other, p);
        first.putIfAbsent(customer, p);
      }
    }
  }

  private void join(StitchRule rule) {
    KeyGroups keys = new KeyGroups(log, rule, ids.partOfEvent());
    for (List<Member> group : keys.shared()) {
      refuse(rule, Outcome.SHARED_KEY, group, sets, customers(sets));
    }
    Map<Integer, Set<String>> before = customers(sets);
    List<List<Member>> clean = new ArrayList<>();
    for (List<Member> group : keys.groups()) {
      if (between(group, sets, before).size() > 1) {
        refuse(rule, Outcome.CONFLICT, group, sets, before);
      } else {
        clean.add(group);
      }
    }
    UnionFind together = sets.copy();
    clean.forEach(group -> unite(together, group));
    Map<Integer, Set<String>> after = customers(together);
    for (List<Member> group : clean) {
      if (between(group, together, after).size() > 1) {
        refuse(rule, Outcome.CONFLICT, group, together, after);
      } else {
        unite(sets, group);
        trail.joined(rule, group);
      }
    }
  }

  private static void unite(UnionFind sets, List<Member> group) {
    group.forEach(member -> sets.union(group.get(0).part(), member.part()));
  }

  /** The customers of each set, by its name. */
  private Map<Integer, Set<String>> customers(UnionFind of) {
    Map<Integer, Set<String>> customers = new HashMap<>();
    for (int p = 0; p < parts.size(); p++) {
      String customer = parts.get(p).customer();
      if (customer != null) {
        customers.computeIfAbsent(of.find(p), k -> new TreeSet<>()).add(customer);
      }
    }
    return customers;
  }

  private static Set<String> between(
      List<Member> group, UnionFind of, Map<Integer, Set<String>> customers) {
    Set<String> all = new TreeSet<>();
    group.forEach(m -> all.addAll(customers.getOrDefault(of.find(m.part()), Set.of())));
    return all;
  }

  private void refuse(
      StitchRule rule,
      Outcome outcome,
      List<Member> group,
      UnionFind of,
      Map<Integer, Set<String>> customers) {
    Set<String> names = new LinkedHashSet<>();
    group.forEach(m -> names.add(parts.get(m.part()).id()));
    refusals.add(
        new Refusal(
            rule.name(), outcome, List.copyOf(names), List.copyOf(between(group, of, customers))));
    trail.refused(rule, outcome, group);
  }

  /** The journey of each part; no two sets get one name. */
  private String[] journeyNames() {
    Map<Integer, String> bySet = new HashMap<>();
    Set<String> taken = new TreeSet<>();
    for (int p = 0; p < parts.size(); p++) {
      String customer = parts.get(p).customer();
      if (customer != null) {
        bySet.put(sets.find(p), customer);
        taken.add(customer);
      }
    }
    String[] names = new String[parts.size()];
    for (int p = 0; p < names.length; p++) {
      String id = parts.get(p).id();
      names[p] = bySet.computeIfAbsent(sets.find(p), k -> free(id, taken));
    }
    return names;
  }

  private static String free(String id, Set<String> taken) {
    String name = id;
    for (int i = 2; !taken.add(name); i++) {
      name = id + "#" + i;
    }
    return name;
  }

  private EventLog withIdentity(String[] names) {
    int[] partOf = ids.partOfEvent();
    @Nullable String[] idOf = new String[partOf.length];
    @Nullable String[] customerOf = new String[partOf.length];
    for (int e = 0; e < partOf.length; e++) {
      idOf[e] = parts.get(partOf[e]).id();
      customerOf[e] = names[partOf[e]];
    }
    EventLog named = log.withEventTexts(ID, idOf).withEventTexts(CUSTOMER, customerOf);
    Set<String> keys = new TreeSet<>();
    plan.table().rows().forEach(row -> keys.addAll(row.attributes().keySet()));
    for (String key : keys) {
      @Nullable String[] values = new String[partOf.length];
      for (int t = 0; t < log.traceCount(); t++) {
        for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
          String known = plan.table().attribute(names[partOf[e]], key);
          values[e] = known == null ? log.attributeText(key, t, e) : known;
        }
      }
      named = named.withEventTexts(key, values);
    }
    return named;
  }
}
