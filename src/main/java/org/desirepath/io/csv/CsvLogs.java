package org.desirepath.io.csv;

import java.io.IOException;
import java.io.OutputStream;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.EventLogReader;
import org.desirepath.io.LogOptions;

/** Event logs in CSV (RFC 4180 and its usual variants): a header, then one row an event. */
public final class CsvLogs {
  private CsvLogs() {}

  /**
   * Reads CSV; O(bytes) time, memory of the log's columns only.
   *
   * <p>What the options leave open is detected from the first 256 Ki characters: the delimiter
   * ({@code , ;} tab {@code |}), the character set (byte order mark, UTF-8, else windows-1252), the
   * columns by their usual names and the form of the times; every choice is in the report with its
   * reason. Where two readings fit, as with 03/04/2025, the file is refused with a request to say
   * which.
   *
   * <p>A row with too many or too few fields is an error, but for blank lines and empty fields too
   * many. Rows without a journey identifier are left out, and unreadable times count as missing,
   * each with a quality finding, up to one row in twenty; above that the file is refused. {@code
   * NULL}, {@code NA}, {@code N/A}, {@code nan} and {@code -} in the time column are missing times.
   */
  public static EventLogReader reader(LogOptions options) {
    return new CsvLogReader(options);
  }

  /**
   * Writes CSV in UTF-8, the same log always as the same bytes. The columns are {@code case},
   * {@code activity}, {@code time} and the attributes; those of journeys stand on every row, with
   * {@code case:} before the key if events have the key too. Journeys without events have no row.
   *
   * @param out not closed
   */
  public static void write(EventLog log, OutputStream out) throws IOException {
    CsvLogWriter.write(log, out);
  }
}
