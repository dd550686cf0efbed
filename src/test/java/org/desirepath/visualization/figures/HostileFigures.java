package org.desirepath.visualization.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Figure.Range;
import org.desirepath.visualization.Figure.Role;
import org.desirepath.visualization.Figure.Sample;
import org.desirepath.visualization.Wording;
import org.desirepath.visualization.figures.DeviationDiagram.Kind;
import org.desirepath.visualization.figures.DeviationDiagram.Match;
import org.desirepath.visualization.figures.DeviationDiagram.Starter;

/** Every figure of a design of any size, with names that try to break it; numbers are invented. */
public final class HostileFigures {

  private static final long HOUR = 3_600_000L;

  private static final List<String> NAMES =
      List.of(
          "Sign",
          "Acknowledgement_of_receipt_of_the_supplementary_documents_by_registered_mail",
          "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
          "オンラインで見積もりを依頼し、担当者に書類を送付する",
          "طلب عرض الأسعار عبر الإنترنت",
          "<script>alert('x')</script> & \"quoted\" \\N {a|b}",
          "Call 📞 the advisor 👩‍👩‍👧‍👦 again",
          "a",
          "Ask a question about the conditions of the offer and wait for the answer of the expert",
          "Pedido de orçamento – ção ñ ß Ž",
          "\u202ereversed\u202c name",
          "T06 Determine necessity of stop advice");

  private HostileFigures() {}

  private static <T> T pick(List<T> values, int i) {
    return values.get(i % values.size());
  }

  static String name(int i) {
    return NAMES.get(i % NAMES.size()) + (i < NAMES.size() ? "" : " " + i);
  }

  static Sample sample() {
    return new Sample(name(8), 10_000, LocalDate.of(2025, 1, 6), LocalDate.of(2026, 7, 25));
  }

  private static long journeys(int i) {
    return Math.max(3, 10_000 - i * 67L - i % 7 * 400L);
  }

  /** Every figure of a design of so many touchpoints. */
  public static Map<String, Figure> of(int touchpoints, Wording wording) {
    Map<String, Figure> all = new TreeMap<>();
    all.put("designed-vs-actual", design(touchpoints, wording).toFigure());
    all.put("deviation-diagram", deviations(touchpoints, wording).toFigure());
    all.put("cumulative-incidence", incidence(touchpoints, wording).toFigure());
    all.put("critical-moments-map", moments(touchpoints, wording).toFigure());
    all.put("points-of-no-return", noReturn(touchpoints, wording).toFigure());
    all.put("journey-map", journeyMap(touchpoints, wording).toFigure());
    all.put("process-map", processMap(touchpoints, wording).toFigure());
    all.put(
        "process-map-overview",
        processMap(touchpoints, wording).at(ProcessMap.Level.OVERVIEW).toFigure());
    all.put("journey-flows", flows(touchpoints, wording).toFigure());
    all.put("segment-heat-map", heatMap(touchpoints, wording).toFigure());
    all.put("group-heat-map", groupHeatMap(touchpoints, wording).toFigure());
    all.put("differences", differences(touchpoints, wording).toFigure());
    all.put("representative-journeys", representatives(touchpoints, wording).toFigure());
    all.put("journey-timeline", timeline(touchpoints, wording).toFigure());
    return all;
  }

  private static List<String> phases(int n) {
    List<String> phases = new ArrayList<>();
    for (int p = 0; p < Math.min(5, 1 + n / 4); p++) {
      phases.add(name(p + 3));
    }
    return phases;
  }

  private static int phase(int i, int n) {
    return Math.min(phases(n).size() - 1, i * phases(n).size() / n);
  }

