package org.desirepath.report.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.comparison.baseline.BaselineComparison;
import org.desirepath.comparison.baseline.ResultNumbers;
import org.desirepath.comparison.baseline.ResultNumbers.NumberKey;
import org.desirepath.io.FormatException;
import org.desirepath.report.json.JsonFields;
import org.desirepath.statistics.Estimate;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/**
 * Reads back from a {@code result.json} the numbers that another result can be held against. The
 * file may come from anywhere: it is streamed, what is not needed is skipped, and it is refused
 * when it is larger than 1 GB, nested deeper than 100, has a key twice in one object, or holds a
 * count that cannot be one. O(file).
 */
public final class BaselineReader {
  private static final long LARGEST = 1L << 30;
  private static final int DEEPEST = 100;
  private static final int LONGEST_TEXT = 1_000_000;
  private static final int LONGEST_NUMBER = 100;
  private static final int MOST_ROWS = 1_000_000;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(DEEPEST)
                      .maxStringLength(LONGEST_TEXT)
                      .maxNameLength(LONGEST_TEXT)
                      .maxNumberLength(LONGEST_NUMBER)
                      .build())
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .build());

  private BaselineReader() {}

  /**
   * Reads a file.
   *
   * @throws FormatException if it is no result of ours, or of an incompatible version
   */
  public static ResultNumbers read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (Files.isDirectory(file)) {
      throw new FormatException(name, 0, "is a folder; give the result.json in it as --baseline");
    }
    if (Files.size(file) > LARGEST) {
      throw new FormatException(name, 0, "is larger than 1 GB, so it is no result of ours");
    }
    try (InputStream in = Files.newInputStream(file);
        JsonParser json = MAPPER.getFactory().createParser(in)) {
      return new Run(json, name).read();
    } catch (JsonProcessingException e) {
      throw notOurs(name, e);
    }
  }

  /**
   * A result beside an earlier one.
   *
   * @param name of the earlier one's file, for messages
   * @throws FormatException if the two are of models with other touchpoints
   */
  public static ComparisonResult compared(ComparisonResult result, ResultNumbers then, String name)
      throws IOException {
    StringBuilder text = new StringBuilder();
    new JsonReport().write(result, text);
    ResultNumbers now = read(text.toString());
    if (!then.isOfSameFiles(now) && !then.touchpoints().equals(now.touchpoints())) {
      SortedSet<String> gone = new TreeSet<>(then.touchpoints());
      gone.removeAll(now.touchpoints());
      SortedSet<String> come = new TreeSet<>(now.touchpoints());
      come.removeAll(then.touchpoints());
      throw new FormatException(
          name,
          0,
          "is a result of another model: it has "
              + some(gone)
              + " and not "
              + some(come)
              + "; give a baseline of \""
              + result.model().name()
              + "\"");
    }
    return result.withBaseline(BaselineComparison.of(then, now));
  }

  private static String some(SortedSet<String> names) {
    List<String> shown = names.stream().limit(3).map(each -> '"' + each + '"').toList();
    return shown.isEmpty()
        ? "no other touchpoint"
        : String.join(", ", shown) + (names.size() > 3 ? " and others" : "");
  }

  private static ResultNumbers read(String text) throws IOException {
    try (JsonParser json = MAPPER.getFactory().createParser(text)) {
      return new Run(json, "result.json").read();
    }
  }

  private static FormatException notOurs(String name, JsonProcessingException e) {
    long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    return new FormatException(
        name,
        line,
        "expected a result.json of desirepath compare, found no JSON that one could be: "
            + e.getOriginalMessage(),
        e);
  }

  /** The mutable state of one reading. */
  private static final class Run {
    private final JsonParser json;
    private final String name;
    private final SortedMap<NumberKey, Proportion> shares = new TreeMap<>();
    private final SortedMap<NumberKey, Estimate> logRatios = new TreeMap<>();
    private final SortedSet<String> touchpoints = new TreeSet<>();
    private final List<String> logs = new ArrayList<>();
    private final List<String> model = new ArrayList<>();
    private @Nullable String version;
    private @Nullable String from;
    private @Nullable String to;
    private long journeys = -1;
    private long fitting = -1;
    private long apart;
    private int rows;

    Run(JsonParser json, String name) {
      this.json = json;
      this.name = name;
    }

    ResultNumbers read() throws IOException {
      if (json.nextToken() != JsonToken.START_OBJECT
          || !"desirepath".equals(json.nextFieldName())
          || json.nextToken() != JsonToken.START_OBJECT) {
        throw wrong("expected a result.json of desirepath compare, which begins with desirepath");
      }
      provenance(json.readValueAsTree());
      inObject(
          section -> {
            switch (section) {
              case "log" -> inObject(this::log);
              case "conformance" -> inObject(this::conformance);
              case "deviations" -> inArray(this::deviation);
              case "branchShares" -> inArray(this::branch);
              case "dropOff" -> inObject(this::dropOff);
              case "criticalMoments" -> inObject(this::moments);
              default -> skip();
            }
          });
      return numbers();
    }

    private ResultNumbers numbers() throws FormatException {
      if (journeys < 0 || fitting < 0 || version == null) {
        throw wrong("expected log.journeys and conformance.fitting, found a part of a result");
      }
      long resolved = journeys - apart;
      if (fitting <= resolved) {
        shares.put(new NumberKey("fitting", "", ""), new Proportion(fitting, resolved));
      } else {
        throw wrong("more journeys fit than there are");
      }
      return new ResultNumbers(
          version, from, to, journeys, logs, model, touchpoints, shares, logRatios);
    }

    private void provenance(JsonNode node) throws FormatException {
      version = node.path("version").asText("");
      if (!node.path("command").asText("").equals("compare")) {
        throw wrong(
            "expected a result of compare, found one of \""
                + node.path("command").asText("")
                + "\"");
      }
      String schema = node.path("schemaVersion").asText("none");
      if (!schema.equals(JsonFields.SCHEMA_VERSION)) {
        throw wrong(
            "expected schemaVersion "
                + JsonFields.SCHEMA_VERSION
                + ", found "
                + schema
                + " by version "
                + version
                + "; compare that log again with this version and take its result");
      }
      List<String> ofModel = new ArrayList<>();
      node.path("parameters").path("model").forEach(one -> ofModel.add(one.asText()));
      node.path("parameters").path("facts").forEach(one -> ofModel.add(one.asText()));
      node.path("inputs")
          .forEach(
              one ->
                  (ofModel.contains(one.path("name").asText()) ? model : logs)
                      .add(one.path("sha256").asText()));
    }

    private void log(String field) throws IOException {
      switch (field) {
        case "journeys" -> journeys = whole(json.readValueAsTree(), field);
        case "from" -> from = json.getValueAsString();
        case "to" -> to = json.getValueAsString();
        default -> skip();
      }
    }

    private void conformance(String field) throws IOException {
      switch (field) {
        case "fitting" -> fitting = whole(field(json.readValueAsTree(), "journeys"), field);
        case "open", "leftTruncated" ->
            apart += whole(field(json.readValueAsTree(), "journeys"), field);
        case "touchpoints" -> inArray(row -> touchpoints.add(row.path("touchpoint").asText("")));
        default -> skip();
      }
    }

    private void deviation(JsonNode row) throws FormatException {
      put(
          new NumberKey("deviation", text(row, "kind"), text(row, "touchpoint")),
          whole(field(row, "journeys"), "journeys"),
          whole(field(row, "observable"), "observable"));
    }

    private void branch(JsonNode row) throws FormatException {
      put(
          new NumberKey("branch", "", text(row, "touchpoint")),
          whole(field(row, "journeys"), "journeys"),
          whole(field(row, "observable"), "observable"));
    }

    private void dropOff(String field) throws IOException {
      switch (field) {
        case "steps" ->
            inArray(
                row ->
                    ofRate(
                        new NumberKey("dropOff", "", text(row, "touchpoint")),
                        row.path("rate"),
                        whole(field(row, "mature"), "mature")));
        case "horizon" -> {
          JsonNode horizon = json.readValueAsTree();
          ofRate(
              new NumberKey("success", "", ""),
              horizon.path("success"),
              whole(field(horizon, "mature"), "mature"));
        }
        default -> skip();
      }
    }

    private void moments(String field) throws IOException {
      if (field.equals("moments")) {
        inArray(this::moment);
      } else {
        skip();
      }
    }

    private void moment(JsonNode row) throws FormatException {
      JsonNode ratio = row.path("oddsRatio");
      JsonNode interval = row.path("interval");
      if (ratio.isNull() || !interval.isArray()) {
        return;
      }
      double value = StrictMath.log(ratio.asDouble());
      double low = StrictMath.log(interval.path(0).asDouble());
      double high = StrictMath.log(interval.path(1).asDouble());
      if (!Double.isFinite(value) || !Double.isFinite(low) || !Double.isFinite(high)) {
        return;
      }
      if (!(low <= value && value <= high)) {
        throw wrong("an odds ratio is outside its interval");
      }
      logRatios.put(
          new NumberKey(
              "moment", text(row, "facet") + ": " + text(row, "design"), text(row, "touchpoint")),
          Estimate.of(value, new Interval(low, high)));
    }

    private void ofRate(NumberKey key, JsonNode rate, long n) throws FormatException {
      if (!rate.isNull()) {
        double share = rate.asDouble(-1);
        if (!(share >= 0 && share <= 1)) {
          throw wrong("expected a share in [0,1], found " + rate);
        }
        put(key, StrictMath.round(share * n), n);
      }
    }

    private void put(NumberKey key, long count, long n) throws FormatException {
      if (count > n) {
        throw wrong("expected at most " + n + " journeys with " + key + ", found " + count);
      }
      shares.put(key, new Proportion(count, n));
    }

    private static JsonNode field(JsonNode node, String field) {
      return node.path(field);
    }

    private String text(JsonNode row, String field) throws FormatException {
      if (!row.path(field).isTextual()) {
        throw wrong("expected a text in \"" + field + "\"");
      }
      return row.path(field).textValue();
    }

    private long whole(JsonNode node, String field) throws FormatException {
      if (!node.isIntegralNumber() || !node.canConvertToInt() || node.longValue() < 0) {
        throw wrong("expected a count in \"" + field + "\", found " + cut(node));
      }
      return node.longValue();
    }

    private static String cut(JsonNode node) {
      String text = node.toString();
      return text.length() > LONGEST_NUMBER ? text.substring(0, LONGEST_NUMBER) + "..." : text;
    }

    private FormatException wrong(String message) {
      return new FormatException(name, json.currentLocation().getLineNr(), message);
    }

    /** Reads the value of one field, or skips it. */
    private interface Field {
      void read(String name) throws IOException;
    }

    private interface Row {
      void read(JsonNode row) throws IOException;
    }

    /** The fields of the object at hand; null, for what could not be had, has none. */
    private void inObject(Field field) throws IOException {
      if (json.currentToken() == JsonToken.VALUE_NULL) {
        return;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String at = json.currentName();
        json.nextToken();
        field.read(at);
      }
    }

    private void inArray(Row row) throws IOException {
      if (json.currentToken() == JsonToken.VALUE_NULL) {
        return;
      }
      if (json.currentToken() != JsonToken.START_ARRAY) {
        throw wrong("expected an array");
      }
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (++rows > MOST_ROWS) {
          throw wrong("more than " + MOST_ROWS + " rows");
        }
        row.read(json.readValueAsTree());
      }
    }

    private void skip() throws IOException {
      json.skipChildren();
    }
  }
}
