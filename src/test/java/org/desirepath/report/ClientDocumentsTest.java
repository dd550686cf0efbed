package org.desirepath.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFGroupShape;
import org.apache.poi.xslf.usermodel.XSLFPictureShape;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.report.language.Language;
import org.desirepath.report.wording.English;
import org.desirepath.visualization.FigureRenderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents beside the page, read back by other readers than what wrote them. */
class ClientDocumentsTest {
  private static final FigureRenderer ELK =
      FigureRenderer.of(List.of(FigureRenderer.Engine.ELK), Duration.ofSeconds(60));
  private static final Set<ReportFormat> DOCUMENTS =
      Set.of(ReportFormat.PPTX, ReportFormat.XLSX, ReportFormat.PRINT, ReportFormat.MD);

  @TempDir static Path temp;
  private static Path english;
  private static Path dutch;
  private static JsonNode json;

  @BeforeAll
  static void write() throws IOException {
    ComparisonResult result = ExampleResults.insurance(1500);
    english = temp.resolve("english");
    dutch = temp.resolve("dutch");
    new ReportFolder(ELK, DOCUMENTS).write(result, english);
    new ReportFolder(ELK, DOCUMENTS, Language.DUTCH).write(result, dutch);
    json = new ObjectMapper().readTree(english.resolve("result.json").toFile());
  }

