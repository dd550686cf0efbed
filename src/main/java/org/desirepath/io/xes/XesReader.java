package org.desirepath.io.xes;

import java.io.IOException;
import java.io.InputStream;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.io.BackgroundReader;
import org.desirepath.io.EventLogReader;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ReadReport;

/** Unpacks on one thread, scans on a second, and understands on this one; or all on this one. */
record XesReader(LogOptions options) implements EventLogReader {

  @Override
  public ReadReport read(InputStream input, String file, EventLogBuilder log) throws IOException {
    if (options.threads() == 1) {
      try (XmlTokens xml = XmlTokens.of(new XmlScanner(new XmlText(input, file), file))) {
        return new XesRun(xml, file, options, log).read();
      }
    }
    try (BackgroundReader text = new BackgroundReader(new XmlText(input, file));
        XmlTokens xml = XmlTokens.ahead(new XmlScanner(text, file))) {
      return new XesRun(xml, file, options, log).read();
    }
  }
}
