package org.desirepath.io.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.desirepath.eventlog.ColumnType;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.FormatException;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.junit.jupiter.api.Test;

final class XlsxLogsTest {

  private static void row(XSSFSheet sheet, int number, Object... values) {
    CellStyle date = sheet.getWorkbook().createCellStyle();
    date.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("dd-mm-yyyy hh:mm:ss"));
    Row row = sheet.createRow(number);
    for (int i = 0; i < values.length; i++) {
      Cell cell = row.createCell(i);
      if (values[i] instanceof LocalDateTime time) {
        cell.setCellValue(time);
        cell.setCellStyle(date);
      } else if (values[i] instanceof Number n) {
        cell.setCellValue(n.doubleValue());
      } else if (values[i] instanceof Boolean b) {
        cell.setCellValue(b);
      } else if (values[i] != null) {
        cell.setCellValue(values[i].toString());
      }
    }
  }

  private static byte[] bytes(XSSFWorkbook workbook) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    workbook.write(out);
    return out.toByteArray();
  }

  private static byte[] sample(boolean secondSheet) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      workbook.createSheet("notes").createRow(0).createCell(0).setCellValue("made by Ann");
      XSSFSheet events = workbook.createSheet("events");
      row(events, 1, "case", "activity", "time", "amount", "flag", "remark");
      LocalDateTime at = LocalDateTime.of(2025, 3, 1, 9, 30, 15);
      row(events, 2, "0012", "a", at, 12, true, "two\nlines, \"quoted\"");
      row(events, 4, "0012", "b", at.plusDays(1).plusNanos(250_000_000), 2.5, false);
      row(events, 5, 13, "a", at, null, null, "x");
      if (secondSheet) {
        row(workbook.createSheet("more"), 0, "case", "activity");
        row(workbook.getSheet("more"), 1, "1", "a");
      }
      return bytes(workbook);
    }
  }

  private static LogFiles.Result read(byte[] bytes, LogOptions options) throws IOException {
    return LogFiles.read(new ByteArrayInputStream(bytes), "a.xlsx", options);
  }

  @Test
  void datesNumbersTruthAndTextKeepTheirTypes() throws IOException {
    LogFiles.Result read = read(sample(false), LogOptions.detected());
    EventLog log = read.log();
    assertThat(log.traceCount()).isEqualTo(2);
    assertThat(List.of(log.traceId(0), log.traceId(1))).containsExactly("0012", "13");
    assertThat(Instant.ofEpochMilli(log.timeMillis(0))).isEqualTo("2025-03-01T09:30:15Z");
    assertThat(Instant.ofEpochMilli(log.timeMillis(1))).isEqualTo("2025-03-02T09:30:15.250Z");
    assertThat(log.eventColumns().get("amount").type()).isEqualTo(ColumnType.REAL);
    assertThat(log.eventColumns().get("amount").number(1)).isEqualTo(2.5);
    assertThat(log.eventColumns().get("flag").type()).isEqualTo(ColumnType.BOOLEAN);
    assertThat(log.eventColumns().get("remark").text(0)).isEqualTo("two\nlines, \"quoted\"");
    assertThat(log.quality()).anyMatch(q -> q.code().equals("zoneAssumed"));
    assertThat(read.reports().get(0).format()).isEqualTo("XLSX");
    assertThat(read.reports().get(0).choices()).anyMatch(c -> c.value().equals("events"));
  }

  @Test
  void zoneThatIsGivenIsUsed() throws IOException {
    LogOptions options = LogOptions.detected().withZone(ZoneId.of("Europe/Amsterdam"));
    EventLog log = read(sample(false), options).log();
    assertThat(Instant.ofEpochMilli(log.timeMillis(0))).isEqualTo("2025-03-01T08:30:15Z");
  }

  @Test
  void sheetIsAskedForAndAWrongOneAnswered() throws IOException {
    byte[] two = sample(true);
    assertThatThrownBy(() -> read(two, LogOptions.detected()))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("[events, more]; give --sheet");
    assertThat(read(two, LogOptions.detected().withSheet("more")).log().eventCount()).isEqualTo(1);
    assertThatThrownBy(() -> read(two, LogOptions.detected().withSheet("event")))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("did you mean \"events\"?");
  }

  @Test
  void damagedWorkbookIsRefusedWithOneLine() throws IOException {
    byte[] cut = Arrays.copyOf(sample(false), 2000);
    assertThatThrownBy(() -> read(cut, LogOptions.detected()))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("a.xlsx");
    byte[] csv = "case,activity\n1,a\n".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(csv, LogOptions.detected()))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("not what its ending says but CSV");
  }
}
