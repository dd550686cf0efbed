package org.desirepath.report.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.comparison.JourneyMap;
import org.desirepath.comparison.JourneyMap.Flow;
import org.desirepath.comparison.JourneyMap.TouchpointCount;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint.Phase;
import org.desirepath.model.JourneyStructure;
import org.desirepath.model.Outcome;
import org.desirepath.model.Step;
import org.desirepath.model.Touchpoint;
import org.desirepath.report.wording.ConformanceTotals;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Wording;
import org.desirepath.visualization.figures.DesignedVersusActual;
import org.desirepath.visualization.figures.DesignedVersusActual.Course;
import org.desirepath.visualization.figures.DesignedVersusActual.Loss;
import org.desirepath.visualization.figures.DesignedVersusActual.Passage;
import org.desirepath.visualization.figures.DesignedVersusActual.Problem;
import org.desirepath.visualization.figures.DesignedVersusActual.Standing;
import org.desirepath.visualization.figures.DesignedVersusActual.Warning;
import org.desirepath.visualization.figures.JourneyMapFigure;
import org.jspecify.annotations.Nullable;

/** The designed journey with what really happened laid over it, as a figure wants it. */
public final class DesignFigure {
  /** One in so many touchpoints of a smaller map may be one that is not planned. */
  private static final int FEW_UNPLANNED = 5;

  private final ComparisonResult result;
  private final Wording wording;
  private final JourneyMap map;
  private final DesignedJourney model;
  private final JourneyStructure structure;
  private final List<String> phases;
  private final Map<String, String> ids = new LinkedHashMap<>();
  private final Map<String, OptionalLong> withins = new HashMap<>();
  private final Map<String, List<Deviation>> deviations = new HashMap<>();
  private final Map<String, Loss> losses = new HashMap<>();

  private DesignFigure(ComparisonResult result, Wording wording, JourneyMap map) {
    this.result = result;
    this.wording = wording;
    this.map = map;
    this.model = result.model();
    this.structure = JourneyStructure.of(model.facts());
    this.phases = model.facts().phases().stream().map(Phase::name).toList();
    for (TouchpointCount touchpoint : map.touchpoints()) {
      ids.put(touchpoint.touchpoint(), "t" + ids.size());
    }
    model.facts().phases().forEach(phase -> phase.steps().forEach(this::collectWithin));
    for (Deviation deviation : result.findings().deviations()) {
      deviations.computeIfAbsent(deviation.touchpoint(), t -> new ArrayList<>()).add(deviation);
    }
    DropOff dropOff = result.findings().dropOff();
    if (dropOff != null) {
      dropOff.steps().forEach(s -> losses.put(s.touchpoint(), loss(s)));
    }
  }

  static DesignedVersusActual of(ComparisonResult result, Wording wording) {
    return new DesignFigure(result, wording, result.map()).figure(null);
  }

  /**
   * With fewer touchpoints: the goals, where journeys begin, and those where most leave the plan or
   * are lost. Lines go from one of them to the next, whatever is between.
   */
  static DesignedVersusActual of(ComparisonResult result, Wording wording, int most) {
    DesignFigure whole = new DesignFigure(result, wording, result.map());
    Set<String> kept = whole.foremost(most);
    long visits = 0;
    int left = 0;
    for (TouchpointCount touchpoint : result.map().touchpoints()) {
      if (!kept.contains(touchpoint.touchpoint())) {
        left++;
        visits += touchpoint.journeys();
      }
    }
    return new DesignFigure(result, wording, result.mapOf(kept::contains))
        .figure(new DesignedVersusActual.Left(left, visits));
  }

