package org.desirepath.io.xes;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.io.EventLogReader;
import org.desirepath.io.FormatException;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ReadReport;

/** Opens the XML and turns its faults into {@link FormatException}s; {@link XesRun} reads it. */
record XesReader(LogOptions options) implements EventLogReader {

  @Override
  public ReadReport read(InputStream input, String file, EventLogBuilder log) throws IOException {
    try {
      InputFactoryImpl factory = new InputFactoryImpl();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      factory.configureForSpeed();
      XMLStreamReader2 xml =
          (XMLStreamReader2) factory.createXMLStreamReader(new ElementGuard(input, file));
      return new XesRun(xml, file, options, log).read();
    } catch (XMLStreamException e) {
      throw fault(e, file);
    }
  }

  private static IOException fault(XMLStreamException e, String file) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof FormatException format) {
        return format;
      }
    }
    long line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
    String message = String.valueOf(e.getMessage());
    int start = message.indexOf("Message: ");
    String what = message.substring(start < 0 ? 0 : start + 9).lines().findFirst().orElse("");
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("end-of-input") || lower.contains("end of input")) {
      return new FormatException(
          file, line, "the XML ends too early: the file was cut off; get it again", e);
    }
    if (lower.contains("utf-8") || lower.contains("encoding")) {
      return new FormatException(
          file,
          line,
          "bytes that are not of the file's encoding ("
              + what
              + "); the XML declaration must name the real one, such as encoding=\"ISO-8859-1\"",
          e);
    }
    if (e.getCause() instanceof IOException cause) {
      return cause;
    }
    return new FormatException(file, line, "not well-formed XML: " + what, e);
  }
}
