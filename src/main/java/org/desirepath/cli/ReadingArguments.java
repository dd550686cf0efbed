package org.desirepath.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.desirepath.diagnostics.sources.SourceChecks;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.lifecycle.LifecyclePairing;
import org.desirepath.eventlog.privacy.Consent;
import org.desirepath.eventlog.privacy.RareNames;
import org.desirepath.io.LogColumn;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.desirepath.io.TimeParser;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a log is read: what its columns mean, what counts, and what is hidden. */
final class ReadingArguments {
  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "Mapping file (*.mapping.yaml) that names columns, CSV form and labels.")
  @Nullable Path mapping;

  @Option(names = "--case", paramLabel = "COLUMN", description = "Column of the journey id.")
  @Nullable String caseColumn;

  @Option(names = "--activity", paramLabel = "COLUMN", description = "Column of the event name.")
  @Nullable String activityColumn;

  @Option(names = "--time", paramLabel = "COLUMN", description = "Column of the event's time.")
  @Nullable String timeColumn;

  @Option(names = "--start-time", paramLabel = "COLUMN", description = "Column of its start time.")
  @Nullable String startTimeColumn;

  @Option(names = "--resource", paramLabel = "COLUMN", description = "Column of who did it.")
  @Nullable String resourceColumn;

  @Option(names = "--channel", paramLabel = "COLUMN", description = "Column of the channel.")
  @Nullable String channelColumn;

  @Option(
      names = "--initiator",
      paramLabel = "COLUMN",
      description = "Column of who started it: customer or company.")
  @Nullable String initiatorColumn;

  @Option(names = "--status", paramLabel = "COLUMN", description = "Column of the event's status.")
  @Nullable String statusColumn;

  @Option(
      names = "--experience",
      paramLabel = "COLUMN",
      description = "Column of the customer's score.")
  @Nullable String experienceColumn;

  @Option(names = "--value", paramLabel = "COLUMN", description = "Column of money.")
  @Nullable String valueColumn;

  @Option(
      names = "--order",
      paramLabel = "COLUMN",
      description = "Column that orders events of the same journey and time.")
  @Nullable String orderColumn;

  @Option(
      names = "--time-format",
      paramLabel = "FORMAT",
      description =
          "Form of times: iso, epoch-s, epoch-ms, epoch-us, epoch-ns or a pattern such as"
              + " dd-MM-yyyy HH:mm.")
  @Nullable String timeFormat;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Zone of times that do not say theirs, such as Europe/Amsterdam.")
  @Nullable String zone;

  @Option(names = "--delimiter", paramLabel = "CHAR", description = "CSV delimiter; tab = \\t.")
  @Nullable String delimiter;

  @Option(
      names = "--quote",
      paramLabel = "CHAR",
      description = "What CSV fields with a delimiter in them stand in, such as \" or '.")
  @Nullable String quote;

  @Option(
      names = "--decimal-sign",
      paramLabel = "CHAR",
      description =
          "What stands before the decimals of numbers in CSV, \".\" or \",\", where the values"
              + " leave doubt; the other may stand between thousands.")
  @Nullable String decimalSign;

  @Option(names = "--charset", paramLabel = "NAME", description = "CSV character set.")
  @Nullable String charset;

  @Option(
      names = "--classifier",
      paramLabel = "NAME",
      description = "XES classifier that names the events; default concept:name.")
  @Nullable String classifier;

  @Option(
      names = "--object-type",
      paramLabel = "TYPE",
      description = "Objects whose journeys an object-centric log (OCEL) is flattened to.")
  @Nullable String objectType;

  @Option(
      names = "--sheet",
      paramLabel = "NAME",
      description = "Sheet of a workbook (.xlsx); default its only one with rows.")
  @Nullable String sheet;

  @Option(
      names = "--case-table",
      paramLabel = "FILE",
      description = "CSV with one row a journey, joined to a CSV log by the journey's id.")
  @Nullable Path caseTable;

  @Option(
      names = "--lifecycle",
      paramLabel = "events|instances|complete",
      description =
          "What counts as an event when rows are starts and ends of activities (XES"
              + " lifecycle:transition): each row (default), each activity instance, or each end.")
  @Nullable String lifecycle;

  @Option(
      names = "--consent",
      paramLabel = "COLUMN=VALUE[,VALUE...]",
      description =
          "Only journeys and events whose column says yes by one of the values; missing is no"
              + " consent. What is left out is counted.")
  @Nullable String consent;

  @Mixin ThreadArguments threads = new ThreadArguments();

  @Mixin CaseArguments cases = new CaseArguments();

  @Mixin FilterArguments filters = new FilterArguments();

  @Mixin PrivacyArguments privacy = new PrivacyArguments();

  /** The part of a log that the filters leave. */
  EventLog filtered(EventLog log) throws IOException {
    return filters.apply(log, zoneOrUtc(), privacy);
  }

  /** A log, without the names of events that too few journeys hold once anything is hidden. */
  EventLog masked(EventLog log, int k) throws IOException {
    return isPrivacyAsked() ? RareNames.pooled(log, k) : log;
  }

  /** When what the filters leave was recorded. */
  long asOfMillis(long asOfMillis) throws IOException {
    return filters.asOfMillis(asOfMillis, zoneOrUtc(), privacy);
  }

  /** What the files hold. */
  LogFiles.Result readWhole(List<Path> logs, LogOptions.Files files) throws IOException {
    filters.check(zoneOrUtc(), privacy);
    cases.check();
    LogFiles.Result all =
        LogFiles.read(logs, options().withFiles(files), privacy.privacy(zoneOrUtc()));
    LogFiles.Result read = all.withLog(cases.apply(asLifecycle(checked(all))));
    requireUse(read, "XES", "--classifier", classifier);
    requireUse(read, "OCEL", "--object-type", objectType);
    requireUse(read, "XLSX", "--sheet", sheet);
    requireUse(read, "CSV", "--case-table", caseTable == null ? null : caseTable.toString());
    requireUse(read, "CSV", "--delimiter", delimiter);
    requireUse(read, "CSV", "--quote", quote);
    requireUse(read, "CSV", "--decimal-sign", decimalSign);
    requireUse(read, "CSV", "--charset", charset);
    return read;
  }

  private static EventLog checked(LogFiles.Result files) {
    return files.identity() == null
        ? files.log()
        : files.log().withQuality(SourceChecks.of(files.log()).findings());
  }

  private EventLog asLifecycle(EventLog log) {
    LifecyclePairing pairing = LifecyclePairing.of(log);
    return switch (lifecycle == null ? "" : lifecycle) {
      case "instances" -> pairing.pair(log).log();
      case "complete" -> pairing.completeOnly(log);
      case "events" -> log;
      case "" -> pairing.withFinding(log);
      default ->
          throw new UsageException(
              "--lifecycle \"" + lifecycle + "\": expected events, instances or complete");
    };
  }

  /** What is said and has no effect was meant otherwise. */
  private static void requireUse(
      LogFiles.Result read, String format, String option, @Nullable String value) {
    if (value != null && read.reports().stream().noneMatch(r -> r.format().equals(format))) {
      throw new UsageException(
          option + " \"" + value + "\": only for " + format + ", and no log is that; leave it out");
    }
  }

  /** What the command line says, over what the mapping file says. */
  LogOptions options() throws IOException {
    LogOptions said = said();
    return mapping == null ? said : said.over(LogOptions.readMapping(mapping));
  }

  /** Whether anything is hidden or coarsened. */
  boolean isPrivacyAsked() throws IOException {
    return privacy.privacy(zoneOrUtc()).isAsked();
  }

  /** The zone in which dates and weekends are; UTC unless given. */
  ZoneId zoneOrUtc() throws IOException {
    ZoneId given = options().zone();
    return given == null ? ZoneOffset.UTC : given;
  }

  private @Nullable ZoneId zoneId() {
    if (zone == null) {
      return null;
    }
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new UsageException(
          "--zone \""
              + zone
              + "\" is not a time zone; give one such as Europe/Amsterdam or +01:00");
    }
  }

  private @Nullable String checkedTimeFormat() {
    if (timeFormat == null) {
      return null;
    }
    try {
      return TimeParser.of(timeFormat, null).format();
    } catch (IllegalArgumentException e) {
      throw new UsageException("--time-format \"" + timeFormat + "\": " + e.getMessage());
    }
  }

  private LogOptions said() {
    Map<LogColumn, String> columns = new EnumMap<>(LogColumn.class);
    put(columns, LogColumn.CASE, caseColumn);
    put(columns, LogColumn.ACTIVITY, activityColumn);
    put(columns, LogColumn.TIME, timeColumn);
    put(columns, LogColumn.START_TIME, startTimeColumn);
    put(columns, LogColumn.RESOURCE, resourceColumn);
    put(columns, LogColumn.CHANNEL, channelColumn);
    put(columns, LogColumn.INITIATOR, initiatorColumn);
    put(columns, LogColumn.STATUS, statusColumn);
    put(columns, LogColumn.EXPERIENCE, experienceColumn);
    put(columns, LogColumn.VALUE, valueColumn);
    put(columns, LogColumn.ORDER, orderColumn);
    return new LogOptions(
        columns,
        character("--delimiter", delimiter),
        character("--quote", quote),
        decimalSign(),
        charsetNamed(),
        checkedTimeFormat(),
        zoneId(),
        Map.of(),
        classifier,
        objectType,
        sheet,
        caseTable,
        LogOptions.Files.JOINED,
        consented(),
        threads.checked());
  }

  private @Nullable Consent consented() {
    try {
      return consent == null ? null : Consent.parse(consent);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--consent \"" + consent + "\": " + e.getMessage());
    }
  }

  private static void put(
      Map<LogColumn, String> columns, LogColumn meaning, @Nullable String name) {
    if (name != null) {
      columns.put(meaning, name);
    }
  }

  private @Nullable Character decimalSign() {
    if (decimalSign != null && !decimalSign.equals(".") && !decimalSign.equals(",")) {
      throw new UsageException("--decimal-sign \"" + decimalSign + "\": expected . or ,");
    }
    return decimalSign == null ? null : decimalSign.charAt(0);
  }

  private static @Nullable Character character(String option, @Nullable String given) {
    if (given == null) {
      return null;
    }
    String text = given.equals("\\t") || given.equals("tab") ? "\t" : given;
    if (text.length() != 1) {
      throw new UsageException(option + " \"" + given + "\": expected one character");
    }
    return text.charAt(0);
  }

  private @Nullable Charset charsetNamed() {
    if (charset == null) {
      return null;
    }
    try {
      return Charset.forName(charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new UsageException(
          "--charset \""
              + charset
              + "\" is not known here; give one such as UTF-8 or windows-1252");
    }
  }

  /** What was said, for the provenance of a result. */
  void describe(SortedMap<String, List<String>> parameters) {
    Map<String, @Nullable String> said = new TreeMap<>();
    said.put("mapping", mapping == null ? null : String.valueOf(mapping.getFileName()));
    said.put("case", caseColumn);
    said.put("activity", activityColumn);
    said.put("time", timeColumn);
    said.put("startTime", startTimeColumn);
    said.put("resource", resourceColumn);
    said.put("channel", channelColumn);
    said.put("initiator", initiatorColumn);
    said.put("status", statusColumn);
    said.put("experience", experienceColumn);
    said.put("value", valueColumn);
    said.put("order", orderColumn);
    said.put("timeFormat", timeFormat);
    said.put("zone", zone);
    said.put("delimiter", delimiter);
    said.put("quote", quote);
    said.put("decimalSign", decimalSign);
    said.put("charset", charset);
    said.put("classifier", classifier);
    said.put("objectType", objectType);
    said.put("sheet", sheet);
    said.put("caseTable", caseTable == null ? null : String.valueOf(caseTable.getFileName()));
    said.put("lifecycle", lifecycle);
    said.put("consent", consent);
    said.forEach(
        (name, value) -> {
          if (value != null) {
            parameters.put(name, List.of(value));
          }
        });
    cases.describe(parameters);
    filters.describe(parameters);
    privacy.describe(parameters);
  }
}
