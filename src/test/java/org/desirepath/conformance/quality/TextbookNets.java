package org.desirepath.conformance.quality;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.Marking;

/**
 * The log and nets of van der Aalst, "Process mining: data science in action", 2016, chapter 8:
 * 1,391 journeys in 21 variants, and four models of them.
 */
final class TextbookNets {
  static final EventLog LFULL =
      log(
          "455 acdeh, 191 abdeg, 177 adceh, 144 abdeh, 111 acdeg, 82 adceg, 56 adbeh, 47 acdefdbeh,"
              + " 38 adbeg, 33 acdefbdeh, 14 acdefbdeg, 11 acdefdbeg, 9 adcefcdeh, 8 adcefdbeh,"
              + " 5 adcefbdeg, 3 acdefbdefdbeg, 2 adcefdbeg, 2 adcefbdefbdeg, 1 adcefdbefbdeh,"
              + " 1 adbefbdefdbeg, 1 adcefdbefcdefdbeg");

  static final DesignedJourney N1 =
      net(
          "start>a>p1 p2",
          "p1>b>p3",
          "p1>c>p3",
          "p2>d>p4",
          "p3 p4>e>p5",
          "p5>f>p1 p2",
          "p5>g>end",
          "p5>h>end");
  static final DesignedJourney N2 =
      net(
          "start>a>p1",
          "p1>b>p2",
          "p1>c>p2",
          "p2>d>p3",
          "p3>e>p4",
          "p4>f>p1",
          "p4>g>end",
          "p4>h>end");
  static final DesignedJourney N3 =
      net("start>a>p1 p2", "p1>c>p3", "p2>d>p4", "p3 p4>e>p5", "p5>h>end");
  static final DesignedJourney N4 =
      net(
          "start>a>p1",
          "p1>b>p1",
          "p1>c>p1",
          "p1>d>p1",
          "p1>e>p1",
          "p1>f>p1",
          "p1>g>end",
          "p1>h>end");

  private TextbookNets() {}

  /** Journeys of one-letter activities, {@code count letters} parted by commas. */
  static EventLog log(String text) {
    EventLogBuilder log = EventLog.builder("text");
    for (String part : text.split(",", -1)) {
      String[] words = part.trim().split(" ", -1);
      for (int i = Integer.parseInt(words[0]); i > 0; i--) {
        int trace = log.newTrace("t" + log.traceCount());
        for (char activity : (words.length > 1 ? words[1] : "").toCharArray()) {
          log.addEvent(trace, String.valueOf(activity), EventLog.NO_TIME);
        }
      }
    }
    return log.build();
  }

  /** Transitions {@code inputs>label>outputs}, silent when the label is empty; start to end. */
  static DesignedJourney net(String... transitions) {
    AcceptingPetriNet.Builder net = AcceptingPetriNet.builder("net");
    Map<String, Integer> places = new HashMap<>();
    for (String text : transitions) {
      String[] parts = text.split(">", -1);
      int t = net.transition(text, parts[1].isEmpty() ? null : parts[1]);
      Arrays.stream(parts[0].split(" ", -1))
          .forEach(p -> net.input(t, places.computeIfAbsent(p, net::place), 1));
      Arrays.stream(parts[2].split(" ", -1))
          .forEach(p -> net.output(t, places.computeIfAbsent(p, net::place), 1));
    }
    return new DesignedJourney(
        net.build(Marking.of(places.get("start")), List.of(Marking.of(places.get("end")))),
        JourneyBlueprint.empty("net"),
        List.of());
  }

  static ConformanceResult align(EventLog log, DesignedJourney model) {
    return OptimalAlignments.STANDARD.withThreads(1).check(log, model, new BitSet());
  }
}
