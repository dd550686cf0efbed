package org.desirepath.eventlog.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.Role;
import org.desirepath.eventlog.identity.IdentityAudit.Outcome;
import org.desirepath.eventlog.identity.IdentityAudit.Rate;
import org.desirepath.eventlog.identity.IdentityAudit.Refusal;
import org.desirepath.eventlog.identity.IdentityAudit.Stitch;
import org.desirepath.eventlog.identity.IdentityTable.Row;
import org.junit.jupiter.api.Test;

class StitchingTest {
  private static final long DAY = 86_400_000L;

  /** Events as {@code id activity day key=value...}, one a line. */
  private static EventLog log(String lines) {
    EventLogBuilder log = EventLog.builder("log");
    for (String line : lines.strip().split("\n", -1)) {
      String[] words = line.strip().split(" ", -1);
      int row = log.addEvent(log.trace(words[0]), words[1], Long.parseLong(words[2]) * DAY);
      for (int i = 3; i < words.length; i++) {
        String[] cell = words[i].split("=", -1);
        log.eventColumn(cell[0]).setText(row, cell[1]);
      }
    }
    return log.build();
  }

  private static LogSource source(String name, boolean customerIds, String lines) {
    return new LogSource(name, name, customerIds, log(lines));
  }

  private static IdentityPlan plan(List<Row> rows, List<String> customers, StitchRule... rules) {
    return new IdentityPlan(new IdentityTable(rows), customers, List.of(rules));
  }

  private static StitchRule rule(String key) {
    return new StitchRule(key, key, Long.MAX_VALUE, 5);
  }

  private static Row row(int line, String id, String customer, long from, long to) {
    String[] parts = id.split(":", -1);
    return new Row(line, parts[0], parts[1], customer, from, to, Map.of());
  }

  private static Stitching.Result stitch(IdentityPlan plan, LogSource... sources) {
    return Stitching.stitch(MergedSources.merge("all", List.of(sources)), plan);
  }

