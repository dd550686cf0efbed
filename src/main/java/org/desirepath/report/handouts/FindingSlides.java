package org.desirepath.report.handouts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.deviations.Verdict;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.dropoff.DropOff.Step;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.moments.CriticalMoments;
import org.desirepath.diagnostics.moments.CriticalMoments.Evidence;
import org.desirepath.diagnostics.moments.CriticalMoments.Moment;
import org.desirepath.diagnostics.returns.PointsOfNoReturn;
import org.desirepath.diagnostics.returns.PointsOfNoReturn.State;
import org.desirepath.report.document.Slide;
import org.desirepath.report.language.Language;
import org.desirepath.report.wording.ComparedSentences;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.FindingDefinition;
import org.desirepath.report.wording.FindingSentences;
import org.desirepath.report.wording.RankedFindings;
import org.desirepath.report.wording.RuleWords;
import org.desirepath.report.wording.Sentences;
import org.desirepath.statistics.Interval;

/**
 * The findings worth telling, one a slide: departures that go with another outcome, touchpoints
 * where surely more are lost than planned, critical moments, and points of no return; of each at
 * least thirty journeys, and the five greatest.
 */
public final class FindingSlides {
  private static final int MOST = 5;

  private final ComparisonResult result;
  private final SlideWords words;
  private final List<Slide> slides = new ArrayList<>();
  private final List<String> left = new ArrayList<>();

  FindingSlides(ComparisonResult result, Language language) {
    this.result = result;
    this.words = new SlideWords(language);
    departures();
    losses();
    moments();
    returns();
  }

  List<Slide> all() {
    return List.copyOf(slides);
  }

  /** How the findings were chosen, and how many were left out. */
  Slide choice() {
    List<String> points = new ArrayList<>();
    points.add(
        words.of(
            "Departures from the plan: those that go with a better or worse outcome, by"
                + " journeys."));
    points.add(
        words.of(
            "Losses: touchpoints where the whole interval lies above the planned rate, by journeys"
                + " lost beyond plan."));
    points.add(words.of("Moments: the critical ones, by the difference in success."));
    points.add(words.of("Points of no return: decided states, the lost ones first, by journeys."));
    points.addAll(left);
    return new Slide(
        Slide.Kind.TEXT,
        words.of("How these findings were chosen"),
        words.of(
            "Of each kind the "
                + MOST
                + " greatest that rest on at least "
                + RankedFindings.FEW
                + " journeys; all others are in the report. Intervals are at 95 %."),
        points,
        null,
        List.of(),
        List.of(),
        List.of(
            words.of(
                "E0 descriptive; E1 aligned in time; E2 aligned in time and adjusted for state,"
                    + " segment and period; E3 a randomised test. Below E3 a finding says what goes"
                    + " together, not what causes what.")));
  }

  private <T> List<T> greatest(List<T> found, String one, String many) {
    int more = found.size() - MOST;
    if (more > 0) {
      left.add(words.of("Left out: " + English.count(more, one, many) + "."));
    }
    return found.subList(0, Math.min(MOST, found.size()));
  }

  private void departures() {
    List<Deviation> found =
        RankedFindings.deviations(result).stream()
            .filter(d -> d.verdict() == Verdict.WORSE || d.verdict() == Verdict.BETTER)
            .toList();
    for (Deviation deviation : greatest(found, "departure", "departures")) {
      boolean worse = deviation.verdict() == Verdict.WORSE;
      Quantity difference = deviation.outcomeEffect().riskDifference();
      List<Slide.Range> ranges = new ArrayList<>();
      ranges.add(words.share("Journeys that show it", deviation.share()));
      ranges.add(words.difference("Success, against comparable journeys", difference));
      FindingDefinition definition = FindingDefinition.of(deviation.kind());
      List<Slide.Fact> facts = new ArrayList<>();
      facts.add(words.fact("n", English.count(deviation.journeys())));
      facts.add(
          words.fact(
              "Of", English.count(deviation.observable()) + ". " + definition.denominator()));
      facts.add(words.fact("Compared", English.count(deviation.outcomeEffect().n())));
      facts.add(words.fact("Verdict", English.verdict(worse ? Verdict.WORSE : Verdict.BETTER)));
      facts.add(words.fact("Evidence", "Observed, not randomised."));
      add(
          words.named(RuleWords.subject(result, deviation))
              + ": "
              + words.of(English.plainKind(deviation.kind())),
          words.sentence(FindingSentences.of(result, deviation), deviation.touchpoint()),
          ranges,
          facts,
          words.notes(definition, deviation.outcomeEffect().design()));
    }
  }

