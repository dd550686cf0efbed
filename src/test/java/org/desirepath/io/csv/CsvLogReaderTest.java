package org.desirepath.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.desirepath.eventlog.Column;
import org.desirepath.eventlog.ColumnType;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.Role;
import org.desirepath.io.EventLogReader;
import org.desirepath.io.EventLogReaderContract;
import org.desirepath.io.FormatException;
import org.desirepath.io.LogColumn;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ReadReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvLogReaderTest implements EventLogReaderContract {
  private static final String HEADER = "case,activity,time\n";

  private ReadReport report = new ReadReport("", "", List.of(), List.of(), Map.of());

  @Override
  public EventLogReader reader() {
    return CsvLogs.reader(LogOptions.detected());
  }

  @Override
  public byte[] written(EventLog log) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CsvLogs.write(log, out);
    return out.toByteArray();
  }

  private EventLog read(byte[] bytes, LogOptions options) throws IOException {
    EventLogBuilder log = EventLog.builder("log");
    report = CsvLogs.reader(options).read(new ByteArrayInputStream(bytes), "log.csv", log);
    return log.build();
  }

  private EventLog read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8), LogOptions.detected());
  }

  private String chosen(String what) {
    return report.choices().stream()
        .filter(c -> c.what().equals(what))
        .map(ReadReport.Choice::value)
        .findFirst()
        .orElse("none");
  }

  private static QualityFinding finding(EventLog log, String code) {
    return log.quality().stream().filter(q -> q.code().equals(code)).findFirst().orElseThrow();
  }

  private void assertRefused(String text, String... parts) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(FormatException.class)
        .hasMessageContainingAll(parts)
        .message()
        .startsWith("log.csv")
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          case:concept:name,concept:name,time:timestamp ! case:concept:name ! concept:name
          Case ID,Activity,Complete Timestamp ! Case ID ! Activity
          _CASE_KEY,ACTIVITY_EN,EVENTTIME ! _CASE_KEY ! ACTIVITY_EN
          zaaknummer,activiteit,tijdstip ! zaaknummer ! activiteit
          klantnummer,contactmoment,datum ! klantnummer ! contactmoment
          case_concept.name,event_concept.name,event_time.timestamp ! case_concept.name ! event_concept.name
          session_id,event,timestamp ! session_id ! event
          """)
  void usualColumnNamesAreKnown(String header, String caseName, String activityName)
      throws IOException {
    EventLog log = read(header + "\n7,a,2025-01-02T03:04:05Z\n");
    assertThat(log.traceId(0)).isEqualTo("7");
    assertThat(log.timeMillis(0)).isNotEqualTo(EventLog.NO_TIME);
    assertThat(chosen("case")).isEqualTo(caseName);
    assertThat(chosen("activity")).isEqualTo(activityName);
  }

  @Test
  void otherCandidatesAreInTheReason() throws IOException {
    read("user_id,session_id,event,timestamp\nu,s,a,2025-01-01\n");
    assertThat(report.choices())
        .anyMatch(c -> c.value().equals("session_id") && c.reason().contains("user_id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void delimiterIsDetected(String delimiter) throws IOException {
    String text = HEADER + "1,\"a;b|c\",2025-01-01\n2,d,2025-01-02\n";
    EventLog log = read(text.replace("\"a;b|c\"", "a").replace(",", delimiter));
    assertThat(log.eventCount()).isEqualTo(2);
    assertThat(log.activities()).containsExactly("a", "d");
  }

  @Test
  void quotedFieldsKeepDelimitersQuotesAndLineBreaks() throws IOException {
    EventLog log = read(HEADER + "1,\"a, \"\"b\"\"\nc\",2025-01-01\r\n2,d,2025-01-02\r\n");
    assertThat(log.activities()).containsExactly("a, \"b\"\nc", "d");
  }

  @Test
  void charactersAreReadInTheSetOfTheFile() throws IOException {
    String text = HEADER + "1,caf\u00e9 \u20ac,2025-01-01\n";
    Charset windows = Charset.forName("windows-1252");
    for (byte[] bytes :
        List.of(
            text.getBytes(StandardCharsets.UTF_8),
            ("\ufeff" + text).getBytes(StandardCharsets.UTF_8),
            text.getBytes(windows),
            ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE),
            ("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE),
            text.getBytes(StandardCharsets.UTF_16LE))) {
      EventLog log = read(bytes, LogOptions.detected());
      assertThat(log.activities()).containsExactly("caf\u00e9 \u20ac");
      assertThat(log.traceId(0)).isEqualTo("1");
    }
    assertThat(
            read(text.getBytes(windows), LogOptions.detected().withCharset(windows)).activities())
        .containsExactly("caf\u00e9 \u20ac");
  }

  @Test
  void charsetIsDecidedHoweverLateTheFirstSpecialCharacterComes() throws IOException {
    String text = HEADER + "1,a,2025-01-01\n".repeat(50_000) + "1,\u00e9,2025-01-01\n";
    assertThat(read(text).activities()).containsExactly("a", "\u00e9");
    assertThat(read(text.getBytes(StandardCharsets.ISO_8859_1), LogOptions.detected()).activities())
        .containsExactly("a", "\u00e9");
    assertThat(chosen("charset")).isEqualTo("windows-1252");
  }

  @Test
  void bytesOfTwoCharsetsAreRefused() {
    byte[] bytes =
        (HEADER + "1,\u00c3\u00a9,2025\n1,\u00e9 \n").getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> read(bytes, LogOptions.detected()))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("--charset");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          2025-04-03T10:00:00+02:00 ! iso ! 2025-04-03T08:00:00Z
          1743667200 ! epoch-s ! 2025-04-03T08:00:00Z
          1743667200000 ! epoch-ms ! 2025-04-03T08:00:00Z
          1743667200000000 ! epoch-us ! 2025-04-03T08:00:00Z
          13/04/2025 08:00 ! dd/MM/yyyy ! 2025-04-13T08:00:00Z
          04/13/2025 8:00 AM ! MM/dd/yyyy ! 2025-04-13T08:00:00Z
          03.04.2025 08:00:00 ! dd/MM/yyyy ! 2025-04-03T08:00:00Z
          2025/04/03 08:00 ! yyyy/MM/dd ! 2025-04-03T08:00:00Z
          20250403 ! yyyyMMdd ! 2025-04-03T00:00:00Z
          3-Apr-2025 08:00 ! d-MMM-yyyy[ H:mm[:ss]] ! 2025-04-03T08:00:00Z
          """)
  void formOfTimesIsDetected(String time, String form, Instant expected) throws IOException {
    EventLog log = read(HEADER + "1,a," + time + "\n1,b,NULL\n");
    assertThat(chosen("time format")).isEqualTo(form);
    assertThat(Instant.ofEpochMilli(log.timeMillis(0))).isEqualTo(expected);
    assertThat(log.timeMillis(1)).isEqualTo(EventLog.NO_TIME);
  }

  @Test
  void dayOrMonthIsDecidedByAnyRowOfTheSample() throws IOException {
    EventLog log = read(HEADER + "1,a,03/04/2025\n1,b,25/04/2025\n");
    assertThat(Instant.ofEpochMilli(log.timeMillis(0))).isEqualTo("2025-04-03T00:00:00Z");
  }

  @Test
  void dayOrMonthThatNothingDecidesIsRefused() throws IOException {
    assertRefused(HEADER + "1,a,03/04/2025\n", "day/month or month/day", "--time-format");
    EventLog log =
        read(
            (HEADER + "1,a,03/04/2025\n").getBytes(StandardCharsets.UTF_8),
            LogOptions.detected().withTimeFormat("MM/dd/yyyy").withZone(ZoneId.of("Europe/Paris")));
    assertThat(Instant.ofEpochMilli(log.timeMillis(0))).isEqualTo("2025-03-03T23:00:00Z");
  }

  @Test
  void timeOfUnknownFormIsRefused() {
    assertRefused(HEADER + "1,a,soon\n", "\"soon\"", "--time-format");
  }

  @Test
  void fewUnreadableTimesAreCountedAndManyRefused() throws IOException {
    String good = "1,a,2025-01-01\n".repeat(30);
    EventLog log = read(HEADER + good + "2,b,31/31/2025\n");
    assertThat(log.eventCount()).isEqualTo(31);
    assertThat(finding(log, "unreadableTimes").examples()).containsExactly("line 32: 31/31/2025");
    assertRefused(
        HEADER + good + "2,b,x\n".repeat(5), "log.csv:32: ", "5 of 35 rows", "--time-format");
  }

  @Test
  void logWithoutTimesKeepsTheOrderOfTheFileOrOfTheOrderColumn() throws IOException {
    String text = "journey,activity,nr\n1,b,2\n1,a,1\n";
    EventLog log = read(text);
    assertThat(log.variants().get(0).activities()).containsExactly("b", "a");
    assertThat(finding(log, "missingTimes").count()).isEqualTo(2);
    LogOptions ordered = LogOptions.detected().withColumn(LogColumn.ORDER, "nr");
    assertThat(read(text.getBytes(StandardCharsets.UTF_8), ordered).variants().get(0).activities())
        .containsExactly("a", "b");
  }

  @Test
  void onlyColumnOfTimesIsTheTimeWhateverItsName() throws IOException {
    read("case,activity,when\n1,a,2025-01-01\n");
    assertThat(chosen("time")).isEqualTo("when");
    assertRefused("case,activity,w1,w2\n1,a,2025-01-01,2025-01-01\n", "[w1, w2]", "--time");
  }

  @Test
  void identifiersStayTextExactly() throws IOException {
    EventLog log =
        read(HEADER.strip() + ",zip,n\n0012,a,2025-01-01,0012,1\n12,b,2025-01-01,13,2\n");
    assertThat(log.traceCount()).isEqualTo(2);
    assertThat(log.traceId(0)).isEqualTo("0012");
    assertThat(log.eventColumns().get("zip").type()).isEqualTo(ColumnType.TEXT);
    assertThat(log.eventColumns().get("n").type()).isEqualTo(ColumnType.INTEGER);
  }

  @Test
  void rolesAreFoundByNameAndByOption() throws IOException {
    String text =
        "case,activity,start,end,kanaal,wie\n1,a,2025-01-01T10:00Z,2025-01-01T11:00Z,web,me\n";
    LogOptions options = LogOptions.detected().withColumn(LogColumn.RESOURCE, "wie");
    EventLog log = read(text.getBytes(StandardCharsets.UTF_8), options);
    assertThat(log.roleText(Role.CHANNEL, 0, 0)).isEqualTo("web");
    assertThat(log.roleText(Role.RESOURCE, 0, 0)).isEqualTo("me");
    assertThat(log.roleText(Role.START_TIME, 0, 0)).isEqualTo("2025-01-01T10:00:00Z");
    assertThat(Instant.ofEpochMilli(log.timeMillis(0))).isEqualTo("2025-01-01T11:00:00Z");
  }

  @Test
  void columnThatIsNotThereIsRefusedWithTheNearest() {
    byte[] text = (HEADER + "1,a,2025-01-01\n").getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(
            () -> read(text, LogOptions.detected().withColumn(LogColumn.ACTIVITY, "Activiti")))
        .isInstanceOf(FormatException.class)
        .hasMessage(
            "log.csv:1: no column \"Activiti\" for --activity; there are [case, activity, time];"
                + " did you mean \"activity\"?");
  }

  @Test
  void missingRolesAreAskedFor() {
    assertRefused("x,activity\n1,a\n", "journey identifier", "[x, activity]", "--case");
    assertRefused("case,x\n1,a\n", "activity", "--activity");
    assertRefused("one column\nx\n", "no columns", "--delimiter");
    assertRefused("2025-01-01,1,a\n2025-01-02,1,b\n", "no header");
    assertRefused(HEADER, "no rows");
  }

  @Test
  void rowsOfAnotherLengthAreRefusedWithTheirLine() throws IOException {
    assertRefused(HEADER + "1,a,2025-01-01\n\n1,b\n", "log.csv:4: 2 fields", "has 3");
    assertRefused(HEADER + "1,a,2025-01-01\n1,b,2025-01-01,x\n", "log.csv:3: 4 fields");
    assertThat(read("\n" + HEADER + "\n1,a,2025-01-01,,\n  \n").eventCount()).isEqualTo(1);
  }

  @Test
  void fewRowsWithoutIdentifierAreCountedAndManyRefused() throws IOException {
    String good = "1,a,2025-01-01\n".repeat(30);
    EventLog log = read(HEADER + good + " ,b,2025-01-01\n");
    assertThat(log.eventCount()).isEqualTo(30);
    assertThat(finding(log, "missingCase").examples()).containsExactly("line 32");
    assertRefused(HEADER + ",b,2025-01-01\n", "log.csv:2: no journey identifier", "--case");
  }

  @Test
  void attributesOfARowThatIsLeftOutDoNotReachTheNext() throws IOException {
    String good = "1,a,2025-01-01,\n".repeat(30);
    EventLog log = read("case,activity,time,x\n" + good + ",b,2025-01-01,stray\n1,c,2025-01-02,\n");
    assertThat(log.eventColumns()).doesNotContainKey("x");
  }

  @Test
  void lineBreaksAndLengthOfTheDataDoNotReachTheMessage() {
    assertRefused("x,\"activ\nity\"\n1,a\n", "activ ity");
    assertThatThrownBy(() -> read(HEADER + "1,a," + "soon".repeat(5000) + "\n"))
        .message()
        .hasSizeLessThan(1600);
  }

  @Test
  void openQuoteIsRefused() {
    assertRefused(HEADER + "1,a,2025-01-01\n1,\"b,2025-01-01\n", "not CSV");
  }

  @Test
  void emptyAndRepeatedColumnNamesAreMadeDistinct() throws IOException {
    EventLog log = read(",case,activity,time,x,x,\n0,1,a,2025-01-01,p,q,\n");
    assertThat(log.eventColumns().keySet()).containsExactlyInAnyOrder("column 1", "x", "x (2)");
  }

  @Test
  void orderThatIsNoNumberIsRefused() {
    byte[] text = "case,activity,nr\n1,a,1\n1,b,second\n".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(text, LogOptions.detected().withColumn(LogColumn.ORDER, "nr")))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("log.csv:3: \"second\"");
  }

  @Test
  void attributesOfJourneysAreWrittenOnEveryRow() throws IOException {
    EventLogBuilder builder = EventLog.builder("log");
    int trace = builder.trace("1");
    builder.addEvent(trace, "a", 0);
    builder.addEvent(trace, "b", 1);
    builder.traceColumn("age").setInteger(trace, 30);
    assertThat(new String(written(builder.build()), StandardCharsets.UTF_8))
        .isEqualTo(
            "case,activity,time,age\n1,a,1970-01-01T00:00:00Z,30\n1,b,1970-01-01T00:00:00.001Z,30\n");
  }

  @Test
  void apostrophesAroundFieldsAreQuotesWhereNoQuotationMarkIs() throws IOException {
    EventLog log =
        read(
            "case,activity,time\n1,'Send, or ''hand'' over',2025-01-01\n1,'Two\nlines',2025-01-02\n");

    assertThat(log.activities()).containsExactly("Send, or 'hand' over", "Two\nlines");
    assertThat(chosen("quote")).isEqualTo("'");
    assertThat(chosen("delimiter")).isEqualTo(",");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,'s-Gravenhage,2025-01-01\n1,'t Gooi,2025-01-02\n",
        "1,'a',2025-01-01\n1,\"b\",2025-01-02\n",
        "1,'a',2025-01-01\n1,b,2025-01-02\n1,c,2025-01-03\n1,d,2025-01-04\n",
        "1,'a' or 'b',2025-01-01\n1,'c',2025-01-02\n"
      })
  void apostrophesOfNamesStay(String rows) throws IOException {
    EventLog log = read(HEADER + rows);

    assertThat(log.activities().get(0)).startsWith("'");
    assertThat(chosen("quote")).isEqualTo("none");
  }

  @Test
  void numbersWithThousandsAreNumbers() throws IOException {
    String text =
        """
        case;activity;time;amount;price;sum
        1;a;2025-01-01;1.234,50;1.234;1,234
        1;b;2025-01-02;950,00;2.500;5,678
        """;
    EventLog seen = read(text);
    EventLog said =
        read(text.getBytes(StandardCharsets.UTF_8), LogOptions.detected().withDecimalSign(','));

    assertThat(numbers(seen, "amount")).containsExactly(1234.5, 950.0);
    assertThat(numbers(seen, "price")).containsExactly(1.234, 2.5);
    assertThat(seen.eventColumns().get("sum").type()).isEqualTo(ColumnType.TEXT);
    assertThat(seen.quality())
        .extracting(QualityFinding::code, QualityFinding::examples)
        .contains(
            tuple("doubtfulDecimals", List.of("price")),
            tuple("numbersAsText", List.of("\"sum\": 2 different values")));
    assertThat(numbers(said, "price")).containsExactly(1234.0, 2500.0);
    assertThat(numbers(said, "sum")).containsExactly(1.234, 5.678);
    assertThat(said.quality())
        .extracting(QualityFinding::code)
        .doesNotContain("doubtfulDecimals", "numbersAsText");
    assertThat(chosen("decimal sign")).isEqualTo(",");
  }

  private static List<Double> numbers(EventLog log, String column) {
    Column cells = log.eventColumns().get(column);
    return List.of(cells.number(0), cells.number(1));
  }

  @Test
  void theUserSaysWhatTheQuoteIs() throws IOException {
    String text = HEADER + "1,'a',2025-01-01\n1,'b',2025-01-02\n";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    EventLog kept = read(bytes, LogOptions.detected().withQuote('"'));
    assertThat(kept.activities()).containsExactly("'a'", "'b'");
    bytes = text.replace('\'', '~').getBytes(StandardCharsets.UTF_8);
    assertThat(read(bytes, LogOptions.detected().withQuote('~')).activities())
        .containsExactly("a", "b");
    byte[] same = bytes;
    assertThatThrownBy(() -> read(same, LogOptions.detected().withQuote('x')))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("expected a mark");
  }

  @Test
  void namesInApostrophesComeBackAsTheyWere() throws IOException {
    EventLog log =
        read(
            (HEADER + "1,'a',2025-01-01\n1,'b',2025-01-02\n").getBytes(StandardCharsets.UTF_8),
            LogOptions.detected().withQuote('"'));

    assertThat(read(written(log), LogOptions.detected()).activities())
        .containsExactly("'a'", "'b'");
  }
}
