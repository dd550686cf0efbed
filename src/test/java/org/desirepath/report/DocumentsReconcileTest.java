package org.desirepath.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.desirepath.visualization.FigureRenderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents say no number that the page, the tables or the result do not say. */
final class DocumentsReconcileTest {
  private static final FigureRenderer ELK =
      FigureRenderer.of(List.of(FigureRenderer.Engine.ELK), Duration.ofSeconds(60));
  private static final double DAY = 86_400_000;
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");

  @TempDir private static Path temp;
  private static Path folder;
  private static String page;

  @BeforeAll
  static void write() throws IOException {
    folder = temp.resolve("report");
    EnumSet<ReportFormat> formats = EnumSet.allOf(ReportFormat.class);
    formats.removeAll(EnumSet.of(ReportFormat.PNG, ReportFormat.PDF));
    new ReportFolder(ELK, formats).write(ExampleResults.insurance(1500), folder);
    page = Files.readString(folder.resolve("index.html"));
  }

  private static List<CsvRecord> table(String name) throws IOException {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().ofCsvRecord(folder.resolve("tables/" + name + ".csv"))) {
      return reader.stream().toList();
    }
  }

  /** A table of the folder by the name of its sheet. */
  private static Path tableOf(Sheet sheet) {
    String name = sheet.getSheetName().toLowerCase(Locale.ROOT).replace(' ', '-');
    return folder.resolve("tables/" + name + ".csv");
  }

  @Test
  void everyCellOfTheWorkbookIsThatOfItsTable() throws IOException {
    int tables = 0;
    int numbers = 0;
    byte[] bytes = Files.readAllBytes(folder.resolve("tables.xlsx"));
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      for (Sheet sheet : book) {
        if (!Files.exists(tableOf(sheet))) {
          continue;
        }
        tables++;
        String name = tableOf(sheet).getFileName().toString().replace(".csv", "");
        List<CsvRecord> rows = table(name);
        assertThat(sheet.getLastRowNum()).as(name).isEqualTo(rows.size() - 1);
        for (int r = 1; r < rows.size(); r++) {
          for (int c = 0; c < rows.get(r).getFieldCount(); c++) {
            String place = name + " row " + r + " " + rows.get(0).getField(c);
            boolean days = sheet.getRow(0).getCell(c).getStringCellValue().endsWith("(days)");
            numbers += same(place, sheet.getRow(r), c, rows.get(r).getField(c), days);
          }
        }
      }
    }
    assertThat(tables).isGreaterThan(12);
    assertThat(numbers).isGreaterThan(5000);
  }

  /** The number of numbers compared. */
  private static int same(String place, Row row, int column, String text, boolean days) {
    Cell cell = row.getCell(column);
    if (cell == null || cell.getCellType() == CellType.BLANK) {
      assertThat(text).as(place).isEmpty();
      return 0;
    }
    if (cell.getCellType() == CellType.STRING) {
      assertThat(text.replaceFirst("^'(?=[=+@\\-])", "")).as(place).isEqualTo(cell.toString());
      return 0;
    }
    double value = cell.getNumericCellValue();
    if (text.matches("\\d{4}-\\d\\d-\\d\\dT.*")) {
      LocalDateTime time =
          OffsetDateTime.parse(text).atZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
      assertThat(Duration.between(time, cell.getLocalDateTimeCellValue()).abs())
          .as(place)
          .isLessThan(Duration.ofMillis(2));
    } else if (days) {
      assertThat(value * DAY).as(place).isCloseTo(Double.parseDouble(text), within(0.5));
    } else {
      assertThat(value).as(place).isEqualTo(Double.parseDouble(text));
    }
    return 1;
  }

  private static String plain(String markup) {
    return markup
        .replaceAll("(?s)<(script|style)\\b.*?</\\1>", " ")
        .replaceAll("<[^>]*>", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replace("&#39;", "'")
        .replace("&#61;", "=");
  }

  private static Set<String> numbers(String text) {
    Set<String> numbers = new HashSet<>();
    Matcher matcher = NUMBER.matcher(text);
    while (matcher.find()) {
      numbers.add(matcher.group().replaceAll(",$", ""));
    }
    return numbers;
  }

  @Test
  void theWikiPageAndThePrintSayNoNumberThatThePageDoesNotSay() throws IOException {
    Set<String> said = numbers(plain(page));
    Set<String> wiki = numbers(Files.readString(folder.resolve("report.md")));
    assertThat(wiki).hasSizeGreaterThan(500);
    wiki.removeAll(said);
    assertThat(wiki).isEmpty();
    try (PDDocument print = Loader.loadPDF(folder.resolve("report.pdf").toFile())) {
      Set<String> printed = numbers(new PDFTextStripper().getText(print));
      assertThat(printed).hasSizeGreaterThan(500);
      printed.removeAll(said);
      assertThat(printed).isEmpty();
    }
  }

  @Test
  void theSlidesSayNoNumberThatThePageOrTheResultDoesNotSay() throws IOException {
    Set<String> said = numbers(plain(page));
    new ObjectMapper()
        .readTree(folder.resolve("result.json").toFile())
        .findValuesAsText("sentence")
        .forEach(sentence -> said.addAll(numbers(sentence)));
    byte[] bytes = Files.readAllBytes(folder.resolve("slides.pptx"));
    Set<String> shown = new HashSet<>();
    try (XMLSlideShow deck = new XMLSlideShow(new ByteArrayInputStream(bytes))) {
      for (XSLFSlide slide : deck.getSlides()) {
        for (XSLFShape shape : slide.getShapes()) {
          for (String text : texts(shape)) {
            if (!text.matches("\\d+ / \\d+")) {
              shown.addAll(numbers(text));
            }
          }
        }
      }
    }
    assertThat(shown).hasSizeGreaterThan(40);
    shown.removeAll(said);
    assertThat(shown).isEmpty();
  }

  private static List<String> texts(XSLFShape shape) {
    List<String> texts = new ArrayList<>();
    if (shape instanceof XSLFTextShape words) {
      texts.addAll(Arrays.asList(words.getText().split("\n", -1)));
    } else if (shape instanceof XSLFTable table) {
      table.getRows().forEach(row -> row.getCells().forEach(cell -> texts.add(cell.getText())));
    }
    return texts;
  }
}
