package org.desirepath.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.io.csv.CsvLogs;
import org.desirepath.io.xes.XesLogs;

/**
 * Event logs from and to files: the way in for all formats. The format is found by content, gzip by
 * its first bytes; names decide nothing, but a name that says otherwise is an error.
 */
public final class LogFiles {
  private LogFiles() {}

  /**
   * What was read.
   *
   * @param log all files as one log
   * @param inputs the files, in the order given
   * @param reports how each was read, in the same order
   * @param labels from names in the log to touchpoints, as the options have them; not applied
   */
  public record Result(
      EventLog log, List<InputFile> inputs, List<ReadReport> reports, Map<String, String> labels) {
    public Result {
      inputs = List.copyOf(inputs);
      reports = List.copyOf(reports);
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
   * Reads files as one log.
   *
   * @param paths one or more
   * @throws FormatException if a file is not a log that can be read
   * @throws IOException if the bytes do not arrive
   */
  public static Result read(List<Path> paths, LogOptions options) throws IOException {
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("paths: expected at least one file, got none");
    }
    EventLogBuilder log = EventLog.builder(logName(paths));
    List<InputFile> inputs = new ArrayList<>();
    List<ReadReport> reports = new ArrayList<>();
    for (Path path : paths) {
      String file = fileName(path);
      log.startFile(options.files() == LogOptions.Files.SEPARATE ? stem(file) + ":" : "");
      try (LogInput input = LogInput.open(path)) {
        reports.add(reader(input.format(), options).read(input.content(), file, log));
        inputs.add(new InputFile(file, input.sha256(), input.bytes()));
      }
    }
    return new Result(log.build(), inputs, reports, options.labels());
  }

  private static EventLogReader reader(LogInput.Format format, LogOptions options) {
    return switch (format) {
      case XML -> XesLogs.reader(options);
      case TEXT -> CsvLogs.reader(options);
    };
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
      ReadReport report = reader(input.format(), options).read(input.content(), file, log);
      InputFile read = new InputFile(file, input.sha256(), input.bytes());
      return new Result(log.build(), List.of(read), List.of(report), options.labels());
    }
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
    for (String ending : List.of(".gz", ".xes", ".csv")) {
      if (stem.toLowerCase(Locale.ROOT).endsWith(ending) && stem.length() > ending.length()) {
        stem = stem.substring(0, stem.length() - ending.length());
      }
    }
    return stem;
  }
}
