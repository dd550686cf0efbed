package org.desirepath.io;

import java.io.IOException;
import java.io.InputStream;
import org.desirepath.eventlog.EventLogBuilder;

/** Reads one event-log format. Implementers are values; each call has its own state. */
public interface EventLogReader {

  /**
   * Adds all traces of a file to a log.
   *
   * @param input the bytes, already unpacked; not closed
   * @param file the name for messages
   * @return how the file was read
   * @throws FormatException if the bytes are not what the format asks for
   */
  ReadReport read(InputStream input, String file, EventLogBuilder log) throws IOException;
}
