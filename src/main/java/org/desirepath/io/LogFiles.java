package org.desirepath.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.QualityFinding.Severity;
import org.desirepath.eventlog.identity.IdentityAudit;
import org.desirepath.eventlog.privacy.Consent;
import org.desirepath.eventlog.privacy.Privacy;
import org.desirepath.eventlog.privacy.Privacy.Treatment;
import org.desirepath.io.csv.CsvLogs;
import org.desirepath.io.ocel.OcelLogs;
import org.desirepath.io.ocel.OcelLogs.Syntax;
import org.desirepath.io.parquet.ParquetLogs;
import org.desirepath.io.sources.SourcesFile;
import org.desirepath.io.xes.XesLogs;
import org.desirepath.io.xlsx.XlsxLogs;
import org.jspecify.annotations.Nullable;

/**
 * Event logs from and to files: the way in for all formats. The format is found by content, gzip
 * and zip by their first bytes; names decide nothing, but a name that says otherwise is an error.
 */
public final class LogFiles {
  private static final List<String> ENDINGS =
      List.of(
          SourcesFile.ENDING,
          ".gz",
          ".zip",
          ".xes",
          ".csv",
          ".xlsx",
          ".parquet",
          ".jsonocel",
          ".xmlocel",
          ".sqlite");

  private LogFiles() {}

  /**
   * What was read.
   *
   * @param log all files as one log
   * @param inputs the files, in the order given
   * @param reports how each was read, in the same order
   * @param labels from names in the log to touchpoints, as the options have them; not applied
   * @param identity how identifiers of several sources became customers, or null = one source
   */
  public record Result(
      EventLog log,
      List<InputFile> inputs,
      List<ReadReport> reports,
      Map<String, String> labels,
      @Nullable IdentityAudit identity) {
    public Result {
      inputs = List.copyOf(inputs);
      reports = List.copyOf(reports);
    }

    /** The same files with another log of them. */
    public Result withLog(EventLog other) {
      return new Result(other, inputs, reports, labels, identity);
    }
  }

  /**
   * One input, as its bytes on disk.
   *
   * @param name without its folder
   * @param sha256 in lower-case hexadecimal
   */
  public record InputFile(String name, String sha256, long bytes) {}

  /**
   * Reads files as one log. A {@link SourcesFile} stands for all that it names, and for itself
   * only.
   *
   * @param paths one or more
   * @throws FormatException if a file is not a log that can be read
   * @throws IOException if the bytes do not arrive
   */
  public static Result read(List<Path> paths, LogOptions options) throws IOException {
    return read(paths, options, Privacy.NONE);
  }

  /**
   * Reads files as one log, of which some columns must not be seen: neither in the log, nor in what
   * is said about it.
   *
   * @throws FormatException if a file is not a log that can be read, or has no column that is to be
   *     hidden; without the texts it is about
   */
  public static Result read(List<Path> paths, LogOptions options, Privacy privacy)
      throws IOException {
    if (!privacy.hidesColumns()) {
      return readAll(paths, options, privacy);
    }
    try {
      return readAll(paths, options, privacy);
    } catch (FormatException e) {
      Set<String> shown = new HashSet<>(options.columns().values());
      shown.addAll(privacy.pseudonymized());
      shown.addAll(privacy.suppressed());
      throw e.withheld(shown);
    }
  }

