package org.desirepath.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.desirepath.eventlog.privacy.Consent;
import org.jspecify.annotations.Nullable;

/**
 * What the user says about a log; what is left out is detected.
 *
 * @param columns the name of the column or attribute for each meaning
 * @param delimiter between the fields of a CSV file, or null
 * @param quote around fields of a CSV file that hold a delimiter or a line break, or null
 * @param decimalSign before the decimals of numbers in a CSV file, a point or a comma, or null
 * @param charset of a CSV file, or null
 * @param timeFormat {@code iso}, {@code epoch-s}, {@code epoch-ms}, {@code epoch-us}, {@code
 *     epoch-ns} or a pattern of {@link java.time.format.DateTimeFormatter}, or null
 * @param zone of times that do not say theirs, or null for UTC with a quality finding
 * @param labels from names in the log to touchpoints; the readers do not apply them
 * @param classifier the name of the XES classifier that makes the activity, or null
 * @param objectType the type of object whose journeys an object-centric log is flattened to, or
 *     null
 * @param sheet of a workbook, or null for its only one with rows
 * @param caseTable a CSV file with one row a journey, to be joined by the journey's identifier, or
 *     null
 * @param files whether journeys with the same identifier in several files are one
 * @param consent of which journeys and events may be looked at, or null = of all
 * @param threads that read one file, at least 1; with more than one, XES and CSV are unpacked and
 *     scanned on others than the caller's. What is read is the same for any number
 */
