package org.desirepath.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.desirepath.comparison.LabelMatching;
import org.desirepath.comparison.Provenance;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.ModelCheck;
import org.desirepath.model.Soundness;
import org.desirepath.report.json.AppendableWriter;
import org.desirepath.report.json.JsonFields;
import org.desirepath.report.json.LogJson;
import org.desirepath.report.json.ModelJson;
import org.desirepath.report.json.ShallowPrinter;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a model without running a comparison: as lines for a person, as JSON, and as
 * a mapping file that proposes what the event names of a log mean. O(result).
 *
 * @param labels beside a log, or null without one
 * @param given labels that a mapping file says already
 */
public record CheckReport(
    DesignedJourney model,
    ModelCheck check,
    @Nullable LabelMatching labels,
    Map<String, String> given,
    Provenance provenance) {
  private static final int SHOWN = 20;

  /** Lines for a person; texts are as they are, so escape them for a terminal. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    AcceptingPetriNet net = model.net();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %,d touchpoints, %,d places, %,d transitions (%,d silent)",
            model.name(),
            net.labels().size(),
            net.places().size(),
            net.transitions().size(),
            net.transitions().stream().filter(AcceptingPetriNet.Transition::isSilent).count()));
    lines.add("bounded: " + word(check.bounded()) + ", safe: " + word(check.safe()));
    lines.add("sound: " + word(check.sound()) + ", easy sound: " + word(check.easySound()));
    String reason = check.reason();
    if (reason != null) {
      lines.add("  " + reason);
    }
    check.violations().stream()
        .filter(violation -> !violation.message().equals(reason))
        .limit(SHOWN)
        .forEach(violation -> lines.add("  " + violation.message()));
    if (!check.unreachableTouchpoints().isEmpty()) {
      lines.add("touchpoints on no complete run:");
      check.unreachableTouchpoints().forEach(name -> lines.add("  " + name));
    }
    unknownFacts().forEach(name -> lines.add("named in the facts, not in the flow: " + name));
    LabelMatching matching = labels;
    if (matching != null) {
      addLabels(lines, matching);
    }
    return lines;
  }

  private void addLabels(List<String> lines, LabelMatching matching) {
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "names in both model and log: %,d; only in the model: %,d; only in the log: %,d",
            matching.matched().size(),
            matching.onlyInModel().size(),
            matching.onlyInLog().size()));
    matching.onlyInModel().forEach(name -> lines.add("  only in the model: " + name));
    for (LabelMatching.Unknown unknown : matching.onlyInLog()) {
      lines.add(
          String.format(Locale.ROOT, "  only in the log (%,d events): ", unknown.events())
              + unknown.name()
              + (unknown.proposal() == null
                  ? ""
                  : " - may mean \""
                      + unknown.proposal()
                      + "\" ("
                      + unknown.why()
                      + ", "
                      + String.format(Locale.ROOT, "%.2f", unknown.score())
                      + (matching.isDoubtful(unknown) ? ", but the log has that name too" : "")
                      + ")"));
    }
  }

  private static String word(@Nullable Boolean answer) {
    return answer == null ? "not known" : answer ? "yes" : "no";
  }

  /** What outcome and lists of the facts name and no part of the flow has. */
  public List<String> unknownFacts() {
    List<String> unknown = new ArrayList<>(model.success());
    unknown.removeAll(model.net().labels());
    return unknown;
  }

  /** A mapping file with the proposals as labels; what has none or a doubtful one is a comment. */
  public String mapping() {
    StringBuilder yaml =
        new StringBuilder(
            "# What the event names mean, as proposed; edit what is wrong and give it as"
                + " --mapping.\n");
    LabelMatching matching = labels;
    if (matching == null || (given.isEmpty() && matching.proposals().isEmpty())) {
      yaml.append("labels: {}\n");
    } else {
      yaml.append("labels:\n");
      given.forEach((name, touchpoint) -> label(yaml, "  ", name, touchpoint));
    }
    if (matching != null) {
      for (LabelMatching.Unknown unknown : matching.onlyInLog()) {
        String proposal = unknown.proposal();
        if (proposal != null) {
          label(yaml, matching.isDoubtful(unknown) ? "#   " : "  ", unknown.name(), proposal);
          yaml.setLength(yaml.length() - 1);
          yaml.append(
              String.format(
                  Locale.ROOT,
                  "  # %.2f: %s%s, %d events\n",
                  unknown.score(),
                  unknown.why(),
                  matching.isDoubtful(unknown) ? ", but the log has that name too" : "",
                  unknown.events()));
        }
      }
      matching.onlyInLog().stream()
          .filter(unknown -> unknown.proposal() == null)
          .forEach(unknown -> label(yaml, "#   ", unknown.name(), "..."));
      matching.onlyInModel().stream()
          .filter(name -> !matching.proposals().containsValue(name))
          .forEach(
              name ->
                  yaml.append("# no event yet: ").append(MappingText.quoted(name)).append('\n'));
    }
    return yaml.toString();
  }

  private static void label(StringBuilder yaml, String indent, String name, String touchpoint) {
    yaml.append(indent)
        .append(MappingText.quoted(name))
        .append(": ")
        .append(touchpoint.equals("...") ? touchpoint : MappingText.quoted(touchpoint))
        .append('\n');
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
            fields.object("model", () -> writeModel(fields));
            LabelMatching matching = labels;
            if (matching == null) {
              fields.absent("labels", "no log was given");
            } else {
              fields.object("labels", () -> writeLabels(fields, matching));
            }
          });
    }
  }

  private void writeModel(JsonFields fields) throws IOException {
    String reason = check.reason() == null ? "not looked for" : check.reason();
    new ModelJson(fields).write(model);
    fields.count("markings", check.markings(), reason);
    flag(fields, "bounded", check.bounded(), reason);
    flag(fields, "safe", check.safe(), reason);
    flag(fields, "sound", check.sound(), reason);
    flag(fields, "easySound", check.easySound(), reason);
    if (check.markings().isPresent()) {
      fields.texts("deadTransitions", check.deadTransitions());
      fields.texts("unreachableTouchpoints", check.unreachableTouchpoints());
    } else {
      fields.absent("deadTransitions", reason);
      fields.absent("unreachableTouchpoints", reason);
    }
    fields.array(
        "violations",
        check.violations(),
        (Soundness.Violation violation) ->
            fields.object(
                () -> {
                  fields.text("kind", violation.kind().name());
                  fields.text("message", violation.message());
                }));
    fields.texts("unknownFacts", unknownFacts());
  }

  private static void flag(JsonFields fields, String name, @Nullable Boolean flag, String reason)
      throws IOException {
    if (flag == null) {
      fields.absent(name, reason);
    } else {
      fields.flag(name, flag);
    }
  }

  private static void writeLabels(JsonFields fields, LabelMatching matching) throws IOException {
    fields.texts("matched", matching.matched());
    fields.texts("onlyInModel", matching.onlyInModel());
    fields.array(
        "onlyInLog",
        matching.onlyInLog(),
        unknown ->
            fields.object(
                () -> {
                  fields.text("name", unknown.name());
                  fields.count("events", unknown.events());
                  fields.text("proposal", unknown.proposal(), "no touchpoint is near");
                  if (unknown.proposal() == null) {
                    fields.absent("score", "no touchpoint is near");
                  } else {
                    fields.number("score", unknown.score());
                    fields.text("why", unknown.why());
                  }
                }));
  }
}
