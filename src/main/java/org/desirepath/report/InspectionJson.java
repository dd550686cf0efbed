package org.desirepath.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.desirepath.diagnostics.sources.SourceAudit;
import org.desirepath.discovery.DirectlyFollowsMiner;
import org.desirepath.discovery.SmallPaths;
import org.desirepath.eventlog.Column;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.Classifier;
import org.desirepath.io.LogFiles;
import org.desirepath.io.ReadReport;
import org.desirepath.report.json.AppendableWriter;
import org.desirepath.report.json.IdentityJson;
import org.desirepath.report.json.JsonFields;
import org.desirepath.report.json.LifecycleSummary;
import org.desirepath.report.json.LogJson;
import org.desirepath.report.json.ShallowPrinter;
import org.desirepath.report.wording.Period;

/**
 * An inspection as JSON: {@code desirepath}, and {@code log} with {@code attributes}, {@code
 * classifiers} and {@code mapping} beside what the log of a comparison has.
 */
final class InspectionJson {
  private static final String NO_CELLS = "there is nothing that could have it";

  private final JsonFields json;
  private final LogFiles.Result read;
  private final InspectionReport inspection;

  /** A column of events or of journeys. */
  private record Attribute(Column column, String of) {}

  /** Something said of one file. */
  private record Of<T>(ReadReport report, T said) {}

  private InspectionJson(JsonFields json, InspectionReport inspection) {
    this.json = json;
    this.inspection = inspection;
    this.read = inspection.read();
  }

  static void write(InspectionReport inspection, Appendable out) throws IOException {
    try (JsonGenerator generator = new JsonFactory().createGenerator(new AppendableWriter(out))) {
      generator.setPrettyPrinter(new ShallowPrinter());
      JsonFields fields = new JsonFields(generator);
      InspectionJson content = new InspectionJson(fields, inspection);
      EventLog log = inspection.read().log();
      LogJson common = new LogJson(fields);
      fields.object(
          () -> {
            fields.object(
                "desirepath",
                () -> common.provenance(inspection.provenance(), Period.of(log).toMillis()));
            fields.object(
                "log",
                () -> {
                  common.content(
                      new LogJson.Content(
                          log,
                          SmallPaths.shown(
                              new DirectlyFollowsMiner().discover(log), inspection.small()),
                          inspection.small().shown(log.quality())));
                  content.write();
                });
            new IdentityJson(fields).write(SourceAudit.of(inspection.read().identity(), log));
          });
      generator.writeRaw('\n');
    }
  }

  private void write() throws IOException {
    EventLog log = read.log();
    List<Attribute> attributes = new ArrayList<>();
    log.eventColumns().values().forEach(c -> attributes.add(new Attribute(c, "event")));
    log.traceColumns().values().forEach(c -> attributes.add(new Attribute(c, "journey")));
    json.array("attributes", attributes, this::attribute);
    Optional<LifecycleSummary> lifecycle = LifecycleSummary.of(log);
    if (lifecycle.isPresent()) {
      lifecycle.get().write(json);
    } else {
      json.absent("lifecycle", "the log has no starts of activities");
    }
    List<Of<Classifier>> classifiers = new ArrayList<>();
    List<Of<ReadReport.Choice>> choices = new ArrayList<>();
    for (ReadReport report : read.reports()) {
      report.classifiers().forEach(c -> classifiers.add(new Of<>(report, c)));
      report.choices().forEach(c -> choices.add(new Of<>(report, c)));
    }
    json.array("classifiers", classifiers, this::classifier);
    json.array("mapping", choices, this::choice);
    json.array("firstEvents", inspection.firstEvents(), this::firstEvent);
    json.array("otherMappings", OtherMappings.of(read), this::otherMapping);
    json.smallVariants(inspection.small(), inspection.small().rare(log));
  }

  private void firstEvent(InspectionReport.Understood event) throws IOException {
    json.object(
        () -> {
          json.text("journey", event.journey());
          json.text("activity", event.activity());
          if (event.time() == null) {
            json.absent("time", "the event has no time");
          } else {
            json.text("time", event.time());
          }
        });
  }

  private void otherMapping(OtherMappings.Outcome outcome) throws IOException {
    json.object(
        () -> {
          json.text("what", outcome.what());
          json.text("value", outcome.value());
          json.flag("chosen", outcome.chosen());
          json.count("journeys", outcome.journeys());
          json.count("events", outcome.events());
          json.count("activities", outcome.activities());
          json.count("variants", outcome.variants());
          json.count("eventsWithTime", outcome.timed());
        });
  }

  private void attribute(Attribute attribute) throws IOException {
    Column column = attribute.column();
    json.object(
        () -> {
          json.text("name", column.name());
          json.text("of", attribute.of());
          json.text("type", column.type().name().toLowerCase(Locale.ROOT));
          if (column.size() == 0) {
            json.absent("filled", NO_CELLS);
          } else {
            json.number("filled", (double) column.presentCount() / column.size());
          }
          json.count("distinct", column.distinct().size());
        });
  }

  private void classifier(Of<Classifier> of) throws IOException {
    json.object(
        () -> {
          json.text("file", of.report().file());
          json.text("name", of.said().name());
          json.texts("keys", of.said().keys());
          json.count("names", InspectionReport.classCount(of.said(), of.report(), read.log()));
        });
  }

  private void choice(Of<ReadReport.Choice> of) throws IOException {
    json.object(
        () -> {
          json.text("file", of.report().file());
          json.text("what", of.said().what());
          json.text("value", of.said().value());
          json.text("reason", of.said().reason());
        });
  }
}
