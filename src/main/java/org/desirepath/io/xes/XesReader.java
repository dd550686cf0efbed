package org.desirepath.io.xes;

import java.io.IOException;
import java.io.InputStream;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.io.BackgroundReader;
import org.desirepath.io.EventLogReader;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ReadReport;

/** Reads ahead on one thread what {@link XesRun} understands on another. */
record XesReader(LogOptions options) implements EventLogReader {

  @Override
  public ReadReport read(InputStream input, String file, EventLogBuilder log) throws IOException {
    try (BackgroundReader text = new BackgroundReader(new XmlText(input, file))) {
      return new XesRun(new XmlScanner(text, file), file, options, log).read();
    }
  }
}
