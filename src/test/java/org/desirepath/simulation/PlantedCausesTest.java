package org.desirepath.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.desirepath.eventlog.Event;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Trace;
import org.desirepath.io.blueprint.BlueprintReader;
import org.desirepath.io.plant.PlantReader;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.Truth;
import org.junit.jupiter.api.Test;

/** Causes by calendar and segment, faults of the recording and the kinds of deviations. */
class PlantedCausesTest {
  private static final int N = 6_000;
  private static final double DAY = 86_400_000.0;
  private static final String YAML =
      """
      journey: J
      outcome: {success: [Done]}
      phases:
        - phase: P
          steps:
            - {touchpoint: Ask, drop_off: 0.3}
            - choice:
                - {touchpoint: Web, share: 0.6}
                - {touchpoint: Shop, share: 0.4}
            - {touchpoint: Tour, optional: true}
            - any_order: [Papers, Date]
            - {touchpoint: Sign, experience: 4}
            - Done
      """;

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static SimulatedLog simulate(String plant) throws IOException {
    DesignedJourney model = BlueprintReader.read(bytes(YAML), "j").toDesignedJourney();
    String period = "from: 2026-01-05\nto: 2026-03-30\n";
    return new JourneySimulator(PlantReader.read(bytes(period + plant), "p", model), N, 5)
        .simulate(model);
  }

  private static List<Trace> traces(EventLog log) {
    return IntStream.range(0, log.traceCount()).mapToObj(log::trace).toList();
  }

  private static List<String> names(Trace trace) {
    return trace.events().stream().map(Event::activity).toList();
  }

  private static boolean has(Trace trace, String name) {
    return names(trace).contains(name);
  }

  private static boolean startsAtWeekend(Trace trace) {
    return isWeekend(trace.events().get(0).timeMillis());
  }

  private static boolean isWeekend(long millis) {
    return Instant.ofEpochMilli(millis)
            .atOffset(ZoneOffset.UTC)
            .getDayOfWeek()
            .compareTo(DayOfWeek.SATURDAY)
        >= 0;
  }

  private static double share(List<Trace> of, Predicate<Trace> having) {
    return (double) of.stream().filter(having).count() / of.size();
  }

