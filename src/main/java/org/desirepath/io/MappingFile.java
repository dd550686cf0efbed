package org.desirepath.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.desirepath.eventlog.privacy.Consent;
import org.desirepath.io.YamlNode.Mapping;
import org.jspecify.annotations.Nullable;

/** Mapping files; {@link LogOptions#readMapping} says what stands in them. */
final class MappingFile {
  private MappingFile() {}

  static LogOptions read(InputStream input, String file) throws IOException {
    Mapping root = YamlNode.read(input, file).mapping("the mapping file");
    root.allowOnly(List.of("columns", "csv", "labels", "consent"), "the mapping file");
    Mapping csv = section(root, "csv");
    csv.allowOnly(
        List.of("delimiter", "quote", "decimalSign", "charset", "timeFormat", "zone"), "csv");
    return new LogOptions(
        columns(section(root, "columns")),
        converted(csv, "delimiter", MappingFile::delimiter),
        converted(csv, "quote", MappingFile::delimiter),
        converted(csv, "decimalSign", MappingFile::decimalSign),
        converted(csv, "charset", Charset::forName),
        converted(csv, "timeFormat", format -> TimeParser.of(format, null).format()),
        converted(csv, "zone", MappingFile::zone),
        labels(section(root, "labels")),
        null,
        null,
        null,
        null,
        LogOptions.Files.JOINED,
        converted(root, "consent", Consent::parse),
        LogOptions.THREADS);
  }

  private static Mapping section(Mapping root, String name) throws FormatException {
    YamlNode node = root.get(name).orElse(null);
    return node == null ? new Mapping(root.file(), root.line(), Map.of()) : node.mapping(name);
  }

  private static Map<LogColumn, String> columns(Mapping section) throws FormatException {
    section.allowOnly(Arrays.stream(LogColumn.values()).map(LogColumn::key).toList(), "columns");
    Map<LogColumn, String> columns = new EnumMap<>(LogColumn.class);
    for (LogColumn column : LogColumn.values()) {
      YamlNode name = section.get(column.key()).orElse(null);
      if (name != null) {
        columns.put(column, name.text(column.key()));
      }
    }
    return columns;
  }

  private static Map<String, String> labels(Mapping section) throws FormatException {
    Map<String, String> labels = new LinkedHashMap<>();
    for (Map.Entry<String, YamlNode.Field> entry : section.fields().entrySet()) {
      labels.put(entry.getKey(), entry.getValue().value().text("the touchpoint of a label"));
    }
    return labels;
  }

  private static <T> @Nullable T converted(
      Mapping section, String key, Function<String, T> notation) throws FormatException {
    YamlNode node = section.get(key).orElse(null);
    return node == null ? null : node.converted(key, notation);
  }

  private static Character delimiter(String text) {
    if (text.equals("tab") || text.equals("\\t")) {
      return '\t';
    }
    if (text.length() != 1) {
      throw new IllegalArgumentException("expected one character, or tab");
    }
    return text.charAt(0);
  }

  private static Character decimalSign(String text) {
    if (!text.equals(".") && !text.equals(",")) {
      throw new IllegalArgumentException("expected . or ,");
    }
    return text.charAt(0);
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("expected a time zone such as Europe/Amsterdam", e);
    }
  }
}