  private Set<String> foremost(int most) {
    Set<String> kept = new LinkedHashSet<>();
    Set<String> begins = new HashSet<>();
    map.starts().stream()
        .max(
            Comparator.comparingInt(TouchpointCount::journeys)
                .thenComparing(TouchpointCount::touchpoint))
        .ifPresent(start -> begins.add(start.touchpoint()));
    int unplanned = most / FEW_UNPLANNED;
    map.touchpoints().stream()
        .sorted(
            Comparator.comparing(
                    (TouchpointCount t) ->
                        standing(t) != Standing.GOAL && !begins.contains(t.touchpoint()))
                .thenComparingLong(t -> -trouble(t))
                .thenComparingInt(t -> -t.journeys())
                .thenComparing(TouchpointCount::touchpoint))
        .filter(t -> t.planned() && kept.size() < most - unplanned)
        .forEach(t -> kept.add(t.touchpoint()));
    map.touchpoints().stream()
        .filter(t -> !t.planned() && !isAllowed(t.touchpoint()) && kept.size() < most)
        .forEach(t -> kept.add(t.touchpoint()));
    return kept;
  }

  /** Journeys that are lost at a touchpoint, or leave the plan there in the most usual way. */
  private long trouble(TouchpointCount touchpoint) {
    return losses.getOrDefault(touchpoint.touchpoint(), Loss.NONE).journeys()
        + warnings(touchpoint).stream().mapToLong(Warning::journeys).findFirst().orElse(0);
  }

  private DesignedVersusActual figure(DesignedVersusActual.@Nullable Left left) {
    ConformanceTotals totals = ConformanceTotals.of(result.conformance());
    Outcome outcome = model.facts().outcome();
    return new DesignedVersusActual(
        Figures.sample(result),
        wording,
        phases,
        map.touchpoints().stream().map(this::touchpoint).toList(),
        passages(left != null),
        totals.fitting().estimate(),
        Figures.range(totals.fitting().wilson()),
        outcome == null ? -1 : outcome.inactiveAfterMillis().orElse(-1),
        left);
  }

  /**
   * The journey map.
   *
   * @param channels most that are named at a touchpoint
   * @param problems most that are told of a touchpoint
   */
  static JourneyMapFigure journeyMap(
      ComparisonResult result, Wording wording, int channels, int problems) {
    DesignFigure run = new DesignFigure(result, wording, result.map());
    return JourneyMapData.of(
        result,
        Figures.sample(result),
        wording,
        count -> run.problems(count, wording, problems),
        channels);
  }

  /** The most frequent problems, and who is lost. */
  private List<String> problems(TouchpointCount count, Wording wording, int most) {
    List<String> problems = new ArrayList<>();
    warnings(count).stream()
        .limit(most)
        .forEach(w -> problems.add(w.problem().say(wording, w.journeys(), w.share())));
    Loss loss = losses.getOrDefault(count.touchpoint(), Loss.NONE);
    if (loss.journeys() > 0) {
      // in two lines, since a column is narrow
      problems.addAll(List.of(loss.say(wording).split(" · ", 2)));
    }
    return problems;
  }

  private void collectWithin(Step step) {
    if (step instanceof Step.Place place) {
      withins.putIfAbsent(
          place.touchpoint(),
          place.within() == null ? OptionalLong.empty() : OptionalLong.of(place.within().millis()));
    }
    step.children().forEach(this::collectWithin);
  }

  private static Loss loss(DropOff.Step step) {
    return new Loss(
        step.abandoned(),
        step.rate().value().orElse(Double.NaN),
        Figures.range(step.rate().interval()));
  }

  private DesignedVersusActual.Touchpoint touchpoint(TouchpointCount count) {
    String name = count.touchpoint();
    Optional<String> phase = structure.phaseOf(name);
    return new DesignedVersusActual.Touchpoint(
        ids.getOrDefault(name, name),
        name,
        phase.map(phases::indexOf).orElse(-1),
        standing(count),
        count.journeys(),
        facts(name),
        withins.getOrDefault(name, OptionalLong.empty()).orElse(-1),
        warnings(count),
        losses.getOrDefault(name, Loss.NONE));
  }

  private Standing standing(TouchpointCount count) {
    String name = count.touchpoint();
    if (model.success().contains(name)) {
      return Standing.GOAL;
    }
    if (model.exits().contains(name)) {
      return Standing.EXIT;
    }
    if (isAllowed(name)) {
      return Standing.DESIGNED;
    }
    if (!count.planned()) {
      return Standing.UNPLANNED;
    }
    return model.facts().touchpoint(name).observable() ? Standing.DESIGNED : Standing.UNOBSERVABLE;
  }

