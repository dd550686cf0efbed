package org.desirepath.diagnostics.observability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.KnownAttribute;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.observability.Observability.Angle;
import org.desirepath.diagnostics.observability.Observability.Cell;
import org.desirepath.diagnostics.observability.Observability.Fill;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Role;
import org.desirepath.model.Outcome;
import org.desirepath.model.Touchpoint;
import org.desirepath.model.contacts.ContactFacts.Need;
import org.desirepath.statistics.SortedValues;
import org.jspecify.annotations.Nullable;

/** Counts in how many journeys with a touchpoint the things are known that the design asks for. */
final class FillRates {
  private static final String NO_AGE = "it has no time of its own";
  private static final double LEVEL = 0.95;

  private final AlignedJourneys journeys;
  private final EventLog log;
  private final Map<String, KnownAttribute> attributes = new HashMap<>();

  FillRates(AlignedJourneys journeys) {
    this.journeys = journeys;
    this.log = journeys.log();
  }

  /** A thing looked for, and in which of the journeys with the touchpoint it is known. */
  private record Looked(Fill fill, BitSet known) {}

  Cell cell(String touchpoint, Angle angle, Recording recording) {
    if (recording.state() == Recording.State.NOT_OBSERVABLE) {
      return empty(angle, Measured.NOT_OBSERVABLE, recording.reason());
    }
    if (angle == Angle.MEASURABILITY) {
      return measurability(touchpoint, recording, firstRows(touchpoint));
    }
    Set<String> asked =
        journeys.model().facts().touchpoint(touchpoint).contact().attributes(need(angle));
    if (asked.isEmpty()) {
      return empty(angle, null, "the design names no attribute for it");
    }
    int[] rows = firstRows(touchpoint);
    List<Looked> looked = new ArrayList<>();
    for (String name : asked) {
      looked.add(known(attribute(name), rows));
    }
    int n = count(rows);
    int filled = together(looked, rows.length, n);
    Measured verdict = Measured.of(filled, n);
    return new Cell(
        angle,
        verdict,
        verdict == Measured.MEASURED ? null : attributeReason(looked, n),
        n,
        filled,
        Quantity.share(filled, n, "no journey has the touchpoint"),
        fills(looked));
  }

  private static Cell empty(Angle angle, @Nullable Measured verdict, @Nullable String reason) {
    String why = reason == null ? "nothing to look at" : reason;
    return new Cell(angle, verdict, why, 0, 0, Quantity.absent(why), List.of());
  }

  private static Need need(Angle angle) {
    return switch (angle) {
      case AUDIENCE -> Need.AUDIENCE;
      case NEXT_BEST_ACTION -> Need.NEXT_BEST_ACTION;
      case PERSONALISATION, MEASURABILITY -> Need.PERSONALISATION;
    };
  }

  private KnownAttribute attribute(String name) {
    return attributes.computeIfAbsent(name, key -> KnownAttribute.of(log, key));
  }

  /** By trace; -1 where the journey does not have it. */
  private int[] firstRows(String touchpoint) {
    int[] rows = new int[log.traceCount()];
    Arrays.fill(rows, -1);
    int code = journeys.codeOf(touchpoint);
    for (int t = 0; code >= 0 && t < rows.length; t++) {
      for (int e = log.firstEvent(t); e < log.endEvent(t) && rows[t] < 0; e++) {
        rows[t] = log.activity(e) == code ? e : -1;
      }
    }
    return rows;
  }

  private static int count(int[] rows) {
    return (int) Arrays.stream(rows).filter(row -> row >= 0).count();
  }

  /** Journeys in which all that was asked for is known. */
  private static int together(List<Looked> looked, int traces, int n) {
    BitSet all = new BitSet(traces);
    all.set(0, traces);
    boolean any = false;
    for (Looked one : looked) {
      if (one.fill().asked()) {
        all.and(one.known());
        any = true;
      }
    }
    return any ? all.cardinality() : n;
  }

  private static List<Fill> fills(List<Looked> looked) {
    return looked.stream()
        .map(Looked::fill)
        .sorted(Comparator.comparing((Fill fill) -> !fill.asked()))
        .toList();
  }

  private Looked known(KnownAttribute attribute, int[] rows) {
    BitSet known = new BitSet(rows.length);
    long[] ages = new long[rows.length];
    int aged = 0;
    int afterwards = 0;
    for (int t = 0; t < rows.length; t++) {
      if (rows[t] < 0) {
        continue;
      }
      int since = attribute.knownSince(t, rows[t]);
      if (since == KnownAttribute.UNKNOWN) {
        afterwards += attribute.comesWithOrAfter(t, rows[t]) ? 1 : 0;
        continue;
      }
      known.set(t);
      if (since >= 0
          && log.timeMillis(since) != EventLog.NO_TIME
          && log.timeMillis(rows[t]) != EventLog.NO_TIME) {
        ages[aged++] = log.timeMillis(rows[t]) - log.timeMillis(since);
      }
    }
    long[] found = Arrays.copyOf(ages, aged);
    Quantity age =
        aged == 0
            ? Quantity.absent(
                attribute.isInLog()
                    ? NO_AGE
                    : "the log has no attribute \"" + attribute.name() + "\"")
            : median(found);
    int n = count(rows);
    return new Looked(fill(attribute.name(), true, n, known.cardinality(), afterwards, age), known);
  }