public record LogOptions(
    Map<LogColumn, String> columns,
    @Nullable Character delimiter,
    @Nullable Character quote,
    @Nullable Character decimalSign,
    @Nullable Charset charset,
    @Nullable String timeFormat,
    @Nullable ZoneId zone,
    Map<String, String> labels,
    @Nullable String classifier,
    @Nullable String objectType,
    @Nullable String sheet,
    @Nullable Path caseTable,
    Files files,
    @Nullable Consent consent,
    int threads) {
  static final int THREADS = 2;

  /** What the same journey identifier in two files means. */
  public enum Files {
    /** The same journey. */
    JOINED,
    /** Two journeys; the file's name goes before the identifier. */
    SEPARATE
  }

  public LogOptions {
    columns = Map.copyOf(columns);
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    if (threads < 1) {
      throw new IllegalArgumentException("threads: expected 1 or more, found " + threads);
    }
  }

  /** A copy in which single options are set. */
  private static final class Draft {
    private Map<LogColumn, String> columns;
    private @Nullable Character delimiter;
    private @Nullable Character quote;
    private @Nullable Character decimalSign;
    private @Nullable Charset charset;
    private @Nullable String timeFormat;
    private @Nullable ZoneId zone;
    private final Map<String, String> labels;
    private @Nullable String classifier;
    private @Nullable String objectType;
    private @Nullable String sheet;
    private @Nullable Path caseTable;
    private Files files;
    private @Nullable Consent consent;
    private int threads;

    Draft(LogOptions options) {
      columns = options.columns;
      delimiter = options.delimiter;
      quote = options.quote;
      decimalSign = options.decimalSign;
      charset = options.charset;
      timeFormat = options.timeFormat;
      zone = options.zone;
      labels = options.labels;
      classifier = options.classifier;
      objectType = options.objectType;
      sheet = options.sheet;
      caseTable = options.caseTable;
      files = options.files;
      consent = options.consent;
      threads = options.threads;
    }

    LogOptions options() {
      return new LogOptions(
          columns,
          delimiter,
          quote,
          decimalSign,
          charset,
          timeFormat,
          zone,
          labels,
          classifier,
          objectType,
          sheet,
          caseTable,
          files,
          consent,
          threads);
    }
  }

  private LogOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.options();
  }

  /** Everything is detected. */
  public static LogOptions detected() {
    return new LogOptions(
        Map.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        null,
        null,
        null,
        null,
        Files.JOINED,
        null,
        THREADS);
  }

  /**
   * The options in a mapping file, YAML with any of these sections:
   *
   * <pre>
   * columns: {case: klant, activity: stap, time: datum, start-time: begin}   # as {@link LogColumn}
   * csv: {delimiter: ";", quote: "'", decimalSign: ",", charset: windows-1252, timeFormat: dd/MM/yyyy HH:mm, zone: Europe/Amsterdam}
   * labels: {quote_compare: Compare quotes}                                  # log name: touchpoint
   * consent: opt_in=yes                                                      # who agreed
   * </pre>
   *
   * @throws FormatException if it is not that, with the line
   */
  public static LogOptions readMapping(Path path) throws IOException {
    Path name = path.getFileName();
    String file = name == null ? path.toString() : name.toString();
    try (InputStream input = java.nio.file.Files.newInputStream(path)) {
      return MappingFile.read(input, file);
    } catch (NoSuchFileException e) {
      throw new FormatException(file, 0, "no such mapping file", e);
    }
  }

  /** The column the user named for a meaning, or null. */
  public @Nullable String column(LogColumn meaning) {
    return columns.get(meaning);
  }

  public LogOptions withColumn(LogColumn meaning, String name) {
    Map<LogColumn, String> all = new EnumMap<>(LogColumn.class);
    all.putAll(columns);
    all.put(meaning, name);
    return with(draft -> draft.columns = all);
  }

  public LogOptions withTimeFormat(String format) {
    return with(draft -> draft.timeFormat = format);
  }

  public LogOptions withZone(ZoneId newZone) {
    return with(draft -> draft.zone = newZone);
  }

  public LogOptions withDelimiter(char newDelimiter) {
    return with(draft -> draft.delimiter = newDelimiter);
  }

  public LogOptions withQuote(char newQuote) {
    return with(draft -> draft.quote = newQuote);
  }

  public LogOptions withDecimalSign(@Nullable Character newSign) {
    return with(draft -> draft.decimalSign = newSign);
  }

  public LogOptions withCharset(Charset newCharset) {
    return with(draft -> draft.charset = newCharset);
  }

  public LogOptions withClassifier(String name) {
    return with(draft -> draft.classifier = name);
  }

  public LogOptions withObjectType(String type) {
    return with(draft -> draft.objectType = type);
  }

  public LogOptions withSheet(String name) {
    return with(draft -> draft.sheet = name);
  }

  public LogOptions withCaseTable(Path file) {
    return with(draft -> draft.caseTable = file);
  }

  public LogOptions withFiles(Files newFiles) {
    return with(draft -> draft.files = newFiles);
  }

  public LogOptions withConsent(Consent newConsent) {
    return with(draft -> draft.consent = newConsent);
  }

  public LogOptions withThreads(int count) {
    return with(draft -> draft.threads = count);
  }

  /** These options where they say something, else those of a mapping file. */
  public LogOptions over(LogOptions mapping) {
    Map<LogColumn, String> allColumns = new EnumMap<>(LogColumn.class);
    allColumns.putAll(mapping.columns);
    allColumns.putAll(columns);
    Map<String, String> allLabels = new LinkedHashMap<>(mapping.labels);
    allLabels.putAll(labels);
    return new LogOptions(
        allColumns,
        delimiter != null ? delimiter : mapping.delimiter,
        quote != null ? quote : mapping.quote,
        decimalSign != null ? decimalSign : mapping.decimalSign,
        charset != null ? charset : mapping.charset,
        timeFormat != null ? timeFormat : mapping.timeFormat,
        zone != null ? zone : mapping.zone,
        allLabels,
        classifier != null ? classifier : mapping.classifier,
        objectType != null ? objectType : mapping.objectType,
        sheet != null ? sheet : mapping.sheet,
        caseTable != null ? caseTable : mapping.caseTable,
        files == Files.SEPARATE ? files : mapping.files,
        consent != null ? consent : mapping.consent,
        Math.min(threads, mapping.threads));
  }
}
