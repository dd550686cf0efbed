package org.desirepath.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.io.pnml.PnmlReader;
import org.desirepath.model.DesignedJourney;

/** Real logs, nets and known optimal costs beside the project; tests are skipped without them. */
final class SharedData {
  private SharedData() {}

  static Path data() {
    Path data = Path.of(System.getProperty("shared.data", "../shared/data"));
    assumeTrue(Files.isDirectory(data), "skipped: no folder of shared data at " + data);
    return data;
  }

  static Path oracles() {
    Path oracles = data().resolve("../peers/oracles").normalize();
    assumeTrue(Files.isDirectory(oracles), "skipped: no oracles at " + oracles);
    return oracles;
  }

  static DesignedJourney net(Path file) throws IOException {
    try (InputStream in = open(file)) {
      return new PnmlReader().read(in, String.valueOf(file.getFileName()));
    }
  }

  /** One trace a variant, in the order of the file. */
  static EventLog variants(String log) throws IOException {
    Path plain = oracles().resolve(log + ".variants.json");
    Path file = Files.exists(plain) ? plain : oracles().resolve(log + ".variants.json.gz");
    EventLogBuilder builder = EventLog.builder(log);
    try (InputStream in = open(file)) {
      int v = 0;
      for (JsonNode variant : new ObjectMapper().readTree(in)) {
        int trace = builder.newTrace("v" + v++);
        for (JsonNode activity : variant.get(0)) {
          builder.addEvent(trace, activity.asText(), EventLog.NO_TIME);
        }
      }
    }
    return builder.build();
  }

  /** The events of an XES log by {@code concept:name}, in file order. */
  static EventLog xes(Path file) throws IOException, XMLStreamException {
    EventLogBuilder builder = EventLog.builder(String.valueOf(file.getFileName()));
    try (InputStream in = open(file)) {
      XMLStreamReader xml = XMLInputFactory.newInstance().createXMLStreamReader(in);
      int trace = -1;
      boolean inEvent = false;
      while (xml.hasNext()) {
        int at = xml.next();
        if (at == XMLStreamConstants.START_ELEMENT) {
          String element = xml.getLocalName();
          if (element.equals("trace")) {
            trace = builder.newTrace("t" + builder.traceCount());
          } else if (element.equals("event")) {
            inEvent = true;
          } else if (inEvent
              && element.equals("string")
              && "concept:name".equals(xml.getAttributeValue(null, "key"))) {
            builder.addEvent(trace, xml.getAttributeValue(null, "value"), EventLog.NO_TIME);
          }
        } else if (at == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("event")) {
          inEvent = false;
        }
      }
    }
    return builder.build();
  }

  /** A log of rows {@code case,position,activity} with a header. */
  static EventLog rows(Path file) throws IOException {
    return rows(file, "");
  }

  /** The same with an ending that the net's labels have and those of the file may not. */
  static EventLog rows(Path file, String ending) throws IOException {
    EventLogBuilder builder = EventLog.builder(String.valueOf(file.getFileName()));
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split(",", 3);
        String activity = cells[2].replace("\"", "");
        String label = activity.endsWith(ending) ? activity : activity + ending;
        builder.addEvent(builder.trace(cells[0]), label, EventLog.NO_TIME);
      }
    }
    return builder.build();
  }

  private static InputStream open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file));
    return file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
  }
}