  private static Truth.Deviation deviation(SimulatedLog log, String kind) {
    return log.truth().deviations().stream()
        .filter(row -> row.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void journeysStartAndAreLostByTheCalendar() throws IOException {
    SimulatedLog result = simulate("starts: {weekend: 0.5}\nloss: {weekend: 3}\n");
    List<Trace> all = traces(result.log());
    List<Trace> weekend = all.stream().filter(PlantedCausesTest::startsAtWeekend).toList();
    List<Trace> weekday = all.stream().filter(t -> !startsAtWeekend(t)).toList();

    assertThat((double) weekend.size() / weekday.size()).isCloseTo(0.5 * 2 / 5, within(0.03));
    assertThat(share(weekday, t -> has(t, "Done"))).isCloseTo(0.7, within(0.03));
    assertThat(share(weekend, t -> has(t, "Done"))).isCloseTo(0.7 * 0.7 * 0.7, within(0.05));
  }

  @Test
  void startsGrowAndSwing() throws IOException {
    List<Trace> growing = traces(simulate("starts: {growth: 4}\n").log());
    long first = growing.get(0).events().get(0).timeMillis();
    double early = share(growing, t -> t.events().get(0).timeMillis() - first < 42 * DAY);
    // the factor 4^x has its mean over the first half half as high as over the second
    assertThat(early).isCloseTo(1 / 3.0, within(0.03));

    List<Trace> swinging = traces(simulate("starts: {swing: 0.9, cycle: 28d}\n").log());
    double rising =
        share(swinging, t -> (t.events().get(0).timeMillis() - first) % (28 * DAY) < 14 * DAY);
    assertThat(rising).isCloseTo(0.5 + 0.9 / Math.PI, within(0.03));
  }

  @Test
  void aContactComesByTheCalendarAndTheSegment() throws IOException {
    SimulatedLog result =
        simulate(
            """
            contacts:
              - {contact: Mail, by: company, after: [Ask], rate: 0.4, delay: 1h, rhythm: {weekend: 0.25}}
            segments:
              - segment: kind
                values:
                  a: {share: 0.5, contacts: {Mail: 2}, taken: {Tour: 0.9}}
                  b: {share: 0.5, contacts: {Mail: 0.5}, taken: {Tour: 0.1}}
            """);
    List<Trace> a = ofKind(result.log(), "a");
    List<Trace> b = ofKind(result.log(), "b");
    double mailA = share(a, t -> has(t, "Mail"));

    assertThat(mailA / share(b, t -> has(t, "Mail"))).isCloseTo(4, within(0.6));
    assertThat(mailA).isCloseTo(0.8 * (5 + 2 * 0.25) / 7, within(0.06));
    assertThat(share(with(a, "Papers"), t -> has(t, "Tour"))).isCloseTo(0.9, within(0.03));
    assertThat(share(with(b, "Papers"), t -> has(t, "Tour"))).isCloseTo(0.1, within(0.03));
  }

  private static List<Trace> ofKind(EventLog log, String value) {
    return IntStream.range(0, log.traceCount())
        .filter(t -> value.equals(log.segmentText("kind", t)))
        .mapToObj(log::trace)
        .toList();
  }

  private static List<Trace> with(List<Trace> traces, String name) {
    return traces.stream().filter(t -> has(t, name)).toList();
  }

  @Test
  void aHiddenSegmentActsButIsNotInTheLog() throws IOException {
    SimulatedLog result =
        simulate(
            """
            segments:
              - {segment: trouble, hidden: true, values: {much: {share: 0.5, loss: 3}, little: {share: 0.5, loss: 0.3}}}
            """);

    assertThat(result.log().traceColumns()).doesNotContainKey("trouble");
    List<Truth.Segment> rows = result.truth().segments();
    assertThat(rows).extracting(Truth.Segment::value).containsExactly("much", "little");
    assertThat((double) rows.get(0).completed() / rows.get(0).journeys())
        .isCloseTo(Math.pow(0.7, 3), within(0.05));
    assertThat((double) rows.get(1).completed() / rows.get(1).journeys())
        .isCloseTo(Math.pow(0.7, 0.3), within(0.05));
  }

  @Test
  void aSlowArmTakesLongerAndSucceedsAsOften() throws IOException {
    SimulatedLog result = simulate("effects: [{presence: Tour, odds: 1, slows: 5}]\n");
    List<Trace> passed = with(traces(result.log()), "Sign");
    double slow = medianDays(passed.stream().filter(t -> has(t, "Tour")).toList());
    double usual = medianDays(passed.stream().filter(t -> !has(t, "Tour")).toList());

    assertThat(slow / usual).isBetween(4.0, 6.0);
    assertThat(result.truth().effects().get(0).riskDifference()).isZero();
  }

  /** From the last of the two papers, where the arm begins to differ, to the end. */
  private static double medianDays(List<Trace> traces) {
    double[] days =
        traces.stream()
            .mapToDouble(
                t -> {
                  int n = t.events().size();
                  return (t.events().get(n - 1).timeMillis() - t.events().get(n - 2).timeMillis())
                      / DAY;
                })
            .sorted()
            .toArray();
    return days[days.length / 2];
  }

  @Test
  void nothingBeforeTheRecordingIsInTheLog() throws IOException {
    SimulatedLog result = simulate("seen_from: 2026-02-02\n");
    long from = Instant.parse("2026-02-02T00:00:00Z").toEpochMilli();
    List<Trace> all = traces(result.log());

    assertThat(all)
        .allMatch(t -> t.events().stream().allMatch(event -> event.timeMillis() >= from));
    assertThat(result.truth().journeys()).isEqualTo(all.size()).isLessThan(N);
    assertThat(result.truth().truncated())
        .isEqualTo((int) all.stream().filter(t -> !has(t, "Ask")).count())
        .isPositive();
  }

  @Test
  void theRecordingLosesDoublesAndSwaps() throws IOException {
    SimulatedLog clean = simulate("");
    SimulatedLog lossy = simulate("noise: {lost: 0.1}\n");
    SimulatedLog doubled = simulate("noise: {doubled: 0.1}\n");
    SimulatedLog swapped = simulate("noise: {swapped: 0.1}\n");
    long events = clean.log().eventCount();

    assertThat(clean.truth().faults()).isEqualTo(new Truth.Faults(0, 0, 0));
    assertThat(lossy.log().eventCount() + lossy.truth().faults().lost())
        .isCloseTo((int) events, within((int) events / 50));
    assertThat(lossy.truth().faults().lost() / (double) events).isCloseTo(0.1, within(0.01));
    assertThat(doubled.truth().faults().doubled() / (double) events).isCloseTo(0.1, within(0.01));
    assertThat(traces(swapped.log()).stream().filter(t -> !names(t).get(0).equals("Ask")).count())
        .isPositive()
        .isLessThanOrEqualTo(swapped.truth().faults().swapped());
  }

  @Test
  void eachNewKindOfDeviationIsInTheJourneysThatTheTruthCounts() throws IOException {
    SimulatedLog result =
        simulate(
            """
            shares: {Web: 0.5}
            experience: {Sign: 3}
            deviations:
              - {replaced: Sign, as: Sign by hand, rate: 0.1}
              - {choice: Shop, rate: 0.1}
              - {incompleteBlock: Date, rate: 0.1}
              - {rule: Advert, after: Papers, rate: 0.1}
            """);
    List<Trace> all = traces(result.log());

    assertThat(deviation(result, "replaced").journeys())
        .isEqualTo(with(all, "Sign by hand").size())
        .isPositive();
    assertThat(with(all, "Sign by hand")).noneMatch(t -> has(t, "Sign"));
    assertThat(deviation(result, "choice").journeys())
        .isEqualTo((int) all.stream().filter(t -> has(t, "Web") && has(t, "Shop")).count())
        .isPositive();
    assertThat(deviation(result, "incompleteBlock").journeys())
        .isEqualTo((int) with(all, "Papers").stream().filter(t -> !has(t, "Date")).count())
        .isPositive();
    List<Trace> advertised = with(all, "Advert");
    assertThat(deviation(result, "rule").journeys()).isEqualTo(advertised.size()).isPositive();
    assertThat(advertised)
        .allMatch(t -> names(t).indexOf("Advert") == names(t).indexOf("Papers") + 1);
    Truth.Share share = result.truth().shares().get(0);
    assertThat((double) share.taken() / share.journeys()).isCloseTo(0.5, within(0.03));
    assertThat(share.designed()).isEqualTo(0.6);
    Truth.Experience experience = result.truth().experience().get(0);
    assertThat(experience.journeys()).isEqualTo(with(all, "Sign").size());
    assertThat((double) experience.below() / experience.journeys()).isGreaterThan(0.7);
  }
}
