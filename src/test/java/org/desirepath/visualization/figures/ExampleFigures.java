package org.desirepath.visualization.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Figure.Range;
import org.desirepath.visualization.Figure.Sample;
import org.desirepath.visualization.Wording;
import org.desirepath.visualization.figures.CriticalMomentsFigure.Direction;
import org.desirepath.visualization.figures.CriticalMomentsFigure.Evidence;
import org.desirepath.visualization.figures.CriticalMomentsFigure.Moment;
import org.desirepath.visualization.figures.DesignedVersusActual.Course;
import org.desirepath.visualization.figures.DesignedVersusActual.Loss;
import org.desirepath.visualization.figures.DesignedVersusActual.Passage;
import org.desirepath.visualization.figures.DesignedVersusActual.Problem;
import org.desirepath.visualization.figures.DesignedVersusActual.Standing;
import org.desirepath.visualization.figures.DesignedVersusActual.Touchpoint;
import org.desirepath.visualization.figures.DesignedVersusActual.Warning;
import org.desirepath.visualization.figures.DropOffFigure.Step;

/** Figures of ordinary and of awkward kinds; their numbers are invented. */
public final class ExampleFigures {

  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;

  private ExampleFigures() {}

  public static Sample insuranceSample() {
    return new Sample("Home insurance", 5000, LocalDate.of(2025, 1, 6), LocalDate.of(2025, 7, 25));
  }

  /** All ordinary figures by name. */
  public static Map<String, Figure> all() {
    Map<String, Figure> all = new TreeMap<>();
    all.put("insurance", insurance(Wording.ENGLISH).toFigure());
    all.put("fines", fines().toFigure());
    all.put("drop-off", dropOff().toFigure());
    all.put("critical-moments", moments().toFigure());
    all.put("process-map", processMap(25, 120).toFigure());
    return all;
  }

  public static DesignedVersusActual insurance(Wording wording) {
    Loss lostFirst = new Loss(1024, 0.205, new Range(0.194, 0.216));
    Loss lostOffer = new Loss(1180, 0.364, new Range(0.348, 0.381));
    List<Touchpoint> touchpoints =
        List.of(
            touchpoint("visit", "Visit website", 0, 5000, lostFirst, "web"),
            new Touchpoint(
                "compare",
                "Compare quotes",
                0,
                Standing.DESIGNED,
                2010,
                List.of("optional", "web, app"),
                -1,
                List.of(new Warning(Problem.CHANNEL, 192, 0.096)),
                Loss.NONE),
            touchpoint("online", "Request quote online", 1, 2655, Loss.NONE, "web"),
            touchpoint("advisor", "Call advisor", 1, 1138, Loss.NONE, "phone"),
            touchpoint("sends", "Advisor sends quote", 1, 1120, Loss.NONE, "company"),
            new Touchpoint(
                "offer",
                "Receive offer",
                1,
                Standing.DESIGNED,
                3364,
                List.of("company"),
                2 * DAY,
                List.of(
                    new Warning(Problem.LATE, 818, 0.243),
                    new Warning(Problem.MISSING, 134, 0.038)),
                lostOffer),
            new Touchpoint(
                "conditions",
                "Read conditions",
                1,
                Standing.UNOBSERVABLE,
                0,
                List.of(),
                -1,
                List.of(),
                Loss.NONE),
            touchpoint("sign", "Sign", 2, 2081, Loss.NONE, "web"),
            new Touchpoint(
                "welcome",
                "Welcome call",
                2,
                Standing.DESIGNED,
                21,
                List.of("company"),
                -1,
                List.of(new Warning(Problem.MISSING, 2060, 0.99)),
                Loss.NONE),
            new Touchpoint(
                "active",
                "Policy active",
                2,
                Standing.GOAL,
                2074,
                List.of(),
                -1,
                List.of(),
                Loss.NONE),
            new Touchpoint(
                "declined",
                "Quote declined",
                -1,
                Standing.EXIT,
                157,
                List.of(),
                -1,
                List.of(),
                Loss.NONE),
            new Touchpoint(
                "complaint",
                "Call complaint line",
                -1,
                Standing.UNPLANNED,
                253,
                List.of(),
                -1,
                List.of(),
                Loss.NONE));
    List<Passage> passages =
        List.of(
            planned("visit", "compare", 2010, 14 * HOUR),
            planned("visit", "online", 1700, 16 * HOUR),
            planned("visit", "advisor", 640, 30 * HOUR),
            planned("compare", "online", 955, 10 * HOUR),
            planned("compare", "advisor", 498, 20 * HOUR),
            planned("advisor", "sends", 1120, 5 * HOUR),
            planned("online", "offer", 2350, 29 * HOUR),
            planned("sends", "offer", 1000, 8 * HOUR),
            planned("offer", "conditions", 1950, -1),
            planned("conditions", "sign", 1950, 34 * HOUR),
            planned("sign", "welcome", 21, 3 * DAY),
            planned("sign", "active", 2053, 7 * HOUR),
            planned("welcome", "active", 21, DAY),
            planned("offer", "declined", 157, DAY),
            new Passage("visit", "complaint", Course.DETOUR, 130, -1),
            new Passage("complaint", "offer", Course.DETOUR, 90, -1),
            new Passage("online", "online", Course.REPEAT, 140, -1),
            new Passage("sends", "advisor", Course.OTHER_ORDER, 180, -1),
            new Passage("online", "sign", Course.SKIP, 134, -1));
    return new DesignedVersusActual(
        insuranceSample(),
        wording,
        List.of("Orient", "Decide", "Start"),
        touchpoints,
        passages,
        0.412,
        new Range(0.398, 0.426),
        21 * DAY);
  }

