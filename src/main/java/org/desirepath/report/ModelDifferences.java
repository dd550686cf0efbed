package org.desirepath.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.desirepath.comparison.Provenance;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.language.LanguageComparison;
import org.desirepath.model.language.LanguageComparison.Example;
import org.desirepath.model.language.LanguageComparison.Step;
import org.desirepath.report.figures.ModelDifferenceFigure;
import org.desirepath.report.json.AppendableWriter;
import org.desirepath.report.json.JsonFields;
import org.desirepath.report.json.LogJson;
import org.desirepath.report.json.ModelJson;
import org.desirepath.report.json.ShallowPrinter;
import org.desirepath.visualization.Figure;

/**
 * Two models beside each other: as lines for a person, as JSON, and as one map. O(result).
 *
 * @param firstName what the first is called, such as its file
 * @param secondName what the second is called
 */
public record ModelDifferences(
    String firstName,
    DesignedJourney first,
    String secondName,
    DesignedJourney second,
    LanguageComparison comparison,
    Provenance provenance) {
  private static final int SHOWN = 12;
  private static final String TOO_LARGE = "the models are too large to look at all they allow";

  /** Steps that only one of the two allows. */
  private static SortedSet<Step> only(SortedSet<Step> of, SortedSet<Step> other) {
    TreeSet<Step> only = new TreeSet<>(of);
    only.removeAll(other);
    return only;
  }

  /** Lines for a person; texts are as they are, so escape them for a terminal. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("A = " + firstName + ", B = " + secondName);
    lines.add(verdict());
    names(lines, "touchpoints", new TreeSet<>(first.net().labels()), second.net().labels());
    names(lines, "goals", new TreeSet<>(first.success()), new TreeSet<>(second.success()));
    names(lines, "designed exits", new TreeSet<>(first.exits()), new TreeSet<>(second.exits()));
    names(
        lines,
        "touchpoints allowed at any time",
        new TreeSet<>(first.facts().unplannedAllowed()),
        new TreeSet<>(second.facts().unplannedAllowed()));
    examples(lines, "A allows, B does not", comparison.onlyFirst());
    examples(lines, "B allows, A does not", comparison.onlySecond());
    steps(lines, "A", only(comparison.firstSteps(), comparison.secondSteps()));
    steps(lines, "B", only(comparison.secondSteps(), comparison.firstSteps()));
    return lines;
  }

  /** What is proven of all journeys of the two flows. */
  public String verdict() {
    boolean onlyA = !comparison.onlyFirst().isEmpty();
    boolean onlyB = !comparison.onlySecond().isEmpty();
    if (!comparison.isComplete()) {
      String rest =
          String.format(
              Locale.ROOT,
              "; looked at all journeys of up to %,d touchpoints, not at longer ones",
              Math.max(0, comparison.lookedUpTo()));
      return (onlyA && onlyB
              ? "each allows journeys that the other does not"
              : onlyA || onlyB
                  ? (onlyA ? "A" : "B") + " allows journeys that the other does not"
                  : "no difference found")
          + rest;
    }
    if (!onlyA && !onlyB) {
      return "the two allow exactly the same journeys (proven)";
    }
    if (onlyA && onlyB) {
      return "each allows journeys that the other does not";
    }
    return onlyA
        ? "A allows all that B allows, and more (proven)"
        : "B allows all that A allows, and more (proven)";
  }

  private static void names(
      List<String> lines, String what, SortedSet<String> ofA, SortedSet<String> ofB) {
    TreeSet<String> onlyA = new TreeSet<>(ofA);
    onlyA.removeAll(ofB);
    TreeSet<String> onlyB = new TreeSet<>(ofB);
    onlyB.removeAll(ofA);
    if (!onlyA.isEmpty()) {
      lines.add(what + " only in A: " + String.join(", ", onlyA));
    }
    if (!onlyB.isEmpty()) {
      lines.add(what + " only in B: " + String.join(", ", onlyB));
    }
  }

  private static void examples(List<String> lines, String title, List<Example> examples) {
    if (!examples.isEmpty()) {
      lines.add("");
      lines.add(title + " (shortest):");
    }
    for (Example example : examples) {
      String journey =
          example.journey().isEmpty() ? "(no touchpoint)" : String.join(" > ", example.journey());
      lines.add("  " + journey);
      lines.add(
          "    "
              + (example.leavesAt() == example.journey().size()
                  ? "the other may not end there"
                  : "the other does not allow \""
                      + example.journey().get(example.leavesAt())
                      + "\" "
                      + (example.leavesAt() == 0
                          ? "at the start"
                          : "after these first " + example.leavesAt())));
    }
  }

  private static void steps(List<String> lines, String side, SortedSet<Step> only) {
    if (only.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(String.format(Locale.ROOT, "steps only in %s: %,d", side, only.size()));
    only.stream().limit(SHOWN).forEach(step -> lines.add("  " + from(step) + " > " + to(step)));
    if (only.size() > SHOWN) {
      lines.add("  and " + (only.size() - SHOWN) + " others");
    }
  }

  private static String from(Step step) {
    return step.from().isEmpty() ? "(start)" : step.from();
  }

  private static String to(Step step) {
    return step.to().isEmpty() ? "(end)" : step.to();
  }

  /** One map of both: what they share, and what only one has. */
  public Figure figure() {
    return new ModelDifferenceFigure(firstName, secondName, verdict(), comparison).toFigure();
  }

  /**
   * Writes the whole document; does not close {@code out}.
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
                "desirepath", () -> new LogJson(fields).provenance(provenance, EventLog.NO_TIME));
            fields.object("first", () -> new ModelJson(fields).write(first));
            fields.object("second", () -> new ModelJson(fields).write(second));
            fields.object("comparison", () -> write(fields));
          });
    }
  }

  private void write(JsonFields fields) throws IOException {
    fields.text("verdict", verdict());
    fields.flag("complete", comparison.isComplete());
    if (comparison.isComplete()) {
      fields.flag("equal", comparison.isEqual());
      fields.absent("lookedUpTo", "journeys of any length were looked at");
    } else {
      fields.absent("equal", TOO_LARGE);
      fields.count("lookedUpTo", Math.max(0, comparison.lookedUpTo()));
    }
    fields.array("onlyFirst", comparison.onlyFirst(), example -> write(fields, example));
    fields.array("onlySecond", comparison.onlySecond(), example -> write(fields, example));
    if (comparison.isComplete()) {
      fields.array(
          "stepsOnlyFirst",
          only(comparison.firstSteps(), comparison.secondSteps()),
          step -> write(fields, step));
      fields.array(
          "stepsOnlySecond",
          only(comparison.secondSteps(), comparison.firstSteps()),
          step -> write(fields, step));
    } else {
      fields.absent("stepsOnlyFirst", TOO_LARGE);
      fields.absent("stepsOnlySecond", TOO_LARGE);
    }
  }

  private static void write(JsonFields fields, Example example) throws IOException {
    fields.object(
        () -> {
          fields.texts("journey", example.journey());
          fields.count("leavesAt", example.leavesAt());
        });
  }

  private static void write(JsonFields fields, Step step) throws IOException {
    fields.object(
        () -> {
          fields.text("from", step.from().isEmpty() ? null : step.from(), "the start");
          fields.text("to", step.to().isEmpty() ? null : step.to(), "the end");
        });
  }
}
