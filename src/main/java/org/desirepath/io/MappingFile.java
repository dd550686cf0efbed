package org.desirepath.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One reading of one mapping file; {@link LogOptions#readMapping} says what stands in it. */
final class MappingFile {
  private static final List<String> SECTIONS = List.of("columns", "csv", "labels");
  private static final List<String> CSV_KEYS =
      List.of("delimiter", "charset", "timeFormat", "zone");

  private final JsonParser yaml;
  private final String file;
  private final Map<LogColumn, String> columns = new EnumMap<>(LogColumn.class);
  private final Map<String, String> labels = new LinkedHashMap<>();
  private @Nullable Character delimiter;
  private @Nullable Charset charset;
  private @Nullable String timeFormat;
  private @Nullable ZoneId zone;

  private MappingFile(JsonParser yaml, String file) {
    this.yaml = yaml;
    this.file = file;
  }

  static LogOptions read(Reader text, String file) throws IOException {
    YAMLFactory factory =
        YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (JsonParser yaml = factory.createParser(text)) {
      return new MappingFile(yaml, file).read();
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      String found = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new FormatException(
          file, line, "not YAML: " + found + "; expected a mapping of " + SECTIONS, e);
    }
  }

  private LogOptions read() throws IOException {
    if (yaml.nextToken() != JsonToken.START_OBJECT) {
      throw wrong("expected a mapping with " + SECTIONS);
    }
    while (yaml.nextToken() == JsonToken.FIELD_NAME) {
      String section = known(yaml.currentName(), SECTIONS, "section");
      JsonToken next = yaml.nextToken();
      if (next == JsonToken.VALUE_NULL || isEmptyText(next)) {
        continue;
      }
      if (next != JsonToken.START_OBJECT) {
        throw wrong("`" + section + "` must be a mapping of keys to values");
      }
      while (yaml.nextToken() == JsonToken.FIELD_NAME) {
        entry(section, yaml.currentName());
      }
    }
    return new LogOptions(
        columns, delimiter, charset, timeFormat, zone, labels, null, LogOptions.Files.JOINED);
  }

  private boolean isEmptyText(JsonToken token) throws IOException {
    return token == JsonToken.VALUE_STRING && yaml.getText().isEmpty();
  }

  private void entry(String section, String key) throws IOException {
    switch (section) {
      case "columns" -> {
        List<String> keys = Arrays.stream(LogColumn.values()).map(LogColumn::key).toList();
        String dashed = key.equals("startTime") ? "start-time" : key;
        known(dashed, keys, "column");
        String value = value(key);
        for (LogColumn column : LogColumn.values()) {
          if (column.key().equals(dashed)) {
            columns.put(column, value);
          }
        }
      }
      case "csv" -> csv(known(key, CSV_KEYS, "key of `csv`"));
      default -> labels.put(key, value(key));
    }
  }

  private void csv(String key) throws IOException {
    String value = value(key);
    try {
      switch (key) {
        case "delimiter" -> delimiter = delimiter(value);
        case "charset" -> charset = Charset.forName(value);
        case "zone" -> zone = ZoneId.of(value);
        default -> timeFormat = TimeParser.of(value, null).format();
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new FormatException(
          file, line(), "`" + key + "`: \"" + value + "\" is none (" + e.getMessage() + ")", e);
    }
  }

  private static char delimiter(String value) {
    if (value.equals("tab") || value.equals("\\t")) {
      return '\t';
    }
    if (value.length() != 1) {
      throw new IllegalArgumentException("expected one character, or tab");
    }
    return value.charAt(0);
  }

  private String value(String key) throws IOException {
    JsonToken token = yaml.nextToken();
    if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
      throw wrong("`" + key + "` must be followed by one value on the same line");
    }
    return yaml.getText();
  }

  private String known(String key, List<String> keys, String what) throws FormatException {
    if (!keys.contains(key)) {
      throw wrong(
          "unknown "
              + what
              + " `"
              + key
              + "`; expected one of "
              + keys
              + NearestName.hint(key, keys));
    }
    return key;
  }

  private FormatException wrong(String message) {
    return new FormatException(file, line(), message);
  }

  private long line() {
    return Math.max(0, yaml.currentTokenLocation().getLineNr());
  }
}