  private static Touchpoint touchpoint(
      String id, String name, int phase, long journeys, Loss loss, String... facts) {
    return new Touchpoint(
        id, name, phase, Standing.DESIGNED, journeys, List.of(facts), -1, List.of(), loss);
  }

  private static Passage planned(String from, String to, long journeys, long millis) {
    return new Passage(from, to, Course.PLANNED, journeys, millis);
  }

  /** Names that break careless writers of DOT, SVG or HTML. */
  public static final List<String> HOSTILE =
      List.of(
          "\"quoted\" 'twice'",
          "</text><script>alert(1)</script>",
          "<b>bold</b> & <table>",
          "&amp; &lt; &#0; &nbsp;",
          "back\\slash \\n \\N \\G \\l \\",
          "line\nbreak\r\ttab",
          "nul\u0000 bell\u0007 escape\u001b[31m",
          "emoji 😀👩‍👩‍👧 flag 🇳🇱",
          "مرحبا بالعالم",
          "שלום \u202Eevil\u202C \u2066x\u2069",
          "日本語のとても長いラベルは折り返しが必要です",
          "lone surrogate \uD800 and \uDC00, \uFFFE\uFFFF",
          "x".repeat(5000),
          "many words ".repeat(450),
          "]]> <!-- --> <?php ?> %s ${x} #{y}",
          "}; n0 -> n0 [URL=\"javascript:x\"]; {",
          "   ",
          "");

  /** A journey of two touchpoints, everything in it bearing the same name. */
  public static DesignedVersusActual single(String name) {
    List<Touchpoint> touchpoints =
        List.of(
            touchpoint("a", name, 0, 5000, Loss.NONE, name),
            new Touchpoint("b", name, 0, Standing.GOAL, 40, List.of(), -1, List.of(), Loss.NONE));
    return new DesignedVersusActual(
        new Sample(name, 5000, null, null),
        Wording.ENGLISH,
        List.of(name),
        touchpoints,
        List.of(planned("a", "b", 40, HOUR)),
        Double.NaN,
        Range.UNKNOWN,
        -1);
  }

  /** Figures of nothing, by name. */
  public static Map<String, Figure> empty() {
    Sample none = new Sample("Nothing", 0, null, null);
    Wording words = Wording.ENGLISH;
    return Map.of(
        "empty map",
        new DesignedVersusActual(
                none, words, List.of(), List.of(), List.of(), Double.NaN, Range.UNKNOWN, -1)
            .toFigure(),
        "empty drop-off",
        new DropOffFigure(none, words, -1, 0, List.of(), "no outcome is declared").toFigure(),
        "empty moments",
        new CriticalMomentsFigure(none, words, "", 0, List.of(), "no outcome is declared")
            .toFigure(),
        "empty process map",
        new ProcessMap(none, words, List.of(), List.of()).toFigure(),
        "empty table",
        new Figure("Empty", List.of(), List.of(), new Figure.Grid(List.of(), List.of(), List.of())),
        "empty graph",
        new Figure(
            "Empty",
            List.of(),
            List.of(),
            new Figure.Graph(Figure.Direction.RIGHT, List.of(), List.of(), List.of())));
  }

