package org.desirepath.report.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.desirepath.report.document.TableOutput;
import org.desirepath.report.document.TableOutput.Count;
import org.desirepath.report.document.TableOutput.Empty;
import org.desirepath.report.document.TableOutput.Measure;
import org.desirepath.report.document.TableOutput.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookFileTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private XSSFWorkbook read() throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()));
  }

  @Test
  void aTableTooLongForOneSheetGoesOnInTheNextAndLosesNoRow() throws IOException {
    try (WorkbookFile file = new WorkbookFile(bytes, "t", 4)) {
      TableOutput table = file.table("Long", UnaryOperator.identity());
      table.headings(List.of("count"));
      for (int i = 0; i < 7; i++) {
        table.row(List.of(new Count(i)));
      }
      table.end();
      assertThat(file.sheets()).extracting(WorkbookFile.Written::rows).containsExactly(3L, 3L, 1L);
    }
    try (XSSFWorkbook book = read()) {
      int next = 0;
      for (Sheet sheet : book) {
        assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("Count");
        for (int r = 1; r <= sheet.getLastRowNum(); r++) {
          assertThat(sheet.getRow(r).getCell(0).getNumericCellValue()).isEqualTo(next++);
        }
      }
      assertThat(next).isEqualTo(7);
      assertThat(book.getSheetName(1)).isEqualTo("Long (2)");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+A1", "-2", "@x", "007", "1e5", "_x0041_", "a\tb", "<&>\"'", "TRUE"})
  void textStaysTextWhateverItLooksLike(String text) throws IOException {
    try (WorkbookFile file = new WorkbookFile(bytes, "t")) {
      TableOutput table = file.table(text, UnaryOperator.identity());
      table.headings(List.of("id"));
      table.row(List.of(new Words(text)));
      table.end();
    }
    try (XSSFWorkbook book = read()) {
      var cell = book.getSheetAt(0).getRow(1).getCell(0);
      assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
      assertThat(cell.getStringCellValue()).isEqualTo(text);
    }
  }

  @Test
  void textLongerThanACellIsCutAndSaysSo() throws IOException {
    try (WorkbookFile file = new WorkbookFile(bytes, "t")) {
      TableOutput table = file.table("s", UnaryOperator.identity());
      table.headings(List.of("id"));
      table.row(List.of(new Words("é".repeat(40_000))));
      table.end();
    }
    try (XSSFWorkbook book = read()) {
      String kept = book.getSheetAt(0).getRow(1).getCell(0).getStringCellValue();
      assertThat(kept).hasSize(SheetXml.LONGEST_TEXT).endsWith("result.json)");
    }
  }

  @Test
  void aTableWithoutRowsGetsNoSheetAndIsNamed() throws IOException {
    try (WorkbookFile file = new WorkbookFile(bytes, "t")) {
      TableOutput none = file.table("None", UnaryOperator.identity());
      none.headings(List.of("id"));
      none.end();
      TableOutput some = file.table("Some", UnaryOperator.identity());
      some.headings(List.of("rate", "rateLow", "waitMillis"));
      some.row(List.of(new Measure(0.25), new Empty(), new Count(43_200_000)));
      some.end();
      assertThat(file.empty()).extracting(WorkbookFile.Written::name).containsExactly("None");
    }
    try (XSSFWorkbook book = read()) {
      assertThat(book.getNumberOfSheets()).isEqualTo(1);
      var row = book.getSheetAt(0).getRow(1);
      assertThat(row.getCell(0).getCellStyle().getDataFormatString()).isEqualTo("0.0%");
      assertThat(row.getCell(1)).isNull();
      assertThat(row.getCell(2).getNumericCellValue()).isEqualTo(0.5);
      assertThat(book.getSheetAt(0).getRow(0).getCell(2).getStringCellValue())
          .isEqualTo("Wait (days)");
    }
  }

  @ParameterizedTest
  @CsvSource({"0,A", "25,Z", "26,AA", "701,ZZ", "702,AAA", "16383,XFD"})
  void columnsAreNamedAsSpreadsheetsDo(int index, String name) {
    assertThat(SheetXml.column(index)).isEqualTo(name);
  }
}