  private static SortedMap<String, String> journeys(EventLog log) {
    SortedMap<String, String> journeys = new TreeMap<>();
    for (int t = 0; t < log.traceCount(); t++) {
      StringBuilder text = new StringBuilder();
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        text.append(log.activities().get(log.activity(e)));
      }
      journeys.put(log.traceId(t), text.toString());
    }
    return journeys;
  }

  private static List<String> codes(EventLog log) {
    return log.quality().stream().map(QualityFinding::code).toList();
  }

  @Test
  void tableAndKeyMakeThreeSourcesOneCustomerAndSayWhy() {
    Stitching.Result result =
        stitch(
            plan(
                List.of(row(2, "web:c1", "17", EventLog.NO_TIME, EventLog.NO_TIME)),
                List.of(),
                rule("mail")),
            source("web", false, "c1 V 1 mail=m1\nc2 W 2"),
            source("call", false, "k1 C 3 mail=m1"),
            source("shop", true, "17 B 4"));

    assertThat(journeys(result.log())).isEqualTo(Map.of("17", "VCB", "web:c2", "W"));
    assertThat(result.audit().stitches())
        .extracting(
            Stitch::id,
            Stitch::customer,
            Stitch::outcome,
            Stitch::by,
            Stitch::evidence,
            Stitch::with,
            Stitch::events)
        .containsExactly(
            tuple("web:c1", "17", Outcome.STITCHED, "table", "row 2", null, 1),
            tuple("web:c2", "web:c2", Outcome.UNIDENTIFIED, "", null, null, 1),
            tuple("call:k1", "17", Outcome.STITCHED, "mail", "mail", "web:c1", 1),
            tuple("shop:17", "17", Outcome.STITCHED, "customer id", "its own identifier", null, 1));
    assertThat(result.audit().channels())
        .containsExactly(
            new Rate("call", 1, 1, 1, 1, 1),
            new Rate("shop", 1, 1, 1, 1, 1),
            new Rate("web", 2, 1, 1, 2, 1));
    assertThat(codes(result.log())).contains("unidentified");
  }

  @Test
  void keyOnMoreIdsThanAllowedStitchesNothingAndIsReported() {
    StitchRule device = new StitchRule("device", "device", Long.MAX_VALUE, 2);
    Stitching.Result result =
        stitch(
            plan(List.of(), List.of(), device),
            source("web", false, "a V 1 device=d\nb V 2 device=d\nc V 3 device=d\nx V 4 device=e"),
            source("app", false, "y V 5 device=e"));

    assertThat(journeys(result.log()))
        .isEqualTo(Map.of("web:a", "V", "web:b", "V", "web:c", "V", "web:x", "VV"));
    assertThat(result.audit().refusals())
        .containsExactly(
            new Refusal(
                "device", Outcome.SHARED_KEY, List.of("web:a", "web:b", "web:c"), List.of()));
    assertThat(codes(result.log())).contains("sharedKeys");
  }

  @Test
  void keyThatLeadsToTwoCustomersStitchesNeither() {
    Stitching.Result result =
        stitch(
            plan(List.of(), List.of("customer"), rule("mail")),
            source("web", false, "a V 1 mail=m"),
            source("shop", false, "s1 B 2 mail=m customer=1\ns2 B 3 mail=m customer=2"));

    assertThat(journeys(result.log())).isEqualTo(Map.of("1", "B", "2", "B", "web:a", "V"));
    assertThat(result.audit().refusals())
        .containsExactly(
            new Refusal(
                "mail",
                Outcome.CONFLICT,
                List.of("web:a", "shop:s1", "shop:s2"),
                List.of("1", "2")));
  }

  @Test
  void chainOfKeysBetweenTwoCustomersStitchesNoneOfThem() {
    Stitching.Result result =
        stitch(
            plan(List.of(), List.of("customer"), rule("mail")),
            source("web", false, "a V 1 mail=m1\na W 2 mail=m2\nb X 3 mail=m3"),
            source(
                "shop",
                false,
                "s1 B 4 mail=m1 customer=1\ns2 B 5 mail=m2 customer=2\ns3 B 6 mail=m3 customer=3"));

    assertThat(journeys(result.log()))
        .isEqualTo(Map.of("1", "B", "2", "B", "3", "XB", "web:a", "VW"));
    assertThat(result.audit().refusals()).hasSize(2);
  }

  @Test
  void strongerRuleGoesBeforeAWeakerOneThatDisagrees() {
    Stitching.Result result =
        stitch(
            plan(List.of(), List.of("customer"), rule("mail"), rule("phone")),
            source("web", false, "a V 1 mail=m phone=p"),
            source("shop", false, "s1 B 2 mail=m customer=1\ns2 B 3 phone=p customer=2"));

    assertThat(journeys(result.log())).isEqualTo(Map.of("1", "VB", "2", "B"));
    assertThat(result.audit().refusals())
        .extracting(Refusal::by, Refusal::customers)
        .containsExactly(tuple("phone", List.of("1", "2")));
  }

  @Test
  void keyBridgesNoLongerThanItsWindow() {
    StitchRule device = new StitchRule("device", "device", 10 * DAY, 5);
    Stitching.Result result =
        stitch(
            plan(List.of(), List.of(), device),
            source("web", false, "a V 1 device=d\nb W 11 device=d\nc X 22 device=d"));

    assertThat(journeys(result.log())).isEqualTo(Map.of("web:a", "VW", "web:c", "X"));
  }

  @Test
  void identifierThatGoesToAnotherCustomerIsCutAtItsDates() {
    Stitching.Result result =
        stitch(
            plan(
                List.of(
                    row(2, "web:c", "1", 0, 10 * DAY), row(3, "web:c", "2", 10 * DAY, 20 * DAY)),
                List.of()),
            source("web", false, "c V 9\nc W 10\nc X 19\nc Y 20"));

    assertThat(journeys(result.log())).isEqualTo(Map.of("1", "V", "2", "WX", "web:c", "Y"));
    assertThat(result.audit().refusals()).isEmpty();
    assertThat(result.audit().ids()).isEqualTo(new Rate("", 3, 2, 2, 4, 3));
  }

  @Test
  void anonymousEventsGoToTheOnlyCustomerOfTheirIdentifierAndToNoneOfTwo() {
    Stitching.Result result =
        stitch(
            plan(List.of(), List.of("customer")),
            source(
                "web",
                false,
                "a V 1\na L 2 customer=1\nb V 1\nb L 2 customer=1\nb L 3 customer=2"));

    assertThat(journeys(result.log())).isEqualTo(Map.of("1", "VLL", "2", "L", "web:b", "V"));
    assertThat(result.audit().refusals())
        .containsExactly(
            new Refusal(
                "customer id", Outcome.SEVERAL_CUSTOMERS, List.of("web:b"), List.of("1", "2")));
  }

  @Test
  void rowsThatNameTwoCustomersAtOnceCountForNothing() {
    Stitching.Result result =
        stitch(
            plan(
                List.of(row(2, "web:c", "1", 0, 10 * DAY), row(3, "web:c", "2", 5 * DAY, 20 * DAY)),
                List.of()),
            source("web", false, "c V 4\nc W 6\nc X 11"));

    assertThat(journeys(result.log())).isEqualTo(Map.of("1", "V", "web:c", "W", "2", "X"));
    assertThat(result.audit().refusals())
        .extracting(Refusal::outcome)
        .containsExactly(Outcome.DISAGREEMENT);
  }

  @Test
  void rolesGoByOneNameAndATakenNameIsKeptApart() {
    EventLogBuilder web = EventLog.builder("web");
    web.eventColumn("kanaal").setText(web.addEvent(web.trace("a"), "V", 0), "site");
    web.role(Role.CHANNEL, "kanaal");
    EventLogBuilder call = EventLog.builder("call");
    int event = call.addEvent(call.trace("a"), "C", 1);
    call.eventColumn("line").setText(event, "phone");
    call.eventColumn("kanaal").setText(event, "west");
    call.role(Role.CHANNEL, "line");

    EventLog merged =
        MergedSources.merge(
            "all",
            List.of(
                new LogSource("web", "web", false, web.build()),
                new LogSource("call", "call", false, call.build())));

    assertThat(merged.roleText(Role.CHANNEL, 0, 0)).isEqualTo("site");
    assertThat(merged.roleText(Role.CHANNEL, 1, 1)).isEqualTo("phone");
    assertThat(merged.attributeText("call:kanaal", 1, 1)).isEqualTo("west");
  }

  @Test
  void customerWithTheNameOfAnAnonymousIdentifierStaysApart() {
    Stitching.Result result =
        stitch(
            plan(List.of(), List.of("customer")),
            source("web", false, "a V 1\nb W 2 customer=web:a"));

    assertThat(journeys(result.log())).isEqualTo(Map.of("web:a", "W", "web:a#2", "V"));
  }

  /** Whatever the keys: no event is lost, and no journey has two customers. */
  @Property(tries = 300)
  void noEventIsLostAndNoJourneyHasTwoCustomers(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 999) Integer> events) {
    StringBuilder web = new StringBuilder();
    for (int i = 0; i < events.size(); i++) {
      int e = events.get(i);
      web.append("i").append(e % 10).append(" A ").append(i).append(" k=").append(e / 10 % 5);
      if (e / 50 % 3 > 0) {
        web.append(" customer=").append(e / 50 % 7);
      }
      web.append(" j=").append(e / 7 % 6).append('\n');
    }
    Stitching.Result result =
        stitch(
            plan(List.of(), List.of("customer"), rule("k"), rule("j")),
            source("web", false, web.toString()));

    EventLog log = result.log();
    assertThat(log.eventCount()).isEqualTo(events.size());
    for (int t = 0; t < log.traceCount(); t++) {
      TreeSet<String> customers = new TreeSet<>();
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        String customer = log.attributeText("customer", t, e);
        if (customer != null) {
          customers.add(customer);
        }
      }
      assertThat(customers).hasSizeLessThan(2);
    }
    Map<String, Integer> audited = new LinkedHashMap<>();
    result
        .audit()
        .stitches()
        .forEach(
            s ->
                audited.put(
                    s.id() + s.customer() + Instant.ofEpochMilli(s.fromMillis()), s.events()));
    assertThat(audited.values().stream().mapToInt(i -> i).sum()).isEqualTo(events.size());
  }
}