  private static XMLSlideShow deck(Path folder) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve("slides.pptx"));
    return new XMLSlideShow(new ByteArrayInputStream(bytes));
  }

  private static XSSFWorkbook workbook(Path folder) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve("tables.xlsx"));
    return new XSSFWorkbook(new ByteArrayInputStream(bytes));
  }

  private static String text(XSLFSlide slide) {
    StringBuilder text = new StringBuilder();
    for (XSLFShape shape : slide.getShapes()) {
      if (shape instanceof XSLFTextShape words) {
        text.append(words.getText()).append('\n');
      } else if (shape instanceof XSLFTable table) {
        table.getRows().forEach(r -> r.getCells().forEach(c -> text.append(c.getText() + "\n")));
      }
    }
    return text.toString();
  }

  /** The three answers, those whose figure needs a slide of its own followed by it. */
  private static List<XSLFSlide> answers(XMLSlideShow deck) {
    return deck.getSlides().stream()
        .filter(slide -> slide.getTitle() != null && slide.getTitle().contains("?"))
        .toList();
  }

  private static List<XSLFSlide> findings(XMLSlideShow deck) {
    List<XSLFSlide> slides = deck.getSlides();
    return slides.subList(1 + answers(deck).size(), slides.size() - 1);
  }

  @Test
  void theDeckOpensWithTheJourneyAndTheThreeAnswers() throws IOException {
    try (XMLSlideShow deck = deck(english)) {
      assertThat(deck.getPageSize().getWidth() / deck.getPageSize().getHeight())
          .isCloseTo(16 / 9.0, within(0.01));
      assertThat(text(deck.getSlides().get(0)))
          .contains("Home insurance", "1,500 journeys", "as of");
      List<XSLFSlide> answers = answers(deck);
      assertThat(deck.getSlides().subList(1, 1 + answers.size())).isEqualTo(answers);
      assertThat(answers.stream().map(XSLFSlide::getTitle))
          .filteredOn(title -> title.endsWith("?"))
          .containsExactly(
              "Where do customers leave the plan?",
              "Where do we lose them?",
              "Which moments decide?");
      assertThat(answers).extracting(XSLFSlide::getTitle).doesNotHaveDuplicates();
      int withPicture = 0;
      for (XSLFSlide slide : answers) {
        List<XSLFPictureShape> pictures =
            slide.getShapes().stream()
                .filter(XSLFPictureShape.class::isInstance)
                .map(XSLFPictureShape.class::cast)
                .toList();
        if (pictures.isEmpty()) {
          continue;
        }
        withPicture++;
        assertThat(pictures.get(0).getXmlObject().xmlText()).containsPattern("descr=\"[^\"]{20,}");
        assertThat(pictures.get(0).getPictureData().getImageDimensionInPixels().getWidth())
            .isGreaterThan(1000);
      }
      assertThat(withPicture).isEqualTo(3);
    }
  }

  @Test
  void everyFindingHasItsFigureSentenceCountIntervalEvidenceAndCaveats() throws IOException {
    try (XMLSlideShow deck = deck(english)) {
      assertThat(findings(deck)).hasSizeGreaterThan(2);
      for (XSLFSlide slide : findings(deck)) {
        String said = text(slide);
        assertThat(slide.getTitle()).isNotBlank();
        assertThat(said).contains("\nn\n").contains("\nEvidence\n");
        assertThat(said).containsPattern("\\[[−\\d.,]+, [−\\d.,]+\\]");
        assertThat(slide.getShapes()).anyMatch(XSLFGroupShape.class::isInstance);
        assertThat(slide.getNotes()).isNotNull();
        String notes =
            Stream.of(slide.getNotes().getPlaceholders())
                .filter(s -> s.getTextType() == Placeholder.BODY)
                .map(XSLFTextShape::getText)
                .findFirst()
                .orElse("");
        assertThat(notes).hasSizeGreaterThan(80);
      }
    }
  }

  @Test
  void theSentencesOfTheDeckAreThoseOfTheResult() throws IOException {
    List<String> sentences = new ArrayList<>();
    json.findValuesAsText("sentence").forEach(s -> sentences.add(s.replaceAll("[“”]", "")));
    try (XMLSlideShow deck = deck(english)) {
      long told =
          findings(deck).stream()
              .filter(s -> sentences.stream().anyMatch(text(s)::contains))
              .count();
      assertThat(told).isEqualTo(findings(deck).size());
      assertThat(told).isPositive();
    }
  }

  @Test
  void nothingOnASlideLeavesItAndTitlesArePlaceholders() throws IOException {
    try (XMLSlideShow deck = deck(dutch)) {
      for (XSLFSlide slide : deck.getSlides()) {
        assertThat(slide.getPlaceholders().length).isGreaterThanOrEqualTo(2);
        for (XSLFShape shape : slide.getShapes()) {
          var at = shape.getAnchor();
          assertThat(at.getMinX()).isGreaterThanOrEqualTo(0);
          assertThat(at.getMinY()).isGreaterThanOrEqualTo(0);
          assertThat(at.getMaxX()).as(slide.getTitle()).isLessThanOrEqualTo(960);
          assertThat(at.getMaxY()).as(slide.getTitle()).isLessThanOrEqualTo(540);
        }
      }
      assertThat(deck.getSlides().get(1).getTitle())
          .isEqualTo(Language.DUTCH.translate("Where do customers leave the plan?"));
    }
  }

  private static boolean isFooter(XSLFShape shape) {
    return shape.getAnchor().getMinY() > 505;
  }

  @Test
  void everySlideButTheFirstSaysWhatItRestsOnAndItsNumber() throws IOException {
    try (XMLSlideShow deck = deck(english)) {
      List<XSLFSlide> slides = deck.getSlides();
      assertThat(slides.get(0).getShapes()).noneMatch(ClientDocumentsTest::isFooter);
      for (int i = 1; i < slides.size(); i++) {
        List<String> said =
            slides.get(i).getShapes().stream()
                .filter(ClientDocumentsTest::isFooter)
                .map(shape -> ((XSLFTextShape) shape).getText())
                .toList();
        assertThat(said).hasSize(2);
        assertThat(said.get(0)).contains("1,500 journeys").containsPattern("20\\d\\d");
        assertThat(said.get(1)).isEqualTo(i + 1 + " / " + slides.size());
      }
    }
  }

  @Test
  void findingsFillTheirSlideDownToTheFooter() throws IOException {
    try (XMLSlideShow deck = deck(english)) {
      for (XSLFSlide slide : findings(deck)) {
        double lowest =
            slide.getShapes().stream()
                .filter(shape -> !isFooter(shape))
                .mapToDouble(shape -> shape.getAnchor().getMaxY())
                .max()
                .orElse(0);
        assertThat(lowest).as(slide.getTitle()).isBetween(480.0, 505.0);
      }
    }
  }

  @Test
  void theNotesHoldNoDateOfTheirOwn() throws IOException {
    try (XMLSlideShow deck = deck(english)) {
      for (XSLFSlide slide : findings(deck)) {
        assertThat(slide.getNotes().getPlaceholders())
            .extracting(XSLFTextShape::getTextType)
            .contains(Placeholder.BODY)
            .doesNotContain(Placeholder.DATETIME, Placeholder.HEADER, Placeholder.FOOTER);
      }
    }
  }

  private static int column(Sheet sheet, String heading) {
    for (int c = 0; c < sheet.getRow(0).getLastCellNum(); c++) {
      if (sheet.getRow(0).getCell(c).getStringCellValue().equals(heading)) {
        return c;
      }
    }
    throw new AssertionError("no column " + heading + " in " + sheet.getSheetName());
  }

  @Test
  void everyNumberOfTheWorkbookIsThatOfTheResult() throws IOException {
    try (XSSFWorkbook book = workbook(english)) {
      Sheet sheet = book.getSheet("Deviations");
      JsonNode deviations = json.get("deviations");
      assertThat(sheet.getLastRowNum()).isEqualTo(deviations.size());
      for (int i = 0; i < deviations.size(); i++) {
        JsonNode deviation = deviations.get(i);
        Row row = sheet.getRow(i + 1);
        assertThat(row.getCell(column(sheet, "Touchpoint")).getStringCellValue())
            .isEqualTo(deviation.get("touchpoint").asText());
        assertThat(row.getCell(column(sheet, "Journeys")).getNumericCellValue())
            .isEqualTo(deviation.get("journeys").asDouble());
        var share = row.getCell(column(sheet, "Share"));
        if (deviation.at("/share/value").isNumber()) {
          assertThat(share.getNumericCellValue())
              .isEqualTo(deviation.at("/share/value").asDouble());
          assertThat(share.getCellStyle().getDataFormatString()).isEqualTo("0.0%");
        }
      }
      Sheet steps = book.getSheet("Drop off");
      JsonNode found = json.at("/dropOff/steps");
      for (int i = 0; i < found.size(); i++) {
        Row row = steps.getRow(i + 1);
        assertThat(row.getCell(column(steps, "Entered")).getNumericCellValue())
            .isEqualTo(found.get(i).get("entered").asDouble());
        assertThat(row.getCell(column(steps, "Inactive after (days)")).getNumericCellValue())
            .isEqualTo(found.get(i).get("inactiveAfterMillis").asDouble() / 86_400_000);
      }
    }
  }

  @Test
  void everySheetHasAHeadingThatStaysAndFiltersAndNoFormula() throws IOException {
    try (XSSFWorkbook book = workbook(english)) {
      assertThat(book.getSheetName(0)).isEqualTo("Contents");
      assertThat(book.getSheet("Definitions")).isNotNull();
      for (Sheet sheet : book) {
        assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
        assertThat(((XSSFSheet) sheet).getCTWorksheet().isSetAutoFilter()).isTrue();
        for (Row row : sheet) {
          row.forEach(c -> assertThat(c.getCellType()).isNotEqualTo(CellType.FORMULA));
        }
      }
      Sheet journeys = book.getSheet("Journeys");
      assertThat(journeys.getLastRowNum()).isEqualTo(1500);
      assertThat(journeys.getRow(1).getCell(column(journeys, "Id")).getCellType())
          .isEqualTo(CellType.STRING);
      assertThat(journeys.getRow(1).getCell(column(journeys, "Start")).getLocalDateTimeCellValue())
          .isAfter(LocalDateTime.of(2025, 1, 1, 0, 0));
    }
  }

  @Test
  void whereTheNumbersComeFromIsInTheWorkbook() throws IOException {
    try (XSSFWorkbook book = workbook(english)) {
      Sheet sheet = book.getSheet("Where this report comes from");
      List<String> values = new ArrayList<>();
      sheet.forEach(r -> r.forEach(c -> values.add(c.toString())));
      assertThat(values).contains("log.csv", "0f".repeat(32), "k", "compare");
    }
  }

  @Test
  void theWikiPageHasTheAnswersTheTablesAndLinksToFiguresThatAreThere() throws IOException {
    String page = Files.readString(english.resolve("report.md"));
    assertThat(page)
        .startsWith("# Home insurance\n")
        .contains("## Where do customers leave the plan?", "| Touchpoint | Departure |");
    var links = java.util.regex.Pattern.compile("!\\[[^\\]]*\\]\\(([^)]*)\\)").matcher(page);
    int figures = 0;
    while (links.find()) {
      assertThat(english.resolve(links.group(1))).exists();
      figures++;
    }
    assertThat(figures).isGreaterThanOrEqualTo(4);
    assertThat(Files.readString(dutch.resolve("report.md"))).contains("| Contactpunt |");
  }

  @Test
  void whatIsPrintedHasTheWordsOfThePageBookmarksTagsAndItsFont() throws IOException {
    try (PDDocument print = Loader.loadPDF(english.resolve("report.pdf").toFile())) {
      assertThat(print.getDocumentInformation().getTitle()).isEqualTo("Home insurance");
      assertThat(print.getDocumentCatalog().getLanguage()).isEqualTo("en");
      assertThat(print.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(print.getDocumentCatalog().getStructureTreeRoot().getParentTree()).isNotNull();
      List<String> bookmarks = new ArrayList<>();
      print
          .getDocumentCatalog()
          .getDocumentOutline()
          .children()
          .forEach(i -> bookmarks.add(i.getTitle()));
      assertThat(bookmarks).contains("Where do we lose them?", "Evidence");
      for (var name : print.getPage(0).getResources().getFontNames()) {
        assertThat(print.getPage(0).getResources().getFont(name).isEmbedded()).isTrue();
        assertThat(print.getPage(0).getResources().getFont(name).getName()).contains("Inter");
      }
      String said = new PDFTextStripper().getText(print).replaceAll("\\s+", " ");
      for (JsonNode step : json.at("/dropOff/steps")) {
        assertThat(said).contains(English.count(step.get("entered").asLong()));
      }
      assertThat(said).contains("of the journeys that ended follow the plan to the letter");
    }
  }

  @Test
  void theSameResultGivesTheSameBytesAndLeavesNothingBeside() throws IOException {
    Path again = temp.resolve("again");
    new ReportFolder(ELK, DOCUMENTS).write(ExampleResults.insurance(1500), again);
    for (String name : List.of("slides.pptx", "tables.xlsx", "report.pdf", "report.md")) {
      assertThat(again.resolve(name)).as(name).hasSameBinaryContentAs(english.resolve(name));
    }
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left.map(p -> p.getFileName().toString()))
          .isSubsetOf("english", "dutch", "again", "odd");
    }
  }

  @Test
  void namesOfAnyKindBreakNoDocumentAndRunNowhere() throws IOException {
    String planned = "=cmd|'x'!A1<b>&" + "n".repeat(5000);
    Path odd = temp.resolve("odd");
    new ReportFolder(ELK, DOCUMENTS)
        .write(ExampleResults.named(planned, "عرض\u0001\u202E | [x](y)"), odd);
    try (XSSFWorkbook book = workbook(odd);
        XMLSlideShow deck = deck(odd)) {
      for (Sheet sheet : book) {
        for (Row row : sheet) {
          row.forEach(c -> assertThat(c.getCellType()).isNotEqualTo(CellType.FORMULA));
        }
      }
      assertThat(deck.getSlides()).hasSizeGreaterThanOrEqualTo(5);
      assertThat(odd.resolve("report.pdf")).isNotEmptyFile();
      deck.getSlides().stream()
          .skip(1)
          .forEach(s -> assertThat(s.getTitle().length()).isBetween(1, 400));
    }
    assertThat(Files.readString(odd.resolve("report.md")))
        .contains("عرض\uFFFD \\| \\[x](y)")
        .doesNotContain("<b>");
  }

  @Test
  void aDocumentThatCannotBeWrittenLosesNoOther(@TempDir Path whole) throws IOException {
    ReadDocuments documents =
        new ReadDocuments(ExampleResults.withoutOutcome("A B C"), List.of(), ELK, Language.ENGLISH);
    // no figure is drawn, so the page and what is read from it can't be made
    List<String> missing = documents.write(DOCUMENTS, whole);
    assertThat(missing).hasSize(3).anyMatch(m -> m.startsWith("slides.pptx"));
    assertThat(whole.resolve("tables.xlsx")).isNotEmptyFile();
    assertThat(whole.resolve("slides.pptx")).doesNotExist();
  }

  @Test
  void examplesAreNamedOnlyWhereTheResultNamesThem() throws IOException {
    Set<String> named = new java.util.TreeSet<>();
    for (JsonNode deviation : json.get("deviations")) {
      deviation.path("examples").forEach(id -> named.add(id.asText()));
    }
    try (XSSFWorkbook book = workbook(english)) {
      Sheet sheet = book.getSheet("Deviations");
      int examples = column(sheet, "Examples");
      for (Row row : sheet) {
        if (row.getRowNum() > 0 && row.getCell(examples) != null) {
          assertThat(named).contains(row.getCell(examples).getStringCellValue().split("; "));
        }
      }
    }
    Set<String> others = new java.util.TreeSet<>();
    try (XSSFWorkbook book = workbook(english);
        XMLSlideShow deck = deck(english)) {
      book.getSheet("Journeys").forEach(r -> others.add(r.getCell(0).getStringCellValue()));
      others.removeAll(named);
      for (String findings : List.of("/log/quality", "/rules")) {
        for (JsonNode finding : json.at(findings)) {
          finding.path("examples").forEach(id -> others.remove(id.asText()));
        }
      }
      others.remove("Id");
      assertThat(others).isNotEmpty();
      String page = Files.readString(english.resolve("report.md"));
      List<String> words = List.of(page.split("[\\s|]+"));
      assertThat(words).doesNotContainAnyElementsOf(others);
      deck.getSlides()
          .forEach(s -> assertThat(text(s).split("\\s+")).doesNotContainAnyElementsOf(others));
    }
  }

  @Test
  void anUnknownFormatIsRefused() {
    assertThat(ReportFormat.of("PPTX")).isEqualTo(ReportFormat.PPTX);
    assertThat(ReportFormat.usual()).doesNotContainAnyElementsOf(DOCUMENTS);
    assertThatThrownBy(() -> ReportFormat.of("docx")).hasMessageContaining("pptx, xlsx");
  }
}
