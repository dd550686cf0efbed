package org.desirepath.conformance.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.desirepath.conformance.quality.TextbookNets.LFULL;
import static org.desirepath.conformance.quality.TextbookNets.align;
import static org.desirepath.conformance.quality.TextbookNets.log;
import static org.desirepath.conformance.quality.TextbookNets.net;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.desirepath.ExampleLogs;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.Outcome;
import org.junit.jupiter.api.Test;

final class QualityMeasuresTest {

  private static double value(QualityMeasures measures, String name) {
    return find(measures, name).value().orElseThrow();
  }

  private static Measure find(QualityMeasures measures, String name) {
    return measures.all().stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void everyMeasureHasOneNameADefinitionASourceAndAValueOrAReason() {
    for (QualityMeasures measures :
        List.of(
            QualityMeasures.basic(align(LFULL, TextbookNets.N2)),
            QualityMeasures.full(align(LFULL, TextbookNets.N2)),
            QualityMeasures.full(align(log("0 a"), TextbookNets.N2)))) {
      assertThat(measures.all()).extracting(Measure::name).doesNotHaveDuplicates().hasSize(19);
      assertThat(measures.all())
          .allSatisfy(
              measure -> {
                assertThat(measure.definition().text()).contains("n = ");
                assertThat(measure.definition().source()).isNotBlank();
                assertThat(measure.value().isPresent() || measure.note() != null).isTrue();
              });
    }
  }

  @Test
  void basicSaysWhatItLeavesOutAndAgreesWithFullOnTheRest() {
    QualityMeasures basic = QualityMeasures.basic(align(LFULL, TextbookNets.N2));
    QualityMeasures full = QualityMeasures.full(align(LFULL, TextbookNets.N2));
    assertThat(full.all()).allMatch(m -> m.value().isPresent());
    for (int i = 0; i < basic.all().size(); i++) {
      Measure measure = basic.all().get(i);
      if (measure.value().isPresent()) {
        assertThat(measure).isEqualTo(full.all().get(i));
      } else {
        assertThat(measure.note()).contains("conform command");
      }
    }
    assertThat(basic.all()).filteredOn(m -> m.value().isEmpty()).hasSize(7);
  }

  @Test
  void fScoreIsTheHarmonicMeanOfFitnessAndPrecision() {
    QualityMeasures measures = QualityMeasures.full(align(LFULL, TextbookNets.N2));
    double f = value(measures, "fitnessLog");
    double p = value(measures, "precision");

    assertThat(f).isLessThan(1);
    assertThat(value(measures, "fScore")).isCloseTo(2 / (1 / f + 1 / p), within(1e-12));
  }

  @Test
  void countsOfATextbookNet() {
    NetSimplicity n1 = NetSimplicity.of(TextbookNets.N1.net());

    // 7 places, 8 transitions, 19 arcs; choices at p1 (2) and p5 (3), parallel at a and f
    assertThat(n1).isEqualTo(new NetSimplicity(7, 8, 0, 19, 7));
    assertThat(n1.size()).isEqualTo(15);
    assertThat(n1.meanArcDegree()).isEqualTo(38.0 / 15);
    assertThat(n1.arcDegreeSimplicity()).isCloseTo(1 / (1 + 8.0 / 15), within(1e-12));
    assertThat(n1.density()).isEqualTo(19.0 / 112);
  }

  @Test
  void sequenceIsAsSimpleAsCanBe() {
    NetSimplicity sequence = NetSimplicity.of(net("start>a>1", "1>b>end").net());

    assertThat(sequence.arcDegreeSimplicity()).isEqualTo(1);
    assertThat(sequence.controlFlowComplexity()).isZero();
  }

  @Test
  void generalisationByFrequencyIsOverVisitedTransitions() {
    Measure measure =
        new FrequencyGeneralization()
            .measure(align(log("4 ab, 5 ac"), net("start>a>1", "1>b>end", "1>c>end", "1>d>end")));

    assertThat(measure.value().orElseThrow())
        .isCloseTo(1 - (1 / 3.0 + 1 / 2.0 + 1 / Math.sqrt(5)) / 3, within(1e-12));
    assertThat(measure.n()).isEqualTo(3);
    assertThat(measure.note()).contains("1 transitions are never visited");
  }

  @Test
  void exitAndAllowedEventStandBesideTheFlowAndOpenJourneysAreLeftOut() {
    DesignedJourney flow = net("start>a>1", "1>b>2", "2>c>end");
    Outcome outcome =
        new Outcome(
            List.of("c"),
            List.of("x"),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            null,
            null);
    JourneyBlueprint facts =
        new JourneyBlueprint(
            "exits", null, outcome, List.of(), List.of(), List.of("news"), Map.of());
    DesignedJourney model = new DesignedJourney(flow.net(), facts, List.of());
    EventLog events = ExampleLogs.of("a news b c", "a b x", "a z z z");
    BitSet open = new BitSet();
    open.set(2);
    ConformanceResult result = OptimalAlignments.STANDARD.check(events, model, open);
    QualityMeasures measures = QualityMeasures.full(result);

    assertThat(find(measures, "precision").n()).isEqualTo(2);
    for (String name :
        List.of(
            "fitnessLog",
            "precision",
            "precisionAllOptima",
            "markovianFitness2",
            "markovianPrecision2",
            "footprintAgreement",
            "tokenReplayFitness")) {
      assertThat(value(measures, name)).as(name).isEqualTo(1);
    }
  }
}
