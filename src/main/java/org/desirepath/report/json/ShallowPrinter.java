package org.desirepath.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import java.io.IOException;

/**
 * JSON with a line for each entry down to some depth and none below it, so that a row of a list is
 * a line of the file: easy to read, to compare and to search, and a fifth of the size.
 */
public final class ShallowPrinter implements PrettyPrinter {
  private static final int DEEPEST_LINES = 3;

  private int depth;

  @Override
  public void writeRootValueSeparator(JsonGenerator json) throws IOException {
    json.writeRaw('\n');
  }

  @Override
  public void writeStartObject(JsonGenerator json) throws IOException {
    json.writeRaw('{');
    depth++;
  }

  @Override
  public void beforeObjectEntries(JsonGenerator json) throws IOException {
    lineBreak(json, depth);
  }

  @Override
  public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
    json.writeRaw(": ");
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
    separate(json);
  }

  @Override
  public void writeEndObject(JsonGenerator json, int entries) throws IOException {
    end(json, entries, '}');
  }

  @Override
  public void writeStartArray(JsonGenerator json) throws IOException {
    json.writeRaw('[');
    depth++;
  }

  @Override
  public void beforeArrayValues(JsonGenerator json) throws IOException {
    lineBreak(json, depth);
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
    separate(json);
  }

  @Override
  public void writeEndArray(JsonGenerator json, int values) throws IOException {
    end(json, values, ']');
  }

  private void separate(JsonGenerator json) throws IOException {
    json.writeRaw(',');
    if (depth > DEEPEST_LINES) {
      json.writeRaw(' ');
    }
    lineBreak(json, depth);
  }

  private void end(JsonGenerator json, int entries, char bracket) throws IOException {
    if (entries > 0 && depth <= DEEPEST_LINES) {
      lineBreak(json, depth - 1);
    }
    depth--;
    json.writeRaw(bracket);
  }

  private static void lineBreak(JsonGenerator json, int level) throws IOException {
    if (level <= DEEPEST_LINES) {
      json.writeRaw('\n');
      json.writeRaw("  ".repeat(level));
    }
  }
}