  static DesignedVersusActual design(int n, Wording wording) {
    List<DesignedVersusActual.Touchpoint> touchpoints = new ArrayList<>();
    List<DesignedVersusActual.Passage> passages = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      boolean unplanned = i % 9 == 5;
      touchpoints.add(
          new DesignedVersusActual.Touchpoint(
              "t" + i,
              name(i),
              unplanned ? -1 : phase(i, n),
              unplanned
                  ? DesignedVersusActual.Standing.UNPLANNED
                  : i == n - 1
                      ? DesignedVersusActual.Standing.GOAL
                      : DesignedVersusActual.Standing.DESIGNED,
              journeys(i),
              List.of("web, app, telephone, a shop of ours, a partner's shop"),
              i % 3 == 0 ? 48 * HOUR : -1,
              i % 4 == 1
                  ? List.of(
                      new DesignedVersusActual.Warning(
                          DesignedVersusActual.Problem.LATE, 120, 0.12))
                  : List.of(),
              i % 5 == 2
                  ? new DesignedVersusActual.Loss(300, 0.1, new Range(0.08, 0.12))
                  : DesignedVersusActual.Loss.NONE));
      for (int step = 1; step <= 3 && i + step < n; step++) {
        passages.add(
            new DesignedVersusActual.Passage(
                "t" + i,
                "t" + (i + step),
                unplanned || (i + step) % 9 == 5
                    ? DesignedVersusActual.Course.DETOUR
                    : step == 1
                        ? DesignedVersusActual.Course.PLANNED
                        : DesignedVersusActual.Course.SKIP,
                journeys(i) / (2L * step),
                step * HOUR));
      }
      if (i % 6 == 4) {
        passages.add(
            new DesignedVersusActual.Passage(
                "t" + i, "t" + (i - 3), DesignedVersusActual.Course.OTHER_ORDER, 90, HOUR));
      }
    }
    return new DesignedVersusActual(
        sample(), wording, phases(n), touchpoints, passages, 0.31, new Range(0.29, 0.33), -1);
  }

  private static DeviationDiagram deviations(int n, Wording wording) {
    List<DeviationDiagram.Path> paths = new ArrayList<>();
    for (int p = 0; p < 3; p++) {
      List<DeviationDiagram.Step> steps = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        Match match =
            i % (7 + p) == 3 ? Match.AD_HOC : i % (11 + p) == 6 ? Match.MISSING : Match.BOTH;
        steps.add(
            new DeviationDiagram.Step(
                name(i),
                pick(List.of(Kind.ACTION, Kind.COMMUNICATION, Kind.UNKNOWN), i),
                pick(List.of(Starter.CUSTOMER, Starter.COMPANY, Starter.UNKNOWN), i / 2),
                "web, app, telephone, shop",
                match));
      }
      paths.add(
          new DeviationDiagram.Path(
              steps, 900 - 200L * p, 0.09 - 0.02 * p, new Range(0.02, 0.1), p == 2 ? name(4) : ""));
    }
    return new DeviationDiagram(sample(), wording, paths, 4000);
  }

  private static IncidenceFigure incidence(int n, Wording wording) {
    List<IncidenceFigure.Point> points = new ArrayList<>();
    for (int i = 0; i <= 10 * n; i++) {
      double share = 0.45 * i / (10.0 * n);
      Range band = new Range(share * 0.9, share * 1.1);
      points.add(
          new IncidenceFigure.Point(i * HOUR, share, band, share * 0.97, band, share * 1.02, band));
    }
    return new IncidenceFigure(sample(), wording, points, 7L * n * HOUR, "");
  }

  private static JourneyGraph graph(int n) {
    List<JourneyGraph.Station> stations = new ArrayList<>();
    List<JourneyGraph.Way> ways = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      stations.add(
          new JourneyGraph.Station(
              "t" + i, name(i), phase(i, n), journeys(i), i == n - 1, i % 8 != 7));
      for (int step = 1; step <= 3 && i + step < n; step++) {
        ways.add(new JourneyGraph.Way("t" + i, "t" + (i + step), journeys(i) / (2L * step)));
      }
    }
    return new JourneyGraph(phases(n), stations, ways);
  }

  private static MomentMap moments(int n, Wording wording) {
    List<CriticalMomentsFigure.Moment> moments = new ArrayList<>();
    for (int i = 0; i < n + 3; i += 2) {
      moments.add(
          new CriticalMomentsFigure.Moment(
              name(i),
              "a wait longer than designed, by another channel than designed",
              pick(
                  List.of(
                      CriticalMomentsFigure.Direction.GAIN,
                      CriticalMomentsFigure.Direction.PAIN,
                      CriticalMomentsFigure.Direction.NONE),
                  i),
              i % 2 == 0 ? 1.7 : 0.6,
              new Range(0.4, 2.2),
              i % 3 == 0 ? 0.12 : -0.08,
              new Range(-0.11, 0.15),
              0.01,
              5000,
              1200,
              pick(
                  List.of(
                      CriticalMomentsFigure.Evidence.E0,
                      CriticalMomentsFigure.Evidence.E1,
                      CriticalMomentsFigure.Evidence.E2,
                      CriticalMomentsFigure.Evidence.E3),
                  i)));
    }
    return new MomentMap(
        sample(), wording, name(1), n, graph(n), Map.of(name(n + 1), 700L), moments, "");
  }

  private static NoReturnMap noReturn(int n, Wording wording) {
    List<NoReturnMap.State> states = new ArrayList<>();
    List<NoReturnMap.Step> steps = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double chance = i % 6 == 5 ? 0.02 : Math.min(1, 0.3 + 0.7 * i / n);
      states.add(
          new NoReturnMap.State(
              "s" + i,
              List.of(name(i), name(i + 1)),
              journeys(i),
              chance,
              new Range(chance * 0.9, Math.min(1, chance * 1.1)),
              i % 6 == 5
                  ? NoReturnMap.Verdict.LOST
                  : chance > 0.9 ? NoReturnMap.Verdict.WON : NoReturnMap.Verdict.UNDECIDED,
              i % 6 == 4));
      if (i > 0) {
        steps.add(new NoReturnMap.Step("s" + (i - 1), "s" + i, journeys(i), 0.05 * (i % 5 - 2)));
        steps.add(new NoReturnMap.Step("s" + (i / 2), "s" + i, journeys(i) / 3, 0.1));
      }
    }
    return new NoReturnMap(sample(), wording, states, steps, 0.05, "");
  }

  private static JourneyMapFigure journeyMap(int n, Wording wording) {
    List<JourneyMapFigure.Stop> stops = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double mean = 1 + i * 3 % 8 * 0.5;
      stops.add(
          new JourneyMapFigure.Stop(
              phases(n).get(phase(i, n)),
              name(i),
              journeys(i),
              i % 8 != 7,
              i == n - 1,
              i % 5 == 3,
              List.of("web 51 %", "◆ a partner's own application 30 %", name(i + 2) + " 9 %"),
              i % 3 == 0
                  ? JourneyMapFigure.Score.NONE
                  : new JourneyMapFigure.Score(
                      4, mean, new Range(mean - 0.2, mean + 0.2), 4, 20 + 40L * i),
              i * HOUR,
              i % 2 == 0 ? 40 * HOUR : -1,
              i % 2 == 1 ? List.of("◆ 120 by another channel (12 %)", "↓ 3 lost") : List.of(),
              i % 4 == 0 ? "" : name(i + 5)));
    }
    return new JourneyMapFigure(sample(), wording, stops);
  }

  private static ProcessMap processMap(int n, Wording wording) {
    List<ProcessMap.Activity> activities = new ArrayList<>();
    List<ProcessMap.Follows> follows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      activities.add(
          new ProcessMap.Activity(
              name(i), 2 * journeys(i), journeys(i), i < 2 ? 5000 : 0, i > n - 3 ? 5000 : 0));
      for (int step = -2; step <= 3; step++) {
        if (i + step >= 0 && i + step < n) {
          follows.add(
              new ProcessMap.Follows(
                  name(i), name(i + step), journeys(i) / (2 + Math.abs(step)), HOUR));
        }
      }
    }
    return new ProcessMap(sample(), wording, activities, follows);
  }

  private static FlowsFigure flows(int n, Wording wording) {
    List<FlowsFigure.Node> nodes = new ArrayList<>();
    List<FlowsFigure.Flow> flows = new ArrayList<>();
    int each = Math.min(7, 1 + n / 5);
    for (int c = 0; c < 6; c++) {
      long left = (long) (10_000 * (1 - 0.1 * c));
      long per = left / each;
      for (int i = 0; i < each; i++) {
        Role role = i % 5 == 3 ? Role.UNPLANNED : Role.OBSERVED;
        nodes.add(new FlowsFigure.Node("c" + c + "n" + i, c, name(c * each + i), role, per));
        if (c > 0) {
          flows.add(new FlowsFigure.Flow("c" + (c - 1) + "n" + i, "c" + c + "n" + i, per));
        }
      }
      if (c > 0) {
        nodes.add(new FlowsFigure.Node("e" + c, c, name(2), Role.LOST, 1000));
        flows.add(new FlowsFigure.Flow("c" + (c - 1) + "n0", "e" + c, 1000));
      }
    }
    return new FlowsFigure(sample(), wording, nodes, flows, List.of());
  }

  private static HeatMapFigure heatMap(int n, Wording wording) {
    List<HeatMapFigure.Group> groups = new ArrayList<>();
    for (int g = 0; g < 9; g++) {
      groups.add(new HeatMapFigure.Group(name(g), g == 3 ? 20 : 1000));
    }
    List<HeatMapFigure.Row> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      List<HeatMapFigure.Cell> cells = new ArrayList<>();
      for (int g = 0; g < 9; g++) {
        long count = g == 3 ? 7 : (i * 131L + g * 57L) % 1000;
        cells.add(new HeatMapFigure.Cell(count, new Range(0.9 * count / 1000, 1.1 * count / 1000)));
      }
      rows.add(new HeatMapFigure.Row(name(i), cells));
    }
    return new HeatMapFigure(sample(), wording, name(1), 12, groups, rows);
  }

  private static GroupHeatMap groupHeatMap(int n, Wording wording) {
    List<GroupHeatMap.Group> groups = new ArrayList<>();
    for (int g = 0; g < 9; g++) {
      groups.add(new GroupHeatMap.Group(name(g), 1000 - g, g == 0 ? "" : name(g - 1)));
    }
    GroupHeatMap.Direction[] directions = GroupHeatMap.Direction.values();
    List<GroupHeatMap.Row> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      List<GroupHeatMap.Cell> cells = new ArrayList<>();
      for (int g = 0; g < 9; g++) {
        int count = (i * 131 + g * 57) % 1000;
        Range range = new Range(0.9 * count / 1000, 1.1 * count / 1000);
        GroupHeatMap.Direction direction = directions[(i + g) % 3];
        cells.add(
            g == 5
                ? GroupHeatMap.Cell.EMPTY
                : new GroupHeatMap.Cell(count / 1000.0, range, count, 1000, direction, g == 7));
      }
      rows.add(new GroupHeatMap.Row(name(i), i == 0 ? "" : name(i + 1), i * 0.01, cells));
    }
    return new GroupHeatMap(sample(), wording, name(1), 9L * n, 6L * n, groups, rows);
  }

  private static DifferenceMap differences(int n, Wording wording) {
    List<DifferenceMap.Difference> differences = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      differences.add(
          new DifferenceMap.Difference(
              name(i),
              name(i + 1),
              0.5,
              0.5 + 0.02 * (i % 7 - 3),
              new Range(-0.03, 0.09),
              i % 3 * 0.04));
    }
    return new DifferenceMap(
        sample(),
        wording,
        name(2),
        5000,
        name(4),
        5000,
        0.05,
        graph(n),
        differences,
        List.of(),
        "");
  }

  private static RepresentativeFigure representatives(int n, Wording wording) {
    List<RepresentativeFigure.Group> groups = new ArrayList<>();
    for (int g = 0; g < 4; g++) {
      List<RepresentativeFigure.Step> steps = new ArrayList<>();
      for (int i = g; i < n; i += 1 + g) {
        Role role = i % 9 == 5 ? Role.UNPLANNED : i == n - 1 ? Role.GOAL : Role.PLANNED;
        steps.add(new RepresentativeFigure.Step(name(i), role));
      }
      groups.add(
          new RepresentativeFigure.Group(
              steps, 4000 - 1000L * g, 2.3, 2, 0.4, new Range(0.38, 0.42)));
    }
    return new RepresentativeFigure(sample(), wording, groups, name(8));
  }

  private static TimelineFigure timeline(int n, Wording wording) {
    List<TimelineFigure.Step> steps = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Match match = i % 5 == 2 ? Match.MISSING : i % 5 == 4 ? Match.AD_HOC : Match.BOTH;
      steps.add(
          new TimelineFigure.Step(
              name(i),
              match,
              match == Match.MISSING ? -1 : (long) i * i * HOUR,
              name(i + 3),
              i % 2 == 0));
    }
    return new TimelineFigure(sample(), wording, name(5), name(8), steps);
  }
}
