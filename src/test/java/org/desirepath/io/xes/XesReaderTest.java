package org.desirepath.io.xes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.desirepath.eventlog.ColumnType;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.Role;
import org.desirepath.io.Classifier;
import org.desirepath.io.EventLogReader;
import org.desirepath.io.EventLogReaderContract;
import org.desirepath.io.FormatException;
import org.desirepath.io.LogColumn;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ReadReport;
import org.junit.jupiter.api.Test;

final class XesReaderTest implements EventLogReaderContract {
  private ReadReport report =
      new ReadReport("", "", java.util.List.of(), java.util.List.of(), java.util.Map.of());

  @Override
  public EventLogReader reader() {
    return XesLogs.reader(LogOptions.detected());
  }

  @Override
  public byte[] written(EventLog log) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XesLogs.write(log, out);
    return out.toByteArray();
  }

  private EventLog read(String xml, LogOptions options) throws IOException {
    return read(xml.getBytes(StandardCharsets.UTF_8), options);
  }

  private EventLog read(byte[] xml, LogOptions options) throws IOException {
    EventLogBuilder log = EventLog.builder("log");
    report = XesLogs.reader(options).read(new ByteArrayInputStream(xml), "log.xes", log);
    return log.build();
  }

  /** A log of one trace with the given attributes of its events. */
  private static String events(String... attributes) {
    StringBuilder xml =
        new StringBuilder("<log><trace><string key=\"concept:name\" value=\"1\"/>\n");
    for (String event : attributes) {
      xml.append("<event>").append(event).append("</event>\n");
    }
    return xml.append("</trace></log>").toString();
  }

  private static final String NAME = "<string key=\"concept:name\" value=\"a\"/>";

  private static QualityFinding finding(EventLog log, String code) {
    return log.quality().stream().filter(q -> q.code().equals(code)).findFirst().orElseThrow();
  }

  @Test
  void everyTypeBecomesAColumnOfItsType() throws IOException {
    EventLog log =
        read(
            events(
                NAME
                    + """
                    <date key="d" value="2025-01-01T00:00:00.000+01:00"/>
                    <int key="i" value="-7"/><int key="long" value="9007199254740993"/>
                    <float key="f" value="0.1"/><float key="e" value="1.5E-3"/>
                    <float key="inf" value="INF"/><boolean key="b" value="true"/>
                    <id key="u" value="67e55044-10b1-426f-9247-bb680e5fe0c8"/>
                    <string key="s" value=" x "/>
                    """),
            LogOptions.detected());
    assertThat(log.eventColumns().get("d").text(0)).isEqualTo("2024-12-31T23:00:00Z");
    assertThat(log.eventColumns().get("i").number(0)).isEqualTo(-7);
    assertThat(log.eventColumns().get("long").text(0)).isEqualTo("9007199254740993");
    assertThat(log.eventColumns().get("f").number(0)).isEqualTo(0.1);
    assertThat(log.eventColumns().get("e").number(0)).isEqualTo(0.0015);
    assertThat(log.eventColumns().get("inf").number(0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(log.eventColumns().get("b").type()).isEqualTo(ColumnType.BOOLEAN);
    assertThat(log.eventColumns().get("u").type()).isEqualTo(ColumnType.TEXT);
    assertThat(log.eventColumns().get("s").text(0)).isEqualTo(" x ");
  }

  @Test
  void valuesThatAreNotOfTheirTypeStayAsText() throws IOException {
    EventLog log =
        read(
            events(
                NAME
                    + """
                    <int key="i" value="seven"/><date key="d" value="today"/>
                    <float key="f" value="1,5"/><boolean key="b" value="perhaps"/>
                    """),
            LogOptions.detected());
    assertThat(log.eventColumns().get("i").text(0)).isEqualTo("seven");
    assertThat(log.eventColumns().get("f").text(0)).isEqualTo("1,5");
    assertThat(finding(log, "invalidValues").count()).isEqualTo(4);
  }

  @Test
  void attributesInsideOthersGetAPathAsKey() throws IOException {
    EventLog log =
        read(
            events(
                NAME
                    + """
                    <string key="s" value="x"><int key="n" value="1"/></string>
                    <list key="l"><values><int key="v" value="2"/></values></list>
                    <container key="c"><string key="in" value="3"><id key="deep" value="4"/></string>
                    </container>
                    """),
            LogOptions.detected());
    assertThat(log.eventColumns().keySet()).containsExactly("s", "s/n", "l/v", "c/in", "c/in/deep");
    assertThat(log.eventColumns().get("c/in/deep").text(0)).isEqualTo("4");
  }

  @Test
  void traceAttributesBelongToTheTrace() throws IOException {
    EventLog log =
        read(
            """
            <log><trace><int key="age" value="30"/><string key="concept:name" value="x"/></trace>
            <trace><string key="concept:name" value="y"/><int key="age" value="40"/></trace></log>
            """,
            LogOptions.detected());
    assertThat(log.traceId(1)).isEqualTo("y");
    assertThat(log.traceColumns().get("age").number(0)).isEqualTo(30);
    assertThat(log.traceColumns().get("age").number(1)).isEqualTo(40);
    assertThat(finding(log, "emptyJourneys").count()).isEqualTo(2);
  }

  @Test
  void namespacesAndPrefixesDoNotMatter() throws IOException {
    EventLog log =
        read(
            """
            <?xml version="1.0"?>
            <x:log xmlns:x="http://www.xes-standard.org/"><x:trace><x:event>
            <x:string key="concept:name" value="a"/></x:event></x:trace></x:log>
            """,
            LogOptions.detected());
    assertThat(log.activities()).containsExactly("a");
  }

  @Test
  void tracesWithoutOrWithTheSameNameStayApart() throws IOException {
    EventLog log =
        read(
            """
            <log><trace/><trace><string key="concept:name" value="x"/></trace>
            <trace><string key="concept:name" value="x"/></trace></log>
            """,
            LogOptions.detected());
    assertThat(log.traceCount()).isEqualTo(3);
    assertThat(log.traceId(0)).isEqualTo("trace 1");
    assertThat(finding(log, "missingJourneyIds").count()).isEqualTo(1);
    assertThat(finding(log, "repeatedJourneyIds").examples()).containsExactly("x");
  }

  @Test
  void eventWithoutANameIsKeptAndCounted() throws IOException {
    EventLog log = read(events(NAME, "<int key=\"x\" value=\"1\"/>"), LogOptions.detected());
    assertThat(log.activities()).containsExactly("a", "(unnamed)");
    assertThat(finding(log, "missingActivity").count()).isEqualTo(1);
  }

  @Test
  void logWithoutAnyNameAsksForTheKey() {
    String xml = events("<string key=\"EventType\" value=\"x\"/>");
    assertThatThrownBy(() -> read(xml, LogOptions.detected()))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("concept:name")
        .hasMessageContaining("EventType")
        .hasMessageContaining("--activity");
  }

  @Test
  void unreadableTimeKeepsTheEventAndShowsTheText() throws IOException {
    EventLog log =
        read(events(NAME + "<string key=\"time:timestamp\" value=\"?\"/>"), LogOptions.detected());
    assertThat(log.timeMillis(0)).isEqualTo(EventLog.NO_TIME);
    assertThat(finding(log, "unreadableTimes").examples()).containsExactly("line 2: ?");
    assertThat(finding(log, "missingTimes").count()).isEqualTo(1);
  }

  @Test
  void keysMayBeMapped() throws IOException {
    String xml =
        """
        <log><trace><string key="journey" value="j"/><event>
        <string key="what" value="b"/><string key="at" value="02/01/2025"/><int key="nr" value="2"/>
        <string key="via" value="web"/></event><event>
        <string key="what" value="a"/><string key="at" value="02/01/2025"/><int key="nr" value="1"/>
        </event></trace></log>
        """;
    EventLog log =
        read(
            xml,
            LogOptions.detected()
                .withColumn(LogColumn.CASE, "journey")
                .withColumn(LogColumn.ACTIVITY, "what")
                .withColumn(LogColumn.TIME, "at")
                .withColumn(LogColumn.ORDER, "nr")
                .withColumn(LogColumn.CHANNEL, "via")
                .withTimeFormat("dd/MM/yyyy"));
    assertThat(log.traceId(0)).isEqualTo("j");
    assertThat(log.variants().get(0).activities()).containsExactly("a", "b");
    assertThat(Instant.ofEpochMilli(log.timeMillis(0))).isEqualTo("2025-01-02T00:00:00Z");
    assertThat(log.roleText(Role.CHANNEL, 0, 1)).isEqualTo("web");
  }

  @Test
  void mappedKeyThatIsNotThereIsRefusedWithTheNearest() {
    LogOptions options = LogOptions.detected().withColumn(LogColumn.CHANNEL, "chanel");
    String xml = events(NAME + "<string key=\"channel\" value=\"web\"/>");
    assertThatThrownBy(() -> read(xml, options))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("did you mean \"channel\"?");
  }

  @Test
  void classifierJoinsTheValuesOfItsKeys() throws IOException {
    String xml =
        """
        <log><global scope="event"><string key="a key" value=""/></global>
        <classifier name="Plain" keys="concept:name"/>
        <classifier name="Both" keys="concept:name a key"/>
        <classifier name="Quoted" keys="'a key' concept:name"/>
        <trace><event><string key="concept:name" value="x"/><string key="a key" value="y"/></event>
        <event><string key="concept:name" value="x"/></event></trace></log>
        """;
    EventLog log = read(xml, LogOptions.detected().withClassifier("Both"));
    assertThat(log.activities()).containsExactly("x+y", "x+");
    assertThat(log.eventColumns().keySet()).contains("concept:name", "a key");
    assertThat(report.classifiers())
        .extracting(Classifier::name)
        .containsExactly("Plain", "Both", "Quoted");
    assertThat(read(xml, LogOptions.detected().withClassifier("Quoted")).activities())
        .containsExactly("y+x", "+x");
    assertThat(
            report
                .classifiers()
                .get(1)
                .classCount(read(xml, LogOptions.detected()), "concept:name"))
        .isEqualTo(2);
    assertThatThrownBy(() -> read(xml, LogOptions.detected().withClassifier("Bot")))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("did you mean \"Both\"?");
  }

  @Test
  void attributesOfTheLogAreReported() throws IOException {
    read(
        "<log><string key=\"creator\" value=\"me\"><int key=\"v\" value=\"2\"/></string></log>",
        LogOptions.detected());
    assertThat(report.logAttributes())
        .containsEntry("creator", "me")
        .containsEntry("creator/v", "2");
  }

  @Test
  void whatXesDoesNotHaveIsLeftOutAndCounted() throws IOException {
    EventLog log =
        read(
            """
            <log><thing><trace/></thing><event/><trace><event><string key="concept:name" value="a"/>
            <string value="no key"/><int key="no value"/></event></trace></log>
            """,
            LogOptions.detected());
    assertThat(log.eventCount()).isEqualTo(1);
    assertThat(finding(log, "unknownElements").examples()).containsExactly("thing");
    assertThat(finding(log, "eventsOutsideTraces").count()).isEqualTo(1);
    assertThat(finding(log, "incompleteAttributes").count()).isEqualTo(2);
  }

  @Test
  void attributeGivenTwiceIsCounted() throws IOException {
    EventLog log =
        read(
            events(NAME + "<int key=\"x\" value=\"1\"/><int key=\"x\" value=\"2\"/>"),
            LogOptions.detected());
    assertThat(log.eventColumns().get("x").number(0)).isEqualTo(2);
    assertThat(finding(log, "replacedValues").count()).isEqualTo(1);
  }

  @Test
  void doctypeIsRefused() {
    String xml = "<!DOCTYPE log [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><log/>";
    assertThatThrownBy(() -> read(xml, LogOptions.detected()))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("DOCTYPE");
  }

  @Test
  void entityThatXmlDoesNotHaveIsRefused() {
    String xml = events("<string key=\"concept:name\" value=\"&x;\"/>");
    assertThatThrownBy(() -> read(xml, LogOptions.detected()))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("log.xes:2: ");
  }

  @Test
  void cutXmlSaysSo() {
    String xml = events(NAME);
    assertThatThrownBy(() -> read(xml.substring(0, xml.length() - 20), LogOptions.detected()))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("cut off");
  }

  @Test
  void tagsThatDoNotMatchAreNotWellFormed() {
    assertThatThrownBy(() -> read("<log>\n<trace>\n</log>", LogOptions.detected()))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("log.xes:3: not well-formed XML");
  }

  @Test
  void anotherKindOfXmlIsNamed() {
    assertThatThrownBy(() -> read("<definitions/>", LogOptions.detected()))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("<definitions>; expected <log>");
  }

  @Test
  void declaredEncodingIsUsedAndAWrongOneExplained() throws IOException {
    String text = events("<string key=\"concept:name\" value=\"h\u00e9\"/>");
    Charset latin = StandardCharsets.ISO_8859_1;
    String declared = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + text;
    assertThat(read(declared.getBytes(latin), LogOptions.detected()).activities())
        .containsExactly("h\u00e9");
    assertThatThrownBy(() -> read(text.getBytes(latin), LogOptions.detected()))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("encoding=\"ISO-8859-1\"");
  }

  @Test
  void elementWithoutEndIsRefusedBeforeItFillsTheMemory() {
    String xml = events("<string key=\"concept:name\" value=\"" + "x".repeat(17 << 20) + "\"/>");
    assertThatThrownBy(() -> read(xml, LogOptions.detected()))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("16 MiB");
  }

  @Test
  void endlessNestingIsRefused() {
    String xml =
        events(NAME + "<string key=\"s\" value=\"\">".repeat(200) + "</string>".repeat(200));
    assertThatThrownBy(() -> read(xml, LogOptions.detected()))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("100 deep");
  }

  @Test
  void traceNameAfterItsEventsIsRefused() {
    String xml = "<log><trace><event>" + NAME + "</event>" + NAME + "</trace></log>";
    assertThatThrownBy(() -> read(xml, LogOptions.detected()))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("must come before");
  }
}
