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
import org.jspecify.annotations.Nullable;

/**
 * What the user says about a log; what is left out is detected.
 *
 * @param columns the name of the column or attribute for each meaning
 * @param delimiter between the fields of a CSV file, or null
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
 */
public record LogOptions(
    Map<LogColumn, String> columns,
    @Nullable Character delimiter,
    @Nullable Charset charset,
    @Nullable String timeFormat,
    @Nullable ZoneId zone,
    Map<String, String> labels,
    @Nullable String classifier,
    @Nullable String objectType,
    @Nullable String sheet,
    @Nullable Path caseTable,
    Files files) {

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
  }

  /** Everything is detected. */
  public static LogOptions detected() {
    return new LogOptions(
        Map.of(), null, null, null, null, Map.of(), null, null, null, null, Files.JOINED);
  }

  /**
   * The options in a mapping file, YAML with any of these sections:
   *
   * <pre>
   * columns: {case: klant, activity: stap, time: datum, start-time: begin}   # as {@link LogColumn}
   * csv: {delimiter: ";", charset: windows-1252, timeFormat: dd/MM/yyyy HH:mm, zone: Europe/Amsterdam}
   * labels: {quote_compare: Compare quotes}                                  # log name: touchpoint
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
    return new LogOptions(
        all,
        delimiter,
        charset,
        timeFormat,
        zone,
        labels,
        classifier,
        objectType,
        sheet,
        caseTable,
        files);
  }

  public LogOptions withTimeFormat(String format) {
    return new LogOptions(
        columns,
        delimiter,
        charset,
        format,
        zone,
        labels,
        classifier,
        objectType,
        sheet,
        caseTable,
        files);
  }

  public LogOptions withZone(ZoneId newZone) {
    return new LogOptions(
        columns,
        delimiter,
        charset,
        timeFormat,
        newZone,
        labels,
        classifier,
        objectType,
        sheet,
        caseTable,
        files);
  }

  public LogOptions withDelimiter(char newDelimiter) {
    return new LogOptions(
        columns,
        newDelimiter,
        charset,
        timeFormat,
        zone,
        labels,
        classifier,
        objectType,
        sheet,
        caseTable,
        files);
  }

  public LogOptions withCharset(Charset newCharset) {
    return new LogOptions(
        columns,
        delimiter,
        newCharset,
        timeFormat,
        zone,
        labels,
        classifier,
        objectType,
        sheet,
        caseTable,
        files);
  }

  public LogOptions withClassifier(String name) {
    return new LogOptions(
        columns,
        delimiter,
        charset,
        timeFormat,
        zone,
        labels,
        name,
        objectType,
        sheet,
        caseTable,
        files);
  }

  public LogOptions withObjectType(String type) {
    return new LogOptions(
        columns,
        delimiter,
        charset,
        timeFormat,
        zone,
        labels,
        classifier,
        type,
        sheet,
        caseTable,
        files);
  }

  public LogOptions withSheet(String name) {
    return new LogOptions(
        columns,
        delimiter,
        charset,
        timeFormat,
        zone,
        labels,
        classifier,
        objectType,
        name,
        caseTable,
        files);
  }

  public LogOptions withCaseTable(Path file) {
    return new LogOptions(
        columns,
        delimiter,
        charset,
        timeFormat,
        zone,
        labels,
        classifier,
        objectType,
        sheet,
        file,
        files);
  }

  public LogOptions withFiles(Files newFiles) {
    return new LogOptions(
        columns,
        delimiter,
        charset,
        timeFormat,
        zone,
        labels,
        classifier,
        objectType,
        sheet,
        caseTable,
        newFiles);
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
        charset != null ? charset : mapping.charset,
        timeFormat != null ? timeFormat : mapping.timeFormat,
        zone != null ? zone : mapping.zone,
        allLabels,
        classifier != null ? classifier : mapping.classifier,
        objectType != null ? objectType : mapping.objectType,
        sheet != null ? sheet : mapping.sheet,
        caseTable != null ? caseTable : mapping.caseTable,
        files == Files.SEPARATE ? files : mapping.files);
  }
}
