package org.desirepath.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.io.YamlNode.Field;
import org.desirepath.io.YamlNode.Items;
import org.desirepath.io.YamlNode.Mapping;
import org.desirepath.io.YamlNode.Text;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * SnakeYAML's event stream as {@link YamlNode}s. Its composer is not used: that would resolve
 * {@code No} to false and expand aliases.
 */
final class YamlParser {
  private static final int MAX_BYTES = 4 << 20;
  private static final int MAX_DEPTH = 100;

  private final String file;
  private final String[] lines;
  private final Parser events;

  private YamlParser(String file, String text) {
    this.file = file;
    this.lines = text.split("\r\n|\r|\n", -1);
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_BYTES);
    this.events = new ParserImpl(new StreamReader(text), options);
  }

  static YamlNode parse(InputStream input, String file) throws IOException {
    byte[] bytes = input.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new FormatException(
          file, 0, "the file is larger than 4 MB, expected a YAML file written by hand");
    }
    String text = decoded(bytes, file);
    try {
      return new YamlParser(file, text).document();
    } catch (MarkedYAMLException e) {
      throw syntaxFault(file, e);
    } catch (YAMLException e) {
      throw new FormatException(file, 0, "no YAML: " + oneLine(e.getMessage()), e);
    }
  }

  private static String decoded(byte[] bytes, String file) throws FormatException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new FormatException(file, 0, "the bytes are not UTF-8; save the file as UTF-8", e);
    }
  }

  private static FormatException syntaxFault(String file, MarkedYAMLException e) {
    String problem = oneLine(e.getProblem());
    String hint = "";
    if (problem.contains("mapping values are not allowed")) {
      hint = "; a name with \": \" in it needs quotes";
    } else if (problem.contains("\\t(TAB)")) {
      hint = "; indent with blanks instead of tabs";
    } else if (problem.contains("cannot start any token")) {
      hint = "; a name that starts with such a character needs quotes";
    }
    int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
    return new FormatException(file, line, "no YAML: " + problem + hint, e);
  }

  private static String oneLine(@Nullable String message) {
    return message == null ? "" : message.strip().replaceAll("\\s+", " ");
  }

  private YamlNode document() throws FormatException {
    expect(Event.ID.StreamStart);
    if (events.peekEvent().is(Event.ID.StreamEnd)) {
      throw new FormatException(file, 0, "the file is empty, expected keys with values");
    }
    expect(Event.ID.DocumentStart);
    YamlNode root = node(0);
    expect(Event.ID.DocumentEnd);
    Event after = events.getEvent();
    if (!after.is(Event.ID.StreamEnd)) {
      throw new FormatException(
          file, lineOf(after), "a second document starts here, expected one; remove the ---");
    }
    return root;
  }

  private void expect(Event.ID id) {
    Event event = events.getEvent();
    if (!event.is(id)) {
      throw new IllegalStateException("expected " + id + ", got " + event);
    }
  }

  private YamlNode node(int depth) throws FormatException {
    Event event = events.getEvent();
    int line = lineOf(event);
    if (depth > MAX_DEPTH) {
      throw new FormatException(
          file, line, "more than " + MAX_DEPTH + " levels of nesting; make the parts flatter");
    }
    refuseExtras(event, line);
    if (event instanceof ScalarEvent scalar) {
      refuseSwallowedName(scalar, line);
      return new Text(file, line, scalar.getValue());
    }
    return event.is(Event.ID.SequenceStart) ? items(line, depth) : mapping(line, depth);
  }

  private void refuseExtras(Event event, int line) throws FormatException {
    if (event.is(Event.ID.Alias)) {
      throw new FormatException(
          file, line, "found an alias (*), which is not supported; write the value again");
    }
    if (event instanceof NodeEvent node && node.getAnchor() != null) {
      throw new FormatException(
          file,
          line,
          "found the anchor &"
              + node.getAnchor()
              + ", which is not supported; put a name that starts with & in quotes");
    }
    String tag =
        event instanceof ScalarEvent scalar
            ? scalar.getTag()
            : event instanceof CollectionStartEvent start ? start.getTag() : null;
    if (tag != null) {
      throw new FormatException(
          file,
          line,
          "found the tag "
              + tag.replace("tag:yaml.org,2002:", "!!")
              + ", which is not supported; remove it, or put a name that starts with ! in quotes");
    }
  }

  /** {@code Order #5} is to YAML the text Order and a comment: half a name would be lost. */
  private void refuseSwallowedName(ScalarEvent scalar, int line) throws FormatException {
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN || scalar.getValue().isEmpty()) {
      return;
    }
    int endLine = scalar.getEndMark().getLine();
    if (endLine >= lines.length) {
      return;
    }
    String text = lines[endLine];
    int codePoints = text.codePointCount(0, text.length());
    int column = text.offsetByCodePoints(0, Math.min(scalar.getEndMark().getColumn(), codePoints));
    String rest = text.substring(column).stripTrailing();
    if (rest.matches("[ \t]+#[^ \t#].*")) {
      throw new FormatException(
          file,
          line,
          "after \""
              + scalar.getValue()
              + "\" YAML takes \""
              + rest.strip()
              + "\" for a comment; a name with \" #\" in it needs quotes, a comment a blank after the"
              + " #");
    }
  }

  private Items items(int line, int depth) throws FormatException {
    List<YamlNode> nodes = new ArrayList<>();
    while (!events.peekEvent().is(Event.ID.SequenceEnd)) {
      nodes.add(node(depth + 1));
    }
    events.getEvent();
    return new Items(file, line, nodes);
  }

  private Mapping mapping(int line, int depth) throws FormatException {
    Map<String, Field> fields = new LinkedHashMap<>();
    while (!events.peekEvent().is(Event.ID.MappingEnd)) {
      YamlNode key = node(depth + 1);
      if (!(key instanceof Text text)) {
        throw key.fault("a key is " + key.describe() + ", expected a text");
      }
      Field before = fields.put(text.value(), new Field(key.line(), node(depth + 1)));
      if (before != null) {
        throw key.fault(
            "the key \""
                + text.value()
                + "\" stands twice (first in line "
                + before.line()
                + "); remove one");
      }
    }
    events.getEvent();
    return new Mapping(file, line, fields);
  }

  private static int lineOf(Event event) {
    return event.getStartMark().getLine() + 1;
  }
}
