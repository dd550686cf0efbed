package org.desirepath.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.OptionalInt;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.privacy.SmallCells;
import org.desirepath.report.wording.MachineNumber;
import org.desirepath.report.wording.Reasons;
import org.desirepath.statistics.Interval;
import org.jspecify.annotations.Nullable;

/** Fields of the JSON result: a number that can't be had is null beside its reason. */
public final class JsonFields {
  /** Of the meaning of fields; grows when one changes or goes, not when one is added. */
  public static final String SCHEMA_VERSION = "1";

  /** Writes what stands inside an object or array. */
  public interface Body {
    void write() throws IOException;
  }

  /** Writes one element of an array. */
  public interface Element<T> {
    void write(T element) throws IOException;
  }

  private final JsonGenerator json;

  public JsonFields(JsonGenerator json) {
    this.json = json;
  }

  public void object(String name, Body body) throws IOException {
    json.writeFieldName(name);
    object(body);
  }

  public void object(Body body) throws IOException {
    json.writeStartObject();
    body.write();
    json.writeEndObject();
  }

  public <T> void array(String name, Collection<T> elements, Element<T> writer) throws IOException {
    json.writeArrayFieldStart(name);
    for (T element : elements) {
      writer.write(element);
    }
    json.writeEndArray();
  }

  public void texts(String name, Collection<String> texts) throws IOException {
    array(name, texts, json::writeString);
  }

  /** Variants that too few journeys share; whether they are listed. */
  public void smallVariants(SmallCells small, SmallCells.Rare rare) throws IOException {
    object(
        "smallVariants",
        () -> {
          count("k", small.k());
          count("variants", rare.variants());
          count("journeys", rare.journeys());
          flag("listed", !small.masked());
        });
  }

  public void text(String name, String text) throws IOException {
    json.writeStringField(name, text);
  }

  public void text(String name, @Nullable String text, String reason) throws IOException {
    if (text == null) {
      absent(name, reason);
    } else {
      text(name, text);
    }
  }

  public void count(String name, long count) throws IOException {
    json.writeNumberField(name, count);
  }

  public void count(String name, OptionalInt count, String reason) throws IOException {
    if (count.isPresent()) {
      count(name, count.getAsInt());
    } else {
      absent(name, reason);
    }
  }

  public void flag(String name, boolean flag) throws IOException {
    json.writeBooleanField(name, flag);
  }

  public void number(String name, double number) throws IOException {
    json.writeFieldName(name);
    json.writeNumber(MachineNumber.of(number));
  }

  public void interval(String name, Interval interval) throws IOException {
    json.writeArrayFieldStart(name);
    json.writeNumber(MachineNumber.of(interval.low()));
    json.writeNumber(MachineNumber.of(interval.high()));
    json.writeEndArray();
  }

  void bounds(String name, long low, long high) throws IOException {
    json.writeArrayFieldStart(name);
    json.writeNumber(low);
    json.writeNumber(high);
    json.writeEndArray();
  }

  /** A number without its interval. */
  public void quantity(String name, Quantity quantity) throws IOException {
    if (quantity.isPresent()) {
      number(name, quantity.value().getAsDouble());
    } else {
      absent(name, Reasons.of(quantity));
    }
  }

  /** A number and its interval of confidence. */
  public void quantity(String name, String intervalName, Quantity quantity) throws IOException {
    quantity(name, quantity);
    Interval interval = quantity.interval();
    if (interval != null) {
      interval(intervalName, interval);
    } else {
      absent(
          intervalName,
          quantity.isPresent() ? "no interval can be given here" : Reasons.of(quantity));
    }
  }

  void time(String name, long millis, String reason) throws IOException {
    if (millis == EventLog.NO_TIME) {
      absent(name, reason);
    } else {
      text(name, Instant.ofEpochMilli(millis).toString());
    }
  }

  public void absent(String name, String reason) throws IOException {
    json.writeNullField(name);
    json.writeStringField(name + "Reason", reason);
  }
}