  private static Result readAll(List<Path> paths, LogOptions options, Privacy privacy)
      throws IOException {
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("paths: expected at least one file, got none");
    }
    for (Path path : paths) {
      if (SourcesFile.isOne(path) && paths.size() > 1) {
        throw new FormatException(
            fileName(path), 0, "a sources file goes alone; name the other logs in it");
      }
    }
    if (SourcesFile.isOne(paths.get(0))) {
      return SourceLogs.read(paths.get(0), options, privacy);
    }
    OneLog one = readFiles(paths, options, privacy);
    one.requireHidden(fileName(paths.get(0)));
    return one.result();
  }

  /**
   * Files as one log, with columns that were to be hidden and are not there.
   *
   * @param ids what became of the journeys' identifiers
   */
  record OneLog(Result result, Treatment ids, Set<String> missing, Set<String> columns) {

    /** Refuses names to be hidden that hide nothing. */
    void requireHidden(String file) throws FormatException {
      if (!missing.isEmpty()) {
        throw new FormatException(
            file,
            0,
            "no column \"" + missing.iterator().next() + "\" to be hidden; there are " + columns);
      }
    }
  }

  static OneLog readFiles(List<Path> paths, LogOptions options, Privacy privacy)
      throws IOException {
    EventLogBuilder log = EventLog.builder(logName(paths)).privacy(privacy);
    List<InputFile> inputs = new ArrayList<>();
    List<ReadReport> reports = new ArrayList<>();
    Set<String> stems = new HashSet<>();
    for (Path path : paths) {
      String file = fileName(path);
      String stem = distinct(stem(file), stems);
      log.startFile(options.files() == LogOptions.Files.SEPARATE ? stem + ":" : "");
      try (LogInput input = LogInput.open(path)) {
        ReadReport report = reader(input, path, options).read(input.content(), file, log);
        reports.add(privacy.hidesColumns() ? report.withoutLogAttributes() : report);
        inputs.add(new InputFile(file, input.sha256(), input.bytes()));
      }
    }
    sameFiles(inputs).ifPresent(log::quality);
    try {
      log.requireHideable();
    } catch (IllegalArgumentException e) {
      throw new FormatException(fileName(paths.get(0)), 0, String.valueOf(e.getMessage()), e);
    }
    Set<String> missing = log.missingHidden();
    Set<String> columns = log.columnNames();
    Treatment ids = log.treatmentOfIds();
    EventLog built = agreed(log.build(), options, privacy, fileName(paths.get(0)));
    return new OneLog(
        new Result(built, inputs, reports, options.labels(), null), ids, missing, columns);
  }

  /** The part of a log for which there is consent. */
  private static EventLog agreed(EventLog log, LogOptions options, Privacy privacy, String file)
      throws FormatException {
    Consent consent = options.consent();
    if (consent == null) {
      return log;
    }
    if (privacy.of(consent.column()) != Treatment.KEPT) {
      throw new FormatException(
          file, 0, "the column of consent, \"" + consent.column() + "\", is to be hidden; keep it");
    }
    try {
      return consent.apply(log);
    } catch (IllegalArgumentException e) {
      throw new FormatException(file, 0, String.valueOf(e.getMessage()), e);
    }
  }

  private static Optional<QualityFinding> sameFiles(List<InputFile> inputs) {
    Set<String> seen = new HashSet<>();
    List<String> again =
        inputs.stream().filter(i -> !seen.add(i.sha256())).map(InputFile::name).toList();
    return again.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new QualityFinding(
                "sameFileTwice",
                Severity.WARNING,
                again.size(),
                "files equal to an earlier one; their events count again",
                again));
  }

  /** Files of the same name in different folders must not share their journeys. */
  private static String distinct(String stem, Set<String> taken) {
    String distinct = stem;
    for (int i = 2; !taken.add(distinct); i++) {
      distinct = stem + "#" + i;
    }
    return distinct;
  }

  private static EventLogReader reader(LogInput input, @Nullable Path path, LogOptions options)
      throws FormatException {
    return switch (input.format()) {
      case XES -> XesLogs.reader(options);
      case CSV -> CsvLogs.reader(options);
      case OCEL_XML -> OcelLogs.reader(Syntax.XML, options);
      case OCEL_JSON -> OcelLogs.reader(Syntax.JSON, options);
      case OCEL_SQLITE -> OcelLogs.reader(Syntax.SQLITE, options);
      case OCEL_CSV -> OcelLogs.reader(Syntax.CSV, options);
      case XLSX -> XlsxLogs.reader(options, table(options));
      case PARQUET -> {
        if (path == null || !input.packing().isEmpty()) {
          throw new FormatException(
              input.file(), 0, "Parquet is read only from a file that is not packed; unpack it");
        }
        yield ParquetLogs.reader(path, table(options));
      }
    };
  }

  /** Reads what another format has as rows. */
  private static EventLogReader table(LogOptions options) {
    return CsvLogs.reader(
        options
            .withDelimiter(',')
            .withQuote('"')
            .withDecimalSign(null)
            .withCharset(StandardCharsets.UTF_8));
  }

  /**
   * Reads one log from a stream that is already unpacked.
   *
   * @param file the name for messages; its ending does not matter
   */
  public static Result read(InputStream stream, String file, LogOptions options)
      throws IOException {
    EventLogBuilder log = EventLog.builder(stem(file));
    try (LogInput input = LogInput.of(stream, file)) {
      ReadReport report = reader(input, null, options).read(input.content(), file, log);
      InputFile read = new InputFile(file, input.sha256(), input.bytes());
      EventLog built = agreed(log.build(), options, Privacy.NONE, file);
      return new Result(built, List.of(read), List.of(report), options.labels(), null);
    }
  }

  /**
   * Writes a log; the file's name decides: {@code .xes} or {@code .csv}, each also with {@code
   * .gz}, or {@code .parquet}. The file appears whole or not at all.
   *
   * @throws IllegalArgumentException if the name ends in none of these
   */
  public static void write(EventLog log, Path path) throws IOException {
    String file = fileName(path).toLowerCase(Locale.ROOT);
    boolean gzip = file.endsWith(".gz");
    String plain = gzip ? file.substring(0, file.length() - 3) : file;
    boolean parquet = file.endsWith(".parquet");
    if (!plain.endsWith(".xes") && !plain.endsWith(".csv") && !parquet) {
      throw new IllegalArgumentException(
          "path: expected a name that ends in .xes, .xes.gz, .csv, .csv.gz or .parquet, got "
              + path);
    }
    try (WholeFile whole = WholeFile.at(path)) {
      if (parquet) {
        ParquetLogs.write(log, whole.path());
      } else {
        try (OutputStream stream = whole.open();
            OutputStream out = gzip ? new GZIPOutputStream(stream, 1 << 16) : stream) {
          if (plain.endsWith(".xes")) {
            XesLogs.write(log, out);
          } else {
            CsvLogs.write(log, out);
          }
        }
      }
      whole.appear();
    }
  }

  /**
   * The moment that {@code --as-of} names: an ISO-8601 time, or a date, which means the end of that
   * day.
   *
   * @param zone of a date, and of a time that does not say its own
   * @return the last millisecond that belongs to it
   * @throws IllegalArgumentException if the text is neither
   */
  public static long asOfMillis(String text, ZoneId zone) {
    if (text.strip().length() == 10) {
      try {
        LocalDate next = LocalDate.parse(text.strip()).plusDays(1);
        return next.atStartOfDay(zone).toInstant().toEpochMilli() - 1;
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(asOfMessage(text), e);
      }
    }
    long millis = TimeParser.iso(zone).parse(text);
    if (millis == EventLog.NO_TIME) {
      throw new IllegalArgumentException(asOfMessage(text));
    }
    return millis;
  }

  private static String asOfMessage(String text) {
    return "as-of: expected a date or time as 2025-03-31 or 2025-03-31T12:00Z, got \""
        + text
        + "\"";
  }

  /**
   * The log's name: the first file's without {@code .csv .xes .gz}, and how many more there were.
   */
  public static String logName(List<Path> paths) {
    String first = stem(fileName(paths.get(0)));
    return paths.size() == 1 ? first : first + "+" + (paths.size() - 1);
  }

  private static String fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  private static String stem(String file) {
    String stem = file;
    for (String ending : ENDINGS) {
      if (stem.toLowerCase(Locale.ROOT).endsWith(ending) && stem.length() > ending.length()) {
        stem = stem.substring(0, stem.length() - ending.length());
      }
    }
    return stem;
  }
}
