package org.desirepath.io.blueprint;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.JourneyBlueprint.Phase;
import org.desirepath.model.Outcome;
import org.desirepath.model.Step;
import org.desirepath.model.Touchpoint;
import org.desirepath.model.Touchpoint.EventName;
import org.desirepath.model.contacts.ContactFacts;
import org.desirepath.model.contacts.ContactPolicy;

/**
 * Writes a blueprint as a classified list, with the columns that are used. {@link
 * ClassifiedListReader} reads back the same blueprint. A list can't say everything: {@link
 * #obstacle} names what it can't. Cells that a spreadsheet would run as a formula are an obstacle
 * too. Equal blueprints give equal bytes. O(blueprint) time. Thread-safe.
 */
public final class ClassifiedListWriter {
  private final JourneyBlueprint blueprint;
  private final List<Map<String, String>> rows = new ArrayList<>();
  private final Set<String> told = new HashSet<>();

  private ClassifiedListWriter(JourneyBlueprint blueprint) {
    this.blueprint = blueprint;
  }

  /** What of a blueprint a list can't say, or nothing. */
  public static Optional<String> obstacle(JourneyBlueprint blueprint) {
    if (!blueprint.rules().isEmpty()) {
      return Optional.of("its rules");
    }
    if (!blueprint.scores().isEmpty() || !blueprint.contacts().equals(ContactPolicy.NONE)) {
      return Optional.of("its scores and contacts");
    }
    for (Touchpoint touchpoint : blueprint.touchpoints().values()) {
      Optional<String> fact = obstacle(touchpoint);
      if (fact.isPresent()) {
        return Optional.of(fact.get() + " of \"" + touchpoint.name() + "\"");
      }
    }
    for (Phase phase : blueprint.phases()) {
      for (Step step : phase.steps()) {
        if (!isRow(step) && !isGroup(step)) {
          return Optional.of(
              "a step of kind "
                  + BlueprintWriter.kind(step)
                  + " with blocks in it, in phase \""
                  + phase.name()
                  + "\"");
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> obstacle(Touchpoint touchpoint) {
    if (!touchpoint.failsWhen().isEmpty()) {
      return Optional.of("fails_when");
    }
    if (!touchpoint.contact().equals(ContactFacts.NONE)) {
      return Optional.of("the audience, needs or responses");
    }
    List<String> names = new ArrayList<>(touchpoint.channels());
    names.addAll(touchpoint.replaces());
    names.addAll(touchpoint.recovers());
    for (EventName event : touchpoint.events()) {
      if (!event.when().isEmpty()) {
        return Optional.of("an event with when");
      }
      names.add(event.name());
    }
    if (names.stream().anyMatch(name -> name.contains(";") || !name.equals(name.strip()))) {
      return Optional.of("a name with ; or outer blanks");
    }
    if (!touchpoint.name().equals(touchpoint.name().strip())) {
      return Optional.of("the outer blanks");
    }
    return touchpoint.name().matches("[=+@-].*")
        ? Optional.of("the first character, which a spreadsheet takes for a formula,")
        : Optional.empty();
  }

  private static boolean isRow(Step step) {
    return step instanceof Step.Place
        || (step instanceof Step.Repeat repeat
            && repeat.atMost().isPresent()
            && step.children().size() == 1
            && step.children().get(0) instanceof Step.Place place
            && !place.optional()
            && place.share().isEmpty());
  }

  private static boolean isGroup(Step step) {
    if (step instanceof Step.Steps || step.share().isPresent()) {
      return false;
    }
    if (step instanceof Step.Repeat repeat && repeat.atMost().isPresent()) {
      return false;
    }
    boolean branches = step instanceof Step.Choice || step instanceof Step.AnyOrder;
    return step.children().stream()
        .allMatch(
            child ->
                isRow(child)
                    || (branches
                        && child instanceof Step.Steps
                        && child.children().size() > 1
                        && child.children().get(0).share().isEmpty()
                        && child.children().stream().allMatch(ClassifiedListWriter::isRow)));
  }

  /**
   * The text of a list.
   *
   * @throws IllegalArgumentException if there is an {@link #obstacle}
   */
  public static String write(JourneyBlueprint blueprint) {
    Optional<String> obstacle = obstacle(blueprint);
    if (obstacle.isPresent()) {
      throw new IllegalArgumentException(
          "blueprint: expected one that a list can hold, but it can't hold " + obstacle.get());
    }
    return new ClassifiedListWriter(blueprint).text();
  }

  private String text() {
    int number = 0;
    for (Phase phase : blueprint.phases()) {
      for (Step step : phase.steps()) {
        number++;
        write(phase.name(), Integer.toString(number), step);
      }
    }
    Outcome outcome = blueprint.outcome();
    if (outcome != null) {
      outcome.exits().forEach(name -> beside(name, "exit"));
    }
    blueprint.unplannedAllowed().forEach(name -> beside(name, "unplanned"));
    String version = blueprint.version();
    Map<String, String> first = rows.get(0);
    first.put("journey", blueprint.journey());
    if (version != null) {
      first.put("version", version);
    }
    if (outcome != null) {
      first.putAll(FactText.single(outcome));
    }
    return csv();
  }

  private void write(String phase, String number, Step step) {
    if (isRow(step)) {
      row(phase, number, step);
      return;
    }
    int branch = 0;
    for (Step child : step.children()) {
      branch++;
      List<Step> inside = child instanceof Step.Steps ? child.children() : List.of(child);
      for (Step one : inside) {
        Map<String, String> row = row(phase, number, one);
        row.put("group", BlueprintWriter.kind(step));
        if (inside.size() > 1) {
          row.put("branch", Integer.toString(branch));
          if (one == inside.get(0)) {
            child.share().ifPresent(share -> row.put("share", FactText.number(share)));
          }
        }
      }
    }
  }

  private Map<String, String> row(String phase, String number, Step step) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("phase", phase);
    row.put("step", number);
    Step.Place place = (Step.Place) (step instanceof Step.Place ? step : step.children().get(0));
    row.put("touchpoint", place.touchpoint());
    FactText.ofPlace(place)
        .forEach((key, value) -> row.put(key, key.equals("optional") ? "yes" : value));
    FactText.waits(place)
        .forEach(
            (key, wait) ->
                row.put(
                    key,
                    FactText.duration(wait.millis())
                        + (wait.after() == null ? "" : " after " + wait.after())));
    if (step instanceof Step.Repeat repeat) {
      repeat.atMost().ifPresent(most -> row.put("at_most", Integer.toString(most)));
      repeat.share().ifPresent(share -> row.put("share", FactText.number(share)));
    }
    Outcome outcome = blueprint.outcome();
    if (outcome != null && outcome.success().contains(place.touchpoint())) {
      row.put("outcome", "success");
    }
    facts(place.touchpoint(), row);
    rows.add(row);
    return row;
  }

  private void beside(String name, String outcome) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("touchpoint", name);
    row.put("outcome", outcome);
    facts(name, row);
    rows.add(row);
  }

  private void facts(String name, Map<String, String> row) {
    if (!told.add(name)) {
      return;
    }
    Touchpoint touchpoint = blueprint.touchpoint(name);
    row.putAll(FactText.single(touchpoint));
    FactText.several(touchpoint).forEach((key, values) -> row.put(key, String.join("; ", values)));
    if (!touchpoint.events().isEmpty()) {
      row.put(
          "events", String.join("; ", touchpoint.events().stream().map(EventName::name).toList()));
    }
    if (!touchpoint.observable()) {
      row.put("observable", "no");
    }
    FactText.weight(touchpoint).forEach((key, value) -> row.put(key + "_weight", value));
  }

  private String csv() {
    List<String> columns = new ArrayList<>();
    for (List<String> some :
        List.of(
            ClassifiedListReader.FRAME, ClassifiedListReader.FACTS, ClassifiedListReader.OUTCOME)) {
      for (String column : some) {
        if (rows.stream().anyMatch(row -> row.containsKey(column))) {
          columns.add(column);
        }
      }
    }
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(columns);
      for (Map<String, String> row : rows) {
        csv.writeRecord(columns.stream().map(column -> row.getOrDefault(column, "")).toList());
      }
    } catch (IOException e) {
      throw new IllegalStateException("a string takes any text", e);
    }
    return text.toString();
  }
}
