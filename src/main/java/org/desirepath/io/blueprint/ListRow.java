package org.desirepath.io.blueprint;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.desirepath.io.FormatException;
import org.desirepath.io.YamlNode;
import org.desirepath.io.YamlNode.Field;
import org.desirepath.io.YamlNode.Items;
import org.desirepath.io.YamlNode.Mapping;
import org.desirepath.io.YamlNode.Text;

/** A row of a classified list, and the step of a blueprint that it says. */
final class ListRow {
  private static final List<String> SEVERAL = List.of("channels", "events", "replaces", "recovers");
  private static final Pattern AFTER = Pattern.compile("(\\S+)\\s+after\\s+(.+)");

  private final String file;
  private final int line;
  private final Map<String, String> cells = new LinkedHashMap<>();

  ListRow(String file, List<String> header, CsvRecord record) {
    this.file = file;
    this.line = (int) record.getStartingLineNumber();
    for (int i = 0; i < record.getFieldCount(); i++) {
      String value = record.getField(i).strip();
      if (!value.isEmpty()) {
        cells.put(header.get(i), value);
      }
    }
  }

  boolean isEmpty() {
    return cells.isEmpty();
  }

  int line() {
    return line;
  }

  /** A cell, or an empty text. */
  String cell(String column) {
    return cells.getOrDefault(column, "");
  }

  String word(String column) {
    return cell(column).toLowerCase(Locale.ROOT);
  }

  FormatException fault(String message) {
    return new FormatException(file, line, message);
  }

  Text text(String value) {
    return new Text(file, line, value);
  }

  Mapping mapping(Map<String, YamlNode> values) {
    Map<String, Field> fields = new LinkedHashMap<>();
    values.forEach((key, value) -> fields.put(key, new Field(line, value)));
    return new Mapping(file, line, fields);
  }

  Items items(List<? extends YamlNode> nodes) {
    return new Items(file, line, List.copyOf(nodes));
  }

  String touchpoint() throws FormatException {
    if (cell("touchpoint").isEmpty()) {
      throw fault("a row without a touchpoint, expected its name");
    }
    return cell("touchpoint");
  }

  /**
   * The step.
   *
   * @param without facts that are said elsewhere
   */
  Mapping step(List<String> without) throws FormatException {
    Map<String, YamlNode> values = new LinkedHashMap<>();
    values.put("touchpoint", text(touchpoint()));
    for (String fact : ClassifiedListReader.FACTS) {
      String cell = cell(fact);
      if (!cell.isEmpty() && !without.contains(fact) && !fact.endsWith("_weight")) {
        values.put(fact, value(fact, cell));
      }
    }
    Map<String, YamlNode> weight = new LinkedHashMap<>();
    for (String kind : List.of("missing", "unplanned")) {
      if (!cell(kind + "_weight").isEmpty()) {
        weight.put(kind, text(cell(kind + "_weight")));
      }
    }
    if (!weight.isEmpty()) {
      values.put("weight", mapping(weight));
    }
    return mapping(values);
  }

  private YamlNode value(String fact, String cell) {
    if (SEVERAL.contains(fact)) {
      List<YamlNode> values = new ArrayList<>();
      for (String part : cell.split(";", -1)) {
        if (!part.isBlank()) {
          values.add(text(part.strip()));
        }
      }
      return items(values);
    }
    if (fact.equals("optional") || fact.equals("observable")) {
      String word = cell.toLowerCase(Locale.ROOT);
      return text(
          word.equals("yes") || word.equals("ja")
              ? "true"
              : word.equals("no") || word.equals("nee") ? "false" : word);
    }
    Matcher after = AFTER.matcher(cell);
    if ((fact.equals("within") || fact.equals("not_before")) && after.matches()) {
      Map<String, YamlNode> wait = new LinkedHashMap<>();
      wait.put("time", text(after.group(1)));
      wait.put("after", text(after.group(2)));
      return mapping(wait);
    }
    return text(cell);
  }
}
