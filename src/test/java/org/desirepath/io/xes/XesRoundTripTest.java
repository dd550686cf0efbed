package org.desirepath.io.xes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.desirepath.io.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A log that is read and written says the same as before, in the eyes of the JDK's own XML parser:
 * every element, attribute, type and value, the order of attributes and of events aside.
 */
final class XesRoundTripTest {

  private static final String ALL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <log xes.version="2.0" xes.features="nested-attributes" xmlns="http://www.xes-standard.org/">
      <extension name="Mine" prefix="m" uri="http://example.org/m.xesext"/>
      <global scope="trace"><string key="concept:name" value="?"/></global>
      <global scope="event"><string key="concept:name" value="?"/><id key="m:id" value="0"/></global>
      <classifier name="Plain" keys="concept:name"/>
      <classifier name="Cases" scope="trace" keys="concept:name"/>
      <string key="creator" value="a &amp; b"><list key="parts"><values><int key="p" value="1"/>
      <int key="p" value="2"/></values></list></string>
      <container key="box"><boolean key="in" value="true"/></container>
      <trace><string key="concept:name" value="1"><string key="m:why" value="first"/></string>
      <id key="m:id" value="67e55044"/><float key="f" value="1.50"/>
      <list key="l"><string key="about" value="x"/><values><string key="v" value="y"/>
      <string key="v" value="z"/></values></list>
      <event><string key="concept:name" value="a"><int key="rank" value="1"/></string>
      <date key="time:timestamp" value="2025-01-01T00:00:00.000+01:00"/>
      <int key="i" value="7"/><id key="m:id" value="e1"/><string key="twice" value="1"/>
      <string key="twice" value="2"/><string key="twice" value="3"/></event>
      <event><string key="concept:name" value="b"/><string key="i" value="seven"/>
      <date key="time:timestamp" value="?"/><container key="c"><list key="l2"/></container></event>
      <event><int key="i" value="abc"/><float key="inf" value="-INF"/><int key="i2" value="08"/>
      <string key="concept:name" value=""/></event>
      <event><int key="i" value="-9223372036854775808"/></event>
      </trace>
      <trace><boolean key="m:id" value="1"/></trace>
      <trace><string key="concept:name" value=""/><string key="s" value=" two  blanks&#10;"/></trace>
      </log>
      """;

  private static byte[] rewritten(byte[] xml) throws IOException {
    EventLog log =
        LogFiles.read(new ByteArrayInputStream(xml), "log.xes", LogOptions.detected()).log();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XesLogs.write(log, out);
    return out.toByteArray();
  }

  @Test
  void everyTypeNestingListGlobalClassifierAndExtensionComesBack() throws Exception {
    byte[] xml = ALL.getBytes(StandardCharsets.UTF_8);
    assertThat(said(rewritten(xml))).isEqualTo(said(xml));
  }

  @Test
  void writingAgainChangesNoByte() throws Exception {
    byte[] once = rewritten(ALL.getBytes(StandardCharsets.UTF_8));
    assertThat(rewritten(once)).isEqualTo(once);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "teaching/running-example.xes",
        "teaching/partial_order_example.xes",
        "teaching/repair_example_500.xes.gz",
        "teaching/proreco_demo_eventlog.xes",
        "teaching/interval_event_log.xes.gz",
        "teaching/minerful_uniexamplelog.xes.gz",
        "real/sepsis_cases.xes.gz",
        "real/coselog_receipt.xes.gz",
        "real/bpic2013_closed_problems.xes.gz",
        "simod/Production.xes.gz",
        "odd-other/beamline_source.xes.gz",
        "odd-other/d4py_generated_exporter.xes",
        "odd-derived/running-example.latin1-accents.xes",
        "odd-derived/running-example.utf16.xes"
      })
  void publicLogsComeBack(String name) throws Exception {
    Path path = SharedData.file("logs-xes/" + name);
    byte[] xml = Files.readAllBytes(path);
    if (name.endsWith(".gz")) {
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(xml))) {
        xml = in.readAllBytes();
      }
    }
    assertThat(said(rewritten(xml))).isEqualTo(said(xml));
  }

  private static List<String> said(byte[] xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Element log =
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement();
    List<String> said = new ArrayList<>();
    for (Element child : children(log)) {
      said.add(canonical(child));
    }
    said.sort(null);
    return said;
  }

  private static String canonical(Element element) {
    String name = element.getLocalName();
    StringBuilder text = new StringBuilder(name);
    for (String field : List.of("key", "name", "prefix", "uri", "scope", "keys", "value")) {
      if (element.hasAttribute(field)) {
        String value = element.getAttribute(field);
        text.append(' ').append(field).append('=');
        text.append(field.equals("value") ? value(name, value) : value);
      }
    }
    List<String> inside = new ArrayList<>();
    for (Element child : children(element)) {
      inside.add(canonical(child));
    }
    if (!name.equals("values")) {
      inside.sort(null);
    }
    return inside.isEmpty() ? text.toString() : text + " " + inside;
  }

  /** Equal values are written in several ways. */
  private static String value(String type, String value) {
    try {
      return switch (type) {
        case "date" ->
            (value.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                    ? OffsetDateTime.parse(value).toInstant()
                    : Instant.parse(value + "Z"))
                .toString();
        case "int" -> Long.toString(Long.parseLong(value));
        case "float" -> value.contains("INF") ? value : Double.toString(Double.parseDouble(value));
        case "boolean" -> Boolean.toString(value.equals("1") || value.equalsIgnoreCase("true"));
        default -> value;
      };
    } catch (RuntimeException e) {
      return value;
    }
  }

  private static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }
}
