package org.desirepath.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.desirepath.comparison.Provenance;
import org.desirepath.discovery.GraphAbstraction;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.DirectlyFollowsGraph;
import org.desirepath.model.Marking;
import org.desirepath.model.PartiallyOrderedModel;
import org.desirepath.model.ProcessModel;
import org.desirepath.model.ProcessTree;
import org.desirepath.report.figures.Figures;
import org.desirepath.report.figures.NetFigure;
import org.desirepath.report.json.AppendableWriter;
import org.desirepath.report.json.JsonFields;
import org.desirepath.report.json.LogJson;
import org.desirepath.report.json.ShallowPrinter;
import org.desirepath.report.wording.Period;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A model that was found in a log, to be shown or written. Equal input gives equal bytes.
 *
 * @param algorithm as the command line names it
 * @param model what was found
 * @param abstraction what of a directly-follows graph is left out, or null if it is another model
 */
public record DiscoveredModel(
    EventLog log,
    String algorithm,
    ProcessModel model,
    GraphAbstraction.@Nullable Result abstraction,
    Provenance provenance) {

  /** A directly-follows graph as a map with counts and times, any other model as its net. */
  public Figure figure() {
    if (!(model instanceof DirectlyFollowsGraph graph)) {
      return new NetFigure(
              "What does " + algorithm + " find in " + log.name() + "?",
              List.of(String.format(Locale.ROOT, "%,d journeys", log.traceCount())),
              model.toPetriNet())
          .toFigure();
    }
    Period period = Period.of(log);
    Figure map =
        Figures.processMap(
                graph,
                new Figure.Sample(
                    log.name(),
                    log.traceCount(),
                    period.isKnown() ? day(period.fromMillis()) : null,
                    period.isKnown() ? day(period.toMillis()) : null),
                Wording.ENGLISH)
            .toFigure();
    if (abstraction == null) {
      return map;
    }
    List<String> facts = new ArrayList<>(map.facts());
    facts.addAll(hidden(abstraction));
    return new Figure(map.title(), facts, map.legend(), map.content());
  }

  private static LocalDate day(long millis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }

  /** What was found, in a few lines. */
  public List<String> lines() {
    AcceptingPetriNet net = model.toPetriNet();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %,d activities; as a net %,d places and %,d transitions",
            algorithm,
            model.labels().size(),
            net.places().size(),
            net.transitions().size()));
    if (abstraction != null) {
      lines.addAll(hidden(abstraction));
    }
    return lines;
  }

  private static List<String> hidden(GraphAbstraction.Result abstraction) {
    return abstraction.hiddenActivities() + abstraction.hiddenPaths() == 0
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "left out: %,d activities with %.1f %% of the events, %,d paths with %.1f %% of the"
                    + " steps",
                abstraction.hiddenActivities(),
                100 * abstraction.hiddenEventShare(),
                abstraction.hiddenPaths(),
                100 * abstraction.hiddenStepShare()));
  }

  /**
   * Writes the model as JSON; does not close {@code out}.
   *
   * @throws IOException if {@code out} takes no more
   */
  public void writeJson(Appendable out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(new AppendableWriter(out))) {
      json.setPrettyPrinter(new ShallowPrinter());
      JsonFields fields = new JsonFields(json);
      fields.object(
          () -> {
            fields.object(
                "desirepath",
                () -> new LogJson(fields).provenance(provenance, Period.of(log).toMillis()));
            fields.object("model", () -> model(fields));
          });
      json.writeRaw('\n');
    }
  }

  private void model(JsonFields json) throws IOException {
    json.text("name", model.name());
    json.text("algorithm", algorithm);
    json.texts("activities", model.labels());
    if (model instanceof ProcessTree tree) {
      json.object("tree", () -> tree(json, tree.root()));
    } else if (model instanceof PartiallyOrderedModel orders) {
      json.object("partialOrders", () -> orders(json, orders.root()));
    } else if (model instanceof DirectlyFollowsGraph graph) {
      json.object("graph", () -> graph(json, graph));
    }
    json.object("net", () -> net(json, model.toPetriNet()));
  }

  private static void tree(JsonFields json, ProcessTree.Node node) throws IOException {
    json.text("kind", node.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    if (node instanceof ProcessTree.Activity activity) {
      json.text("activity", activity.label());
    } else if (!node.children().isEmpty()) {
      json.array("children", node.children(), child -> json.object(() -> tree(json, child)));
    }
  }

  private static void orders(JsonFields json, PartiallyOrderedModel.Node node) throws IOException {
    json.text("kind", node.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    if (node instanceof PartiallyOrderedModel.Activity activity) {
      json.text("activity", activity.label());
    } else if (!node.children().isEmpty()) {
      json.array("children", node.children(), child -> json.object(() -> orders(json, child)));
    }
    if (node instanceof PartiallyOrderedModel.Order order) {
      json.array(
          "before",
          order.direct(),
          pair ->
              json.object(
                  () -> {
                    json.count("first", pair.first());
                    json.count("second", pair.second());
                  }));
    }
  }

  private void graph(JsonFields json, DirectlyFollowsGraph graph) throws IOException {
    json.array(
        "activities",
        graph.activities(),
        a ->
            json.object(
                () -> {
                  json.text("name", a.label());
                  json.count("events", a.events());
                  json.count("journeys", a.traces());
                }));
    json.object("start", () -> counts(json, graph.start()));
    json.object("end", () -> counts(json, graph.end()));
    json.array(
        "directlyFollows",
        graph.edges(),
        e ->
            json.object(
                () -> {
                  json.text("from", e.from());
                  json.text("to", e.to());
                  json.count("count", e.count());
                  json.count("journeys", e.traces());
                  if (e.medianMillis() < 0) {
                    json.absent("medianMillis", "no pair has both times");
                  } else {
                    json.count("medianMillis", e.medianMillis());
                  }
                }));
    if (abstraction != null) {
      json.object("hidden", () -> hidden(json, abstraction));
    }
  }

  private static void counts(JsonFields json, Map<String, Integer> counts) throws IOException {
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      json.count(entry.getKey(), entry.getValue());
    }
  }

  private static void hidden(JsonFields json, GraphAbstraction.Result hidden) throws IOException {
    json.count("activities", hidden.hiddenActivities());
    json.count("events", hidden.hiddenEvents());
    json.number("eventShare", hidden.hiddenEventShare());
    json.count("paths", hidden.hiddenPaths());
    json.count("steps", hidden.hiddenSteps());
    json.number("stepShare", hidden.hiddenStepShare());
  }

  private static void net(JsonFields json, AcceptingPetriNet net) throws IOException {
    json.texts("places", net.places().stream().map(AcceptingPetriNet.Place::id).toList());
    List<Integer> transitions = new ArrayList<>();
    for (int t = 0; t < net.transitions().size(); t++) {
      transitions.add(t);
    }
    json.array(
        "transitions",
        transitions,
        t ->
            json.object(
                () -> {
                  json.text("id", net.transitions().get(t).id());
                  json.text("activity", net.transitions().get(t).label(), "silent step");
                  json.texts("takes", places(net, net.inputs(t)));
                  json.texts("gives", places(net, net.outputs(t)));
                }));
    json.texts("initial", tokens(net, net.initialMarking()));
    json.array(
        "final",
        net.finalMarkings(),
        marking -> json.object(() -> json.texts("places", tokens(net, marking))));
  }

  private static List<String> places(AcceptingPetriNet net, List<AcceptingPetriNet.Arc> arcs) {
    return arcs.stream().map(arc -> net.places().get(arc.place()).id()).toList();
  }

  private static List<String> tokens(AcceptingPetriNet net, Marking marking) {
    List<String> tokens = new ArrayList<>();
    marking
        .tokens()
        .forEach(
            (place, count) -> {
              for (int i = 0; i < count; i++) {
                tokens.add(net.places().get(place).id());
              }
            });
    return tokens;
  }
}