  private void losses() {
    DropOff dropOff = result.findings().dropOff();
    List<Step> found =
        dropOff == null
            ? List.of()
            : RankedFindings.steps(dropOff).stream()
                .filter(s -> low(s.gapToTarget()) > 0)
                .sorted(Comparator.comparingDouble(s -> -s.gapToTarget().value().orElse(0)))
                .toList();
    for (Step step : greatest(found, "touchpoint", "touchpoints")) {
      FindingDefinition definition = FindingDefinition.ofStep();
      List<Slide.Fact> facts = new ArrayList<>();
      facts.add(words.fact("n", English.count(step.mature())));
      facts.add(words.fact("Of", definition.denominator()));
      facts.add(words.fact("Reached", English.count(step.entered())));
      facts.add(words.fact("Lost beyond plan", Sentences.count(step.gapToTarget())));
      facts.add(words.fact("Evidence", English.evidence(Evidence.E0)));
      add(
          words.named(step.touchpoint()) + ": " + words.of("more lost than planned"),
          words.sentence(FindingSentences.of(step), step.touchpoint()),
          List.of(words.share("Lost", step.rate(), step.designed())),
          facts,
          words.notes(definition, step.inactiveAfterReason()));
    }
  }

  private static double low(Quantity quantity) {
    Interval interval = quantity.interval();
    return interval == null ? Double.NEGATIVE_INFINITY : interval.low();
  }

  private void moments() {
    CriticalMoments moments = result.findings().criticalMoments();
    List<Moment> found =
        moments == null
            ? List.of()
            : moments.moments().stream()
                .filter(Moment::critical)
                .sorted(
                    Comparator.comparingDouble(
                        m -> -Math.abs(m.riskDifference().value().orElse(0))))
                .toList();
    for (Moment moment : greatest(found, "critical moment", "critical moments")) {
      FindingDefinition definition = FindingDefinition.ofMoment(moment.facet());
      List<Slide.Fact> facts = new ArrayList<>();
      facts.add(words.fact("Had it", English.count(moment.exposed())));
      facts.add(words.fact("n", English.count(moment.n()) + ". " + definition.denominator()));
      facts.add(words.fact("q", English.p(moment.q().value().orElse(1))));
      facts.add(words.fact("Stable in", Sentences.share(moment.stability())));
      facts.add(words.fact("Evidence", English.evidence(moment.evidence())));
      add(
          words.named(moment.touchpoint()) + ": " + words.of(English.facet(moment.facet())),
          words.sentence(FindingSentences.of(moment), moment.touchpoint()),
          List.of(words.difference("Success, with against without", moment.riskDifference())),
          facts,
          words.notes(definition, moment.design()));
    }
  }

  private void returns() {
    PointsOfNoReturn points = result.findings().pointsOfNoReturn();
    if (points == null) {
      return;
    }
    List<State> found =
        points.states().stream()
            .filter(s -> s.verdict() != PointsOfNoReturn.Verdict.UNDECIDED)
            .filter(s -> s.journeys() >= RankedFindings.FEW)
            .sorted(
                Comparator.comparing(
                        (State s) -> s.verdict() == PointsOfNoReturn.Verdict.LOST ? 0 : 1)
                    .thenComparing(Comparator.comparingInt(State::journeys).reversed()))
            .toList();
    for (State state : greatest(found, "decided state", "decided states")) {
      boolean lost = state.verdict() == PointsOfNoReturn.Verdict.LOST;
      String last = String.join(" › ", state.touchpoints());
      List<Slide.Fact> facts = new ArrayList<>();
      facts.add(words.fact("Succeeded", English.count(state.succeeding())));
      facts.add(words.fact("n", English.count(state.journeys())));
      facts.add(words.fact("State", lost ? "▼ lost" : "▲ won"));
      facts.add(words.fact("Evidence", English.evidence(Evidence.E0)));
      add(
          words.named(last) + ": " + words.of(lost ? "as good as lost" : "as good as won"),
          words.sentence(ComparedSentences.of(state), last),
          List.of(words.share("Chance of success", state.chance())),
          facts,
          List.of(
              words.of(
                  "A state is made of the last "
                      + points.history()
                      + " touchpoints. It is lost when the whole interval of its chance of success"
                      + " is at most "
                      + English.percent(points.epsilon())
                      + ", won when at least "
                      + English.percent(1 - points.epsilon())
                      + "."),
              words.of("Descriptive: a step towards success need not bring it about.")));
    }
  }

  private void add(
      String title,
      String sentence,
      List<Slide.Range> ranges,
      List<Slide.Fact> facts,
      List<String> notes) {
    slides.add(
        new Slide(Slide.Kind.FINDING, title, sentence, List.of(), null, ranges, facts, notes));
  }
}
