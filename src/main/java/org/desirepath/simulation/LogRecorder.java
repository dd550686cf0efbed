package org.desirepath.simulation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.desirepath.eventlog.ColumnBuilder;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.eventlog.Role;
import org.desirepath.model.Plant;
import org.desirepath.model.Plant.Kind;
import org.desirepath.model.Touchpoint;
import org.desirepath.model.Touchpoint.EventName;
import org.desirepath.model.Touchpoint.Initiator;
import org.desirepath.simulation.Played.Happening;
import org.jspecify.annotations.Nullable;

/** Writes played journeys into a log, up to the extraction, and hands them to the tally. */
final class LogRecorder {
  private static final String CHANNEL = "channel";
  private static final String INITIATOR = "initiator";
  private static final String STATUS = "status";
  private static final String EXPERIENCE = "experience";

  private final Book book;
  private final EventLogBuilder log;
  private final TruthTally tally;
  private final Map<String, ColumnBuilder> columns = new TreeMap<>();
  private final Recording recording;
  private final ContactRecorder contacts;
  private final long asOf;
  private final long seenFrom;
  private final String idFormat;
  private final int simulated;
  private int number;

  LogRecorder(Book book, int simulated) {
    this.book = book;
    this.simulated = simulated;
    this.asOf = book.plant.asOfMillis().orElse(Long.MAX_VALUE);
    this.seenFrom = book.plant.seenFromMillis().orElse(Long.MIN_VALUE);
    this.recording = new Recording(book.plant.noise());
    this.contacts = new ContactRecorder(book.plant.planted());
    this.log = EventLog.builder(book.model.name());
    this.tally = new TruthTally(book);
    this.idFormat = "J%0" + Math.max(4, Integer.toString(simulated).length()) + "d";
  }

  void record(Played played, SplittableRandom random) {
    number++;
    List<Happening> seen =
        contacts.withAnswers(played.events(), random).stream()
            .filter(event -> event.timeMillis() >= seenFrom && event.timeMillis() <= asOf)
            .filter(contacts::isRecorded)
            .toList();
    List<Happening> recorded = recording.of(seen, random);
    tally.count(played, recorded.isEmpty() ? List.of() : seen);
    if (recorded.isEmpty()) {
      return;
    }
    int trace = log.newTrace(String.format(Locale.ROOT, idFormat, number));
    for (int s = 0; s < played.segments().size(); s++) {
      Plant.Segment segment = book.plant.segments().get(s);
      if (!segment.hidden()) {
        log.traceColumn(segment.name())
            .setText(trace, segment.values().get(played.segments().get(s)).name());
      }
    }
    boolean succeeds = played.events().stream().anyMatch(this::isSuccess);
    for (Happening event : recorded) {
      write(trace, event, succeeds, random);
    }
    tally.closeScores();
  }

  SimulatedLog result(long seed) {
    role(CHANNEL, Role.CHANNEL);
    role(INITIATOR, Role.INITIATOR);
    role(STATUS, Role.STATUS);
    role(EXPERIENCE, Role.EXPERIENCE);
    EventLog built = log.build();
    return new SimulatedLog(built, tally.truth(seed, simulated, built, recording.faults()));
  }

  private void role(String key, Role role) {
    if (columns.containsKey(key)) {
      log.role(role, key);
    }
  }

  private ColumnBuilder column(String key) {
    return columns.computeIfAbsent(key, log::eventColumn);
  }

  private boolean isSuccess(Happening event) {
    return book.model.success().contains(event.touchpoint());
  }

  private void write(int trace, Happening event, boolean succeeds, SplittableRandom random) {
    Touchpoint facts = book.facts(event.touchpoint());
    Map<String, String> cells = new TreeMap<>();
    put(cells, CHANNEL, channel(event, facts, random));
    Initiator initiator = initiator(event, facts);
    put(cells, INITIATOR, initiator == null ? null : word(initiator));
    status(cells, event, facts);
    contacts.fill(cells, event, succeeds, initiator == Initiator.COMPANY, random);
    EventName name = eventName(facts, cells, random);
    name.when().forEach(cells::putIfAbsent);
    int row = log.addEvent(trace, name.name(), event.timeMillis());
    cells.forEach((key, value) -> column(key).setText(row, value));
    OptionalDouble mean = book.meanExperience(facts);
    if (mean.isPresent()) {
      double noise = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
      double score = book.scale().score(mean.getAsDouble(), noise);
      column(EXPERIENCE).setReal(row, score);
      tally.score(facts, score);
    }
  }

  private static void put(Map<String, String> cells, String key, @Nullable String value) {
    if (value != null) {
      cells.put(key, value);
    }
  }

  private static @Nullable String channel(
      Happening event, Touchpoint facts, SplittableRandom random) {
    if (event.step() != null && event.step().otherChannel != null) {
      return event.step().otherChannel;
    }
    List<String> channels = facts.channels();
    return channels.isEmpty() ? null : channels.get(random.nextInt(channels.size()));
  }

  private static @Nullable Initiator initiator(Happening event, Touchpoint facts) {
    Initiator designed = event.initiator() == null ? facts.initiator() : event.initiator();
    if (event.step() == null || !event.step().flaws.contains(Kind.INITIATOR)) {
      return designed;
    }
    return designed == Initiator.COMPANY ? Initiator.CUSTOMER : Initiator.COMPANY;
  }

  private static String word(Initiator initiator) {
    return initiator == Initiator.COMPANY ? "company" : "customer";
  }

  /** The first value, by key, that the design calls a failure; else ok. */
  private static void status(Map<String, String> cells, Happening event, Touchpoint facts) {
    boolean failed = event.step() != null && event.step().flaws.contains(Kind.FAILED);
    for (Map.Entry<String, List<String>> entry : new TreeMap<>(facts.failsWhen()).entrySet()) {
      cells.put(entry.getKey(), failed ? entry.getValue().get(0) : "ok");
      failed = false;
    }
  }

  /** One of the names whose conditions the event meets, or else of all. */
  private static EventName eventName(
      Touchpoint facts, Map<String, String> cells, SplittableRandom random) {
    if (facts.events().isEmpty()) {
      return new EventName(facts.name(), Map.of());
    }
    List<EventName> fitting =
        facts.events().stream()
            .filter(
                name ->
                    name.when().entrySet().stream()
                        .allMatch(
                            when ->
                                cells
                                    .getOrDefault(when.getKey(), when.getValue())
                                    .equals(when.getValue())))
            .toList();
    List<EventName> names = fitting.isEmpty() ? facts.events() : fitting;
    return names.get(random.nextInt(names.size()));
  }
}
