package org.desirepath.io;

import java.io.IOException;
import java.io.InputStream;
import org.desirepath.eventlog.EventLogBuilder;

/** Reads one event-log format. */
public interface EventLogReader {

  /**
   * Adds all traces of a file to a log.
   *
   * @param input the bytes, already unpacked; not closed
   * @param file the name for messages
   * @throws FormatException if the bytes are not what the format asks for
   */
  void read(InputStream input, String file, EventLogBuilder log) throws IOException;
}