  /** A table of one step with that name. */
  public static DropOffFigure singleStep(String name) {
    Step step =
        new Step(name, 50, 5, 40, 5, 90, 0.4, new Range(0.3, 0.5), 0.1, 30, new Range(20, 40));
    return new DropOffFigure(
        new Sample(name, 100, null, null), Wording.DUTCH, DAY, 5, List.of(step), "");
  }

  /** A designed journey of many touchpoints with choices and deviations. */
  public static DesignedVersusActual chain(int size) {
    List<Touchpoint> touchpoints = new ArrayList<>();
    List<Passage> passages = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      long journeys = 4000 - (i % 3 == 1 ? 3500 : 40L * i);
      touchpoints.add(touchpoint("t" + i, "Step " + i, i / 10, journeys, Loss.NONE, "web"));
      if (i > 0) {
        passages.add(planned("t" + (i - 1), "t" + i, journeys / 2, i * HOUR));
      }
      if (i > 1 && i % 3 == 2) {
        passages.add(planned("t" + (i - 2), "t" + i, journeys, DAY));
        passages.add(new Passage("t" + i, "t" + (i - 2), Course.OTHER_ORDER, 5 + i, -1));
      }
    }
    List<String> phases =
        IntStream.rangeClosed(0, (size - 1) / 10).mapToObj(i -> "Phase " + i).toList();
    return new DesignedVersusActual(
        new Sample("Long journey", 4000, LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 1)),
        Wording.ENGLISH,
        phases,
        touchpoints,
        passages,
        0.1,
        new Range(0.09, 0.11),
        DAY);
  }

  public static DesignedVersusActual fines() {
    String[] names = {
      "Create Fine",
      "Send Fine",
      "Insert Fine Notification",
      "Add penalty",
      "Payment",
      "Send for Credit Collection",
      "Insert Date Appeal to Prefecture",
      "Send Appeal to Prefecture",
      "Receive Result Appeal from Prefecture",
      "Notify Result Appeal to Offender",
      "Appeal to Judge"
    };
    long[] counts = {150370, 103987, 79860, 79860, 69715, 59013, 4188, 4141, 999, 896, 555};
    List<Touchpoint> touchpoints = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      Standing standing = i == 4 ? Standing.GOAL : i == 10 ? Standing.UNPLANNED : Standing.DESIGNED;
      Loss loss = i == 1 ? new Loss(20385, 0.196, new Range(0.194, 0.199)) : Loss.NONE;
      List<Warning> warnings =
          i == 3 ? List.of(new Warning(Problem.LATE, 19800, 0.248)) : List.of();
      long within = i == 3 ? 60 * DAY : -1;
      touchpoints.add(
          new Touchpoint(
              "t" + i, names[i], -1, standing, counts[i], List.of(), within, warnings, loss));
    }
    List<Passage> passages =
        List.of(
            planned("t0", "t1", 103392, 88 * DAY),
            planned("t0", "t4", 46952, 10 * DAY),
            planned("t1", "t2", 79757, 13 * DAY),
            planned("t2", "t3", 72334, 60 * DAY),
            planned("t3", "t5", 57182, 520 * DAY),
            planned("t3", "t4", 18621, 110 * DAY),
            planned("t2", "t6", 3800, 35 * DAY),
            planned("t6", "t7", 2915, 17 * DAY),
            planned("t7", "t8", 959, 60 * DAY),
            planned("t8", "t9", 849, 9 * DAY),
            planned("t9", "t4", 53, 20 * DAY),
            planned("t9", "t5", 500, 300 * DAY),
            new Passage("t3", "t10", Course.DETOUR, 281, -1),
            new Passage("t10", "t3", Course.DETOUR, 120, -1),
            new Passage("t4", "t4", Course.REPEAT, 4306, -1),
            new Passage("t1", "t4", Course.SKIP, 3131, -1),
            new Passage("t3", "t6", Course.OTHER_ORDER, 1200, -1));
    return new DesignedVersusActual(
        new Sample(
            "Road traffic fines", 150370, LocalDate.of(2000, 1, 1), LocalDate.of(2013, 6, 18)),
        Wording.ENGLISH,
        List.of(),
        touchpoints,
        passages,
        0.57,
        new Range(0.568, 0.573),
        -1);
  }

  public static DropOffFigure dropOff() {
    return new DropOffFigure(
        insuranceSample(),
        Wording.ENGLISH,
        21 * DAY,
        51,
        List.of(
            new Step(
                "Visit website",
                3950,
                0,
                1024,
                26,
                4980,
                0.205,
                new Range(0.194, 0.217),
                0.15,
                274,
                new Range(219, 331)),
            new Step(
                "Compare quotes",
                1790,
                0,
                205,
                15,
                1990,
                0.102,
                new Range(0.09, 0.117),
                0.10,
                4,
                new Range(-20, 34)),
            new Step(
                "Receive offer",
                2010,
                157,
                1180,
                17,
                3340,
                0.353,
                new Range(0.337, 0.37),
                0.10,
                845,
                new Range(790, 901)),
            new Step(
                "Sign",
                2060,
                0,
                14,
                7,
                2070,
                0.0068,
                new Range(0.004, 0.0113),
                0.02,
                -27,
                new Range(-33, -18)),
            new Step(
                "Welcome call",
                15,
                0,
                5,
                1,
                21,
                0.24,
                new Range(0.106, 0.451),
                Double.NaN,
                Double.NaN,
                Range.UNKNOWN)),
        "");
  }

  public static CriticalMomentsFigure moments() {
    return new CriticalMomentsFigure(
        insuranceSample(),
        Wording.ENGLISH,
        "Policy active within 60 d",
        23,
        List.of(
            new Moment(
                "Call advisor",
                "presence",
                Direction.GAIN,
                1.98,
                new Range(1.62, 2.42),
                0.14,
                new Range(0.10, 0.18),
                1e-7,
                3364,
                1138,
                Evidence.E2),
            new Moment(
                "Receive offer",
                "late (> 2 d)",
                Direction.PAIN,
                0.45,
                new Range(0.37, 0.55),
                -0.18,
                new Range(-0.22, -0.14),
                1e-9,
                3364,
                818,
                Evidence.E2),
            new Moment(
                "Compare quotes",
                "presence",
                Direction.NONE,
                1.02,
                new Range(0.88, 1.18),
                0.004,
                new Range(-0.03, 0.04),
                0.81,
                3364,
                1480,
                Evidence.E2),
            new Moment(
                "Newsletter",
                "repetition",
                Direction.NONE,
                1.0,
                new Range(0.95, 1.05),
                0,
                new Range(-0.01, 0.01),
                0.94,
                5000,
                2829,
                Evidence.E1),
            new Moment(
                "Welcome call",
                "presence",
                Direction.NONE,
                3.1,
                new Range(0.6, 40),
                Double.NaN,
                Range.UNKNOWN,
                0.97,
                2081,
                21,
                Evidence.E0)),
        "");
  }

  /** A map with a main line, jumps forward and back, made from a fixed linear congruence. */
  public static ProcessMap processMap(int size, int links) {
    List<ProcessMap.Activity> activities = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      long events = 9000 - 9000L * i / (size + 1);
      activities.add(
          new ProcessMap.Activity(
              "Activity "
                  + (char) ('A' + i % 26)
                  + (i < 26 ? "" : "" + i / 26)
                  + " of the customer",
              events,
              events * 4 / 5,
              i == 0 ? 6500 : i == 3 ? 500 : 0,
              i == size - 1 ? 400 : i == size / 2 ? 4000 : i % 7 == 6 ? 500 : 0));
    }
    Map<String, ProcessMap.Follows> follows = new TreeMap<>();
    long state = 42;
    for (int i = 0; i < links; i++) {
      state = (state * 1103515245L + 12345L) & 0x7fffffffL;
      int from = i < size - 1 ? i : (int) (state >> 8) % size;
      int to = i < size - 1 ? i + 1 : (int) (state >> 16) % size;
      long count = i < size - 1 ? 8000 - 8000L * i / size : (state >> 4) % 900;
      String a = activities.get(from).name();
      String b = activities.get(to).name();
      follows.putIfAbsent(a + "|" + b, new ProcessMap.Follows(a, b, count + 1, state % (9 * DAY)));
    }
    return new ProcessMap(
        new Sample("Web shop", 7000, LocalDate.of(2024, 11, 3), LocalDate.of(2025, 2, 1)),
        Wording.ENGLISH,
        activities,
        List.copyOf(follows.values()));
  }
}
