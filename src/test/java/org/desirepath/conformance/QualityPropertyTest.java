package org.desirepath.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.quality.AlignEtcPrecision;
import org.desirepath.conformance.quality.AlignEtcPrecision.Optima;
import org.desirepath.conformance.quality.FootprintConformance;
import org.desirepath.conformance.quality.MarkovianConformance;
import org.desirepath.conformance.quality.Measure;
import org.desirepath.conformance.quality.QualityMeasures;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.ReachabilityGraph;
import org.desirepath.model.UnusableModelException;

/** The measures beside their definitions, spelt out on small random models. */
final class QualityPropertyTest {

  @Property(tries = 300)
  void precisionOfTheOptimumShownIsThatOfItsDefinition(@ForAll long seed) {
    RandomModels random = new RandomModels(seed);
    DesignedJourney model = random.weighted();
    ConformanceResult result = aligned(random, model, true);
    Map<List<String>, Double> runs = new HashMap<>();
    for (VariantAlignment variant : result.variants()) {
      runs.merge(run(model, variant.alignment().moves()), (double) variant.traces(), Double::sum);
    }
    agrees(AlignEtcPrecision.STANDARD.measure(result), etc(model, runs));
  }

  @Property(tries = 300)
  void precisionOverAllOptimaIsThatOfItsDefinition(@ForAll long seed) {
    RandomModels random = new RandomModels(seed);
    DesignedJourney model = random.plain();
    ConformanceResult result = aligned(random, model, false);
    BruteForce enumeration = new BruteForce(model);
    Map<List<String>, Double> runs = new HashMap<>();
    for (VariantAlignment variant : result.variants()) {
      enumeration.solve(variant.activities(), false);
      Set<List<String>> ofVariant = new HashSet<>();
      try {
        enumeration.optimal().forEach(moves -> ofVariant.add(run(model, moves)));
      } catch (BruteForce.TooLarge e) {
        Assume.that(false);
      }
      ofVariant.forEach(
          run -> runs.merge(run, (double) variant.traces() / ofVariant.size(), Double::sum));
    }
    agrees(
        new AlignEtcPrecision(Optima.ALL, 100_000, Long.MAX_VALUE).measure(result),
        etc(model, runs));
  }

  @Property(tries = 300)
  void markovianMeasuresAreThoseOfTheirDefinition(@ForAll long seed) {
    RandomModels random = new RandomModels(seed);
    DesignedJourney model = random.plain();
    ConformanceResult result = aligned(random, model, false);
    int k = 1 + Math.floorMod(seed, 3);
    Set<List<String>> ofModel = new Spelling(model).edges(k);
    long shared = 0;
    long all = 0;
    Set<List<String>> seen = new HashSet<>();
    for (VariantAlignment variant : result.variants()) {
      for (List<String> edge : edges(variant.activities(), k)) {
        all += variant.traces();
        shared += ofModel.contains(edge) ? variant.traces() : 0;
        seen.add(edge);
      }
    }
    seen.retainAll(ofModel);
    MarkovianConformance.Result found = new MarkovianConformance(k, Long.MAX_VALUE).measure(result);
    agrees(found.fitness(), (double) shared / all);
    agrees(found.precision(), (double) seen.size() / ofModel.size());
  }

  @Property(tries = 300)
  void footprintsAreThoseOfTheirDefinition(@ForAll long seed) {
    RandomModels random = new RandomModels(seed);
    DesignedJourney model = random.plain();
    ConformanceResult result = aligned(random, model, false);
    Set<List<String>> allowed = new Spelling(model).edges(1);
    allowed.removeIf(edge -> !edge.get(0).equals("within"));
    Set<List<String>> seen = new HashSet<>();
    result.variants().forEach(variant -> seen.addAll(edges(variant.activities(), 1)));
    seen.retainAll(allowed);
    agrees(
        FootprintConformance.STANDARD.compare(result).precision(),
        (double) seen.size() / allowed.size());
  }

  @Property(tries = 300)
  void sharesStayBetweenZeroAndOne(@ForAll long seed) {
    RandomModels random = new RandomModels(seed);
    ConformanceResult result = aligned(random, random.weighted(), true);
    for (Measure measure : QualityMeasures.full(result).all()) {
      if (measure.value().isPresent() && !measure.name().matches("size|controlFlowComplexity")) {
        assertThat(measure.value().getAsDouble()).as(measure.name()).isBetween(0.0, 1.0);
      }
    }
  }

  private static ConformanceResult aligned(
      RandomModels random, DesignedJourney model, boolean withExit) {
    try {
      Assume.that(new BruteForce(model).canEnd());
      return OptimalAlignments.STANDARD
          .withThreads(1)
          .check(
              TinyLogs.of(
                  random.trace(5, withExit), random.trace(5, withExit), random.trace(5, withExit)),
              model,
              new BitSet());
    } catch (BruteForce.TooLarge | UnusableModelException e) {
      Assume.that(false);
      throw e;
    }
  }

  private static void agrees(Measure measure, double expected) {
    if (Double.isNaN(expected)) {
      assertThat(measure.value()).isEmpty();
    } else {
      assertThat(measure.value().orElseThrow()).isCloseTo(expected, within(1e-9));
    }
  }