  private boolean isAllowed(String name) {
    return model.facts().unplannedAllowed().contains(name);
  }

  private List<String> facts(String name) {
    Touchpoint touchpoint = model.facts().touchpoint(name);
    List<String> facts = new ArrayList<>();
    if (isAllowed(name)) {
      facts.add(wording.say(Phrase.AT_ANY_TIME));
    }
    if (structure.optionalSteps().stream().anyMatch(o -> o.touchpoints().contains(name))) {
      facts.add(wording.say(Phrase.OPTIONAL));
    }
    if (!touchpoint.channels().isEmpty()) {
      facts.add(String.join(", ", touchpoint.channels()));
    } else if (touchpoint.initiator() != null) {
      facts.add(
          wording.say(
              touchpoint.initiator() == Touchpoint.Initiator.CUSTOMER
                  ? Phrase.BY_CUSTOMER
                  : Phrase.BY_COMPANY));
    }
    return facts;
  }

  /**
   * One warning a problem; kinds that a card can't tell apart count as one, by the most frequent,
   * since a journey may have several of them.
   */
  private List<Warning> warnings(TouchpointCount count) {
    Map<Problem, Warning> warnings = new EnumMap<>(Problem.class);
    for (Deviation deviation : deviations.getOrDefault(count.touchpoint(), List.of())) {
      if (result.findings().isNotMeasured(deviation)) {
        continue;
      }
      Optional<Problem> problem = problem(deviation.kind(), count.planned());
      if (problem.isPresent()) {
        Warning warning =
            new Warning(
                problem.get(), deviation.journeys(), deviation.share().value().orElse(Double.NaN));
        warnings.merge(problem.get(), warning, (a, b) -> a.journeys() >= b.journeys() ? a : b);
      }
    }
    return warnings.values().stream()
        .sorted(Comparator.comparingLong(Warning::journeys).reversed())
        .toList();
  }

  private static Optional<Problem> problem(DeviationKind kind, boolean planned) {
    return switch (kind) {
      case MISSING, REPLACED, INCOMPLETE_BLOCK -> Optional.of(Problem.MISSING);
      case LATE -> Optional.of(Problem.LATE);
      case EARLY -> Optional.of(Problem.EARLY);
      case CHANNEL -> Optional.of(Problem.CHANNEL);
      case INITIATOR -> Optional.of(Problem.INITIATOR);
      case FAILED -> Optional.of(Problem.FAILED);
      case EXPERIENCE -> Optional.of(Problem.EXPERIENCE);
      case REPEAT, RULE -> Optional.empty();
      case ORDER -> Optional.of(Problem.ORDER);
      case UNPLANNED, CHOICE -> planned ? Optional.of(Problem.UNPLANNED) : Optional.empty();
      case START, END -> planned ? Optional.of(Problem.OTHER) : Optional.empty();
      case SHARE -> Optional.empty();
    };
  }

  private List<Passage> passages(boolean brief) {
    List<Passage> passages = new ArrayList<>();
    for (Flow flow : map.flows()) {
      String from = ids.get(flow.from());
      String to = ids.get(flow.to());
      // what may happen at any time stands beside the flow: a line to it would look like a detour
      boolean drawn = !brief || flow.journeys() > 0;
      if (from != null && to != null && drawn && !isAllowed(flow.to())) {
        passages.add(
            new Passage(from, to, course(flow.kind()), flow.journeys(), flow.medianMillis()));
      }
    }
    for (Deviation deviation : result.findings().deviations()) {
      String id = ids.get(deviation.touchpoint());
      if (id != null && deviation.kind() == DeviationKind.REPEAT) {
        passages.add(new Passage(id, id, Course.REPEAT, deviation.journeys(), -1));
      }
    }
    return passages;
  }

  private static Course course(JourneyMap.FlowKind kind) {
    return switch (kind) {
      case PLANNED, UNUSED -> Course.PLANNED;
      case SKIPPING -> Course.SKIP;
      case TO_UNPLANNED -> Course.DETOUR;
    };
  }
}
