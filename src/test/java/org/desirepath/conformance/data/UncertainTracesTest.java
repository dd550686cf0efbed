package org.desirepath.conformance.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.desirepath.ExampleLogs;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.io.SharedData;
import org.desirepath.io.pnml.PnmlReader;
import org.desirepath.model.DesignedJourney;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The tiny nets of CoCoMoT have uncertain traces and no guards: the number at the end of a name is
 * the cost of the best realisation ({@code _min_}). All realisations are listed here and aligned;
 * the costs weighted by likelihood ({@code _fit_}) are another measure and are left out.
 */
class UncertainTracesTest {

  /**
   * An event that may have one of some names, at some moment of an interval, perhaps not at all.
   */
  private record Uncertain(List<String> names, long from, long to, boolean optional) {}

  @Test
  void theBestRealisationCostsWhatTheNameOfTheFileSays() throws Exception {
    Path tests = SharedData.file("pairs/cocomot-unit/tests");
    List<Path> traces;
    try (Stream<Path> files = Files.walk(tests)) {
      traces =
          files.filter(f -> f.toString().matches(".*(_min|fig2)_[0-9]+\\.xes")).sorted().toList();
    }
    assertThat(traces).hasSize(15);
    for (Path trace : traces) {
      DesignedJourney net = net(trace);
      assertThat(net.data().guards()).isEmpty();
      String name = trace.toString();
      long expected = Long.parseLong(name.replaceAll(".*_([0-9]+)\\.xes", "$1"));
      assertThat(best(net, events(trace))).as(name).isEqualTo(expected);
    }
  }

  private static DesignedJourney net(Path trace) throws IOException {
    try (Stream<Path> files = Files.list(trace.resolveSibling("."))) {
      Path file = files.filter(f -> f.toString().endsWith(".pnml")).findFirst().orElseThrow();
      try (InputStream in = Files.newInputStream(file)) {
        return new PnmlReader().read(in, "net");
      }
    }
  }

  private static List<Uncertain> events(Path trace) throws Exception {
    NodeList nodes =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(trace.toFile())
            .getElementsByTagName("event");
    List<Uncertain> events = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      Element event = (Element) nodes.item(i);
      List<String> times = values(event, "date", "time:timestamp");
      List<String> latest = values(event, "date", "uncertainty:time:timestamp_max");
      long from = times.isEmpty() ? i : millis(times.get(0));
      events.add(
          new Uncertain(
              values(event, "string", "concept:name"),
              from,
              latest.isEmpty() ? from : millis(latest.get(0)),
              mayBeAbsent(event)));
    }
    return events;
  }

  /** An event that is there with probability 1 can't be left out. */
  private static boolean mayBeAbsent(Element event) {
    return !values(event, "bool", "uncertainty:indeterminacy").isEmpty()
        && Double.parseDouble(values(event, "float", "uncertainty:probability").get(0)) < 1;
  }

  private static long millis(String text) {
    return OffsetDateTime.parse(text.matches(".*(Z|[+-]..:..)") ? text : text + "Z")
        .toInstant()
        .toEpochMilli();
  }

  private static List<String> values(Element event, String tag, String key) {
    NodeList nodes = event.getElementsByTagName(tag);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      Element node = (Element) nodes.item(i);
      if (node.getAttribute("key").equals(key)) {
        values.add(node.getAttribute("value"));
      }
    }
    return values;
  }

  private static long best(DesignedJourney net, List<Uncertain> events) {
    List<String> realisations = new ArrayList<>();
    realise(events, Long.MIN_VALUE, "", realisations);
    long best = Long.MAX_VALUE;
    for (String trace : realisations) {
      best =
          Math.min(
              best,
              OptimalAlignments.STANDARD
                  .check(ExampleLogs.of(trace), net, new BitSet())
                  .variants()
                  .get(0)
                  .alignment()
                  .upperBound());
    }
    return best;
  }

  /** Any event may come next whose latest moment is not before the earliest of those before it. */
  private static void realise(List<Uncertain> rest, long now, String done, List<String> all) {
    if (rest.isEmpty()) {
      all.add(done);
      return;
    }
    for (Uncertain next : rest) {
      List<Uncertain> others = new ArrayList<>(rest);
      others.remove(next);
      if (next.optional()) {
        realise(others, now, done, all);
      }
      if (next.to() >= now) {
        for (String name : next.names()) {
          realise(others, Math.max(now, next.from()), done + " " + name, all);
        }
      }
    }
  }
}