  private static List<String> run(DesignedJourney model, List<Move> moves) {
    List<String> run = new ArrayList<>();
    for (Move move : moves) {
      if (move instanceof Move.Synchronous sync && sync.transition() == Move.EXIT) {
        break;
      }
      String label =
          move instanceof Move.Synchronous sync
              ? sync.activity()
              : move instanceof Move.OfModel missing ? missing.activity() : null;
      if (label != null && model.facts().touchpoint(label).observable()) {
        run.add(label);
      }
    }
    return run;
  }

  private static double etc(DesignedJourney model, Map<List<String>, Double> runs) {
    Spelling spelling = new Spelling(model);
    Map<List<String>, Double> weight = new HashMap<>();
    Map<List<String>, Set<String>> executed = new HashMap<>();
    runs.forEach(
        (run, w) -> {
          for (int i = 0; i <= run.size(); i++) {
            weight.merge(run.subList(0, i), w, Double::sum);
            Set<String> next = executed.computeIfAbsent(run.subList(0, i), s -> new HashSet<>());
            if (i < run.size()) {
              next.add(run.get(i));
            }
          }
        });
    double above = 0;
    double below = 0;
    for (Map.Entry<List<String>, Double> prefix : weight.entrySet()) {
      above += prefix.getValue() * executed.get(prefix.getKey()).size();
      below += prefix.getValue() * spelling.available(prefix.getKey()).size();
    }
    return above / below;
  }

  private static List<List<String>> edges(List<String> trace, int k) {
    List<List<String>> edges = new ArrayList<>();
    int n = trace.size();
    edges.add(with("first", trace.subList(0, Math.min(k, n))));
    edges.add(with("last", trace.subList(Math.max(0, n - k), n)));
    for (int i = 0; i + k < n; i++) {
      edges.add(with("within", trace.subList(i, i + k + 1)));
    }
    return edges;
  }

  private static List<String> with(String kind, List<String> word) {
    List<String> edge = new ArrayList<>(List.of(kind));
    edge.addAll(word);
    return edge;
  }

  /** What the model can spell, one path at a time. */
  private static final class Spelling {
    private final DesignedJourney model;
    private final ReachabilityGraph graph;

    Spelling(DesignedJourney model) {
      this.model = model;
      this.graph = ReachabilityGraph.of(model.net());
    }

    Set<String> available(List<String> word) {
      Set<String> found = new HashSet<>();
      spell(0, word, 0, new HashSet<>(), found);
      return found;
    }

    private void spell(
        int marking, List<String> word, int at, Set<List<Integer>> met, Set<String> found) {
      if (!met.add(List.of(marking, at))) {
        return;
      }
      for (int e = graph.firstEdge(marking); e < graph.endEdge(marking); e++) {
        String label = label(e);
        if (label == null) {
          spell(graph.target(e), word, at, met, found);
        } else if (at == word.size()) {
          found.add(label);
        } else if (label.equals(word.get(at))) {
          spell(graph.target(e), word, at + 1, met, found);
        }
      }
    }

    private String label(int edge) {
      String label = model.net().transitions().get(graph.transition(edge)).label();
      return label == null || !model.facts().touchpoint(label).observable() ? null : label;
    }

    Set<List<String>> edges(int k) {
      Set<List<String>> found = new HashSet<>();
      Set<List<String>> words = new HashSet<>();
      words(0, List.of(), k, new HashSet<>(), words, false);
      words.forEach(word -> found.add(with("first", word)));
      words.clear();
      for (int m = 0; m < graph.markingCount(); m++) {
        words(m, List.of(), k + 1, new HashSet<>(), words, false);
      }
      words.forEach(word -> found.add(with("within", word)));
      words.clear();
      for (int m = 0; m < graph.markingCount(); m++) {
        words(m, List.of(), k, new HashSet<>(), words, true);
      }
      words.forEach(word -> found.add(with("last", word)));
      words.clear();
      words(0, List.of(), -1 - k, new HashSet<>(), words, true);
      words.forEach(
          word -> {
            found.add(with("first", word));
            found.add(with("last", word));
          });
      return found;
    }

    /** Words of a length, or of fewer than k labels for -1 - k, perhaps to an end. */
    private void words(
        int marking,
        List<String> word,
        int length,
        Set<List<Object>> met,
        Set<List<String>> into,
        boolean toEnd) {
      if (!met.add(List.of(marking, word))) {
        return;
      }
      boolean right = length < 0 ? word.size() < -1 - length : word.size() == length;
      if (right && (!toEnd || graph.isFinal(marking))) {
        into.add(word);
      }
      for (int e = graph.firstEdge(marking); e < graph.endEdge(marking); e++) {
        String label = label(e);
        if (label == null) {
          words(graph.target(e), word, length, met, into, toEnd);
        } else if (word.size() < (length < 0 ? -2 - length : length)) {
          List<String> longer = new ArrayList<>(word);
          longer.add(label);
          words(graph.target(e), longer, length, met, into, toEnd);
        }
      }
    }
  }
}
