package org.desirepath.io.blueprint;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.JourneyBlueprint.Phase;
import org.desirepath.model.JourneyBlueprint.Rule;
import org.desirepath.model.Outcome;
import org.desirepath.model.Step;
import org.desirepath.model.Touchpoint;
import org.desirepath.model.Touchpoint.EventName;

/**
 * Writes a blueprint as YAML, with or without phases. {@link BlueprintReader} reads back the same
 * blueprint. A weight of a phase is written at its touchpoints. Equal blueprints give equal bytes.
 * O(blueprint) time. Thread-safe.
 */
public final class BlueprintWriter {
  private final YamlText yaml = new YamlText();
  private final JourneyBlueprint blueprint;
  private final Set<String> told = new HashSet<>();

  private BlueprintWriter(JourneyBlueprint blueprint) {
    this.blueprint = blueprint;
  }

  /** The text of a blueprint. */
  public static String write(JourneyBlueprint blueprint) {
    return new BlueprintWriter(blueprint).text();
  }

  private String text() {
    yaml.scalar("journey", blueprint.journey());
    String version = blueprint.version();
    if (version != null) {
      yaml.scalar("version", version);
    }
    Outcome outcome = blueprint.outcome();
    if (outcome != null) {
      write(outcome);
    }
    if (!blueprint.phases().isEmpty()) {
      yaml.open("phases");
      for (Phase phase : blueprint.phases()) {
        yaml.item().scalar("phase", phase.name()).open("steps");
        phase.steps().forEach(this::write);
        yaml.close().endItem();
      }
      yaml.close();
    }
    if (!blueprint.rules().isEmpty()) {
      yaml.open("rules");
      for (Rule rule : blueprint.rules()) {
        yaml.item().open(rule.template());
        rule.parameters().forEach(yaml::scalar);
        yaml.close().endItem();
      }
      yaml.close();
    }
    yaml.list("unplanned_allowed", blueprint.unplannedAllowed());
    writeOthers();
    new ContactWriter(yaml).write(blueprint);
    return yaml.text();
  }

  private void write(Outcome outcome) {
    yaml.open("outcome").list("success", outcome.success()).list("exits", outcome.exits());
    FactText.single(outcome).forEach(yaml::scalar);
    yaml.close();
  }

  private void write(Step step) {
    if (step instanceof Step.Place place) {
      write(place);
      return;
    }
    yaml.item();
    share(step.share());
    if (step instanceof Step.Repeat repeat) {
      repeat.atMost().ifPresent(most -> yaml.scalar("at_most", Integer.toString(most)));
    }
    yaml.open(kind(step));
    step.children().forEach(this::write);
    yaml.close().endItem();
  }

  static String kind(Step step) {
    if (step instanceof Step.Choice) {
      return "choice";
    } else if (step instanceof Step.AnyOrder) {
      return "any_order";
    } else if (step instanceof Step.Optional) {
      return "optional";
    }
    return step instanceof Step.Repeat ? "repeat" : "steps";
  }

  private void share(OptionalDouble share) {
    share.ifPresent(value -> yaml.scalar("share", FactText.number(value)));
  }

  /** The facts of a touchpoint stand at its first place. */
  private void write(Step.Place place) {
    boolean first = told.add(place.touchpoint());
    Touchpoint touchpoint = blueprint.touchpoint(place.touchpoint());
    boolean facts = first && !touchpoint.equals(Touchpoint.named(place.touchpoint()));
    Map<String, String> own = FactText.ofPlace(place);
    Map<String, Step.Wait> waits = FactText.waits(place);
    if (!facts && own.isEmpty() && waits.isEmpty()) {
      yaml.entry(place.touchpoint());
      return;
    }
    yaml.item().scalar("touchpoint", place.touchpoint());
    own.forEach(yaml::scalar);
    waits.forEach(this::write);
    if (facts) {
      write(touchpoint);
    }
    yaml.endItem();
  }

  private void write(String key, Step.Wait wait) {
    String after = wait.after();
    String time = FactText.duration(wait.millis());
    if (after == null) {
      yaml.scalar(key, time);
    } else {
      yaml.open(key).scalar("time", time).scalar("after", after).close();
    }
  }

  private void write(Touchpoint touchpoint) {
    FactText.single(touchpoint).forEach(yaml::scalar);
    FactText.several(touchpoint).forEach(yaml::list);
    if (!touchpoint.events().isEmpty()) {
      yaml.open("events");
      touchpoint.events().forEach(this::write);
      yaml.close();
    }
    if (!touchpoint.observable()) {
      yaml.scalar("observable", "false");
    }
    if (!touchpoint.failsWhen().isEmpty()) {
      yaml.open("fails_when");
      for (String key : FactText.sorted(touchpoint.failsWhen())) {
        yaml.list(key, touchpoint.failsWhen().getOrDefault(key, List.of()));
      }
      yaml.close();
    }
    new ContactWriter(yaml).write(touchpoint.contact());
    Map<String, String> weight = FactText.weight(touchpoint);
    if (!weight.isEmpty()) {
      yaml.open("weight");
      weight.forEach(yaml::scalar);
      yaml.close();
    }
  }

  private void write(EventName event) {
    if (event.when().isEmpty()) {
      yaml.entry(event.name());
      return;
    }
    yaml.item().scalar("name", event.name()).open("when");
    for (String key : FactText.sorted(event.when())) {
      yaml.scalar(key, event.when().getOrDefault(key, ""));
    }
    yaml.close().endItem();
  }

  /** Touchpoints that are not in the flow and have facts. */
  private void writeOthers() {
    Map<String, Touchpoint> others = new LinkedHashMap<>(blueprint.touchpoints());
    others
        .entrySet()
        .removeIf(entry -> told.contains(entry.getKey()) || !isWorthSaying(entry.getValue()));
    if (others.isEmpty()) {
      return;
    }
    yaml.open("touchpoints");
    for (Touchpoint touchpoint : others.values()) {
      yaml.item().scalar("touchpoint", touchpoint.name());
      write(touchpoint);
      yaml.endItem();
    }
    yaml.close();
  }

  /** One without facts that nothing else names would get lost. */
  private boolean isWorthSaying(Touchpoint touchpoint) {
    Outcome outcome = blueprint.outcome();
    boolean named =
        blueprint.unplannedAllowed().contains(touchpoint.name())
            || (outcome != null
                && (outcome.success().contains(touchpoint.name())
                    || outcome.exits().contains(touchpoint.name())))
            || blueprint.rules().stream()
                .anyMatch(
                    rule ->
                        touchpoint.name().equals(rule.meaning().first())
                            || touchpoint.name().equals(rule.meaning().second()));
    return !named || !touchpoint.equals(Touchpoint.named(touchpoint.name()));
  }
}
