package org.desirepath.io.ocel;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.io.EventLogReader;
import org.desirepath.io.FormatException;
import org.desirepath.io.LogColumn;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ReadReport;
import org.desirepath.io.ReadReport.Choice;
import org.desirepath.io.Suggestion;
import org.desirepath.io.TimeParser;

/**
 * Object-centric event logs: OCEL 1.0 (A. F. Ghahfarokhi et al., "OCEL: A Standard for
 * Object-Centric Event Logs", 2021, doi 10.1007/978-3-030-85082-1_16) and OCEL 2.0 (A. Berti et
 * al., 2024, arXiv 2403.01975).
 *
 * <p>An event of these refers to objects of several types, and has no one journey. A log here is
 * flattened: each object of the chosen type is a journey. What that loses (W. M. P. van der Aalst,
 * "Object-Centric Process Mining", 2019, doi 10.1007/978-3-030-30446-1_1) is counted in the quality
 * findings: convergence, an event in several journeys; divergence, an activity again in one journey
 * for other objects; deficiency, an event in none. Columns {@code ocel:type:...} name the objects
 * of the other types.
 */
public final class OcelLogs {

  /** How the log is written down. */
  public enum Syntax {
    JSON,
    XML,
    SQLITE,
    /**
     * Columns {@code ocel:eid ocel:activity ocel:timestamp}, and {@code ocel:type:...} with lists.
     */
    CSV
  }

  private OcelLogs() {}

  /** Reads the whole file into memory, and flattens it; O(size). */
  public static EventLogReader reader(Syntax syntax, LogOptions options) {
    return new OcelReader(syntax, options);
  }

  private record OcelReader(Syntax syntax, LogOptions options) implements EventLogReader {

    @Override
    public ReadReport read(InputStream input, String file, EventLogBuilder log) throws IOException {
      if (!options.columns().isEmpty()) {
        LogColumn column = options.columns().keySet().iterator().next();
        throw new FormatException(
            file,
            0,
            "an OCEL log, which says itself what is activity and time; leave out "
                + column.option()
                + ", and choose the journey with --object-type");
      }
      ObjectLog objects =
          switch (syntax) {
            case JSON -> OcelJson.read(input, file);
            case XML -> OcelXml.read(input, file);
            case SQLITE -> OcelSqlite.read(input, file);
            case CSV -> OcelCsv.read(input, file);
          };
      List<Choice> choices = new ArrayList<>();
      String type = type(objects, file, choices);
      new Flattening(objects, type, log, TimeParser.iso(options.zone())).run();
      return new ReadReport(file, "OCEL", choices, List.of(), Map.of());
    }

    private String type(ObjectLog objects, String file, List<Choice> choices)
        throws FormatException {
      SortedMap<String, Integer> types = objects.types();
      String given = options.objectType();
      String type = given == null && types.size() == 1 ? types.firstKey() : given;
      if (type == null || !types.containsKey(type)) {
        throw new FormatException(
            file,
            0,
            "an OCEL log of "
                + objects.events().size()
                + " events "
                + (given == null
                    ? "whose journeys may be any of several objects"
                    : "without objects of type \"" + given + "\"")
                + "; give --object-type with one of (objects in brackets): "
                + shown(types)
                + (given == null ? "" : Suggestion.ending(given, List.copyOf(types.keySet()))));
      }
      choices.add(new Choice("syntax", syntax.name(), "by content"));
      choices.add(
          new Choice("object type", type, given == null ? "the only one in the file" : "given"));
      choices.add(new Choice("objects", shown(types), "in the file"));
      return type;
    }

    private static String shown(SortedMap<String, Integer> types) {
      List<String> shown = new ArrayList<>();
      types.forEach((type, count) -> shown.add(type + " (" + count + ")"));
      return shown.isEmpty() ? "none" : String.join(", ", shown);
    }
  }
}