  private static Quantity median(long[] values) {
    SortedValues sorted = SortedValues.of(values);
    var interval = sorted.medianInterval(LEVEL);
    double median = sorted.median();
    return interval.isKnown() ? Quantity.of(median, interval) : Quantity.of(median);
  }

  private static Fill fill(
      String what, boolean asked, int n, int filled, int afterwards, Quantity age) {
    return new Fill(
        what,
        asked,
        Measured.of(filled, n),
        n,
        filled,
        Quantity.share(filled, n, "no journey has the touchpoint"),
        afterwards,
        age);
  }

  private String attributeReason(List<Looked> looked, int n) {
    if (n == 0) {
      return "no journey has the touchpoint";
    }
    List<String> parts = new ArrayList<>();
    for (Looked one : looked) {
      Fill fill = one.fill();
      if (!attribute(fill.what()).isInLog()) {
        parts.add("the log has no attribute \"" + fill.what() + "\"");
      } else if (fill.filled() < fill.n()) {
        parts.add(
            "\""
                + fill.what()
                + "\" is known before it in "
                + fill.filled()
                + " of "
                + fill.n()
                + " journeys"
                + (fill.afterwards() == 0
                    ? ""
                    : ", and comes only with it or later in " + fill.afterwards()));
      }
    }
    return String.join("; ", parts);
  }

  private Cell measurability(String touchpoint, Recording recording, int[] rows) {
    Touchpoint facts = journeys.model().facts().touchpoint(touchpoint);
    List<Looked> looked = new ArrayList<>();
    int n = count(rows);
    looked.add(
        aspect("time", true, rows, trace -> log.timeMillis(rows[trace]) != EventLog.NO_TIME));
    looked.add(role(Role.CHANNEL, !facts.channels().isEmpty(), rows));
    looked.add(role(Role.INITIATOR, facts.initiator() != null, rows));
    boolean needsStatus =
        facts.failsWhen().containsKey("status")
            || !facts.contact().responses().statuses().isEmpty();
    looked.add(role(Role.STATUS, needsStatus, rows));
    looked.add(role(Role.EXPERIENCE, facts.experience().isPresent(), rows));
    Outcome outcome = journeys.model().facts().outcome();
    boolean succeeds =
        outcome != null && outcome.success().stream().anyMatch(name -> journeys.codeOf(name) >= 0);
    looked.add(aspect("outcome", outcome != null, rows, trace -> succeeds));
    String customer = journeys.model().facts().contacts().customer();
    if (customer != null) {
      KnownAttribute attribute = attribute(customer);
      looked.add(
          aspect(
              "customer",
              true,
              rows,
              trace -> {
                String name = attribute.at(trace, rows[trace]);
                return name != null && !name.isBlank();
              }));
    }
    int filled = together(looked, rows.length, n);
    Measured verdict = recording.verdict();
    if (verdict != Measured.NOT_MEASURED) {
      for (Looked one : looked) {
        verdict = one.fill().asked() ? verdict.and(one.fill().verdict()) : verdict;
      }
      // it is recorded, so at least that much is measured
      verdict = verdict == Measured.NOT_MEASURED ? Measured.PARTLY : verdict;
    }
    List<Fill> fills = new ArrayList<>(fills(looked));
    fills.add(0, event(recording));
    return new Cell(
        Angle.MEASURABILITY,
        verdict,
        verdict == Measured.MEASURED ? null : aspectReason(recording, looked),
        n,
        filled,
        Quantity.share(filled, n, "no journey has the touchpoint"),
        fills);
  }

  /** The share recorded is no fill rate: what is missing may not have happened. */
  private static Fill event(Recording recording) {
    return new Fill(
        "event",
        true,
        recording.verdict(),
        recording.passed(),
        recording.recorded(),
        Quantity.share(recording.recorded(), recording.passed(), "no journey passed its place"),
        0,
        Quantity.absent(NO_AGE));
  }

  private Looked role(Role role, boolean asked, int[] rows) {
    return aspect(
        role.name().toLowerCase(Locale.ROOT),
        asked,
        rows,
        trace -> {
          String text = log.roleText(role, trace, rows[trace]);
          return text != null && !text.isBlank();
        });
  }

  private Looked aspect(String what, boolean asked, int[] rows, IntPredicate isKnown) {
    BitSet known = new BitSet(rows.length);
    for (int t = 0; t < rows.length; t++) {
      known.set(t, rows[t] >= 0 && isKnown.test(t));
    }
    return new Looked(
        fill(what, asked, count(rows), known.cardinality(), 0, Quantity.absent(NO_AGE)), known);
  }

  private static String aspectReason(Recording recording, List<Looked> looked) {
    List<String> parts = new ArrayList<>();
    if (recording.reason() != null) {
      parts.add(recording.reason());
    }
    for (Looked one : looked) {
      Fill fill = one.fill();
      if (fill.asked() && fill.n() > 0 && fill.verdict() != Measured.MEASURED) {
        parts.add(fill.what() + " is known in " + fill.filled() + " of " + fill.n() + " journeys");
      }
    }
    return String.join("; ", parts);
  }
}
