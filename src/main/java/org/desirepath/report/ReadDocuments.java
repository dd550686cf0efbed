package org.desirepath.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.report.document.Block;
import org.desirepath.report.document.Slide;
import org.desirepath.report.figures.Figures;
import org.desirepath.report.handouts.DeckSlides;
import org.desirepath.report.handouts.PageBlocks;
import org.desirepath.report.handouts.ResultWorkbook;
import org.desirepath.report.handouts.SlideWords;
import org.desirepath.report.language.Language;
import org.desirepath.report.page.HtmlReport;
import org.desirepath.report.pages.MarkdownPage;
import org.desirepath.report.pages.PdfReport;
import org.desirepath.report.slides.DeckFile;
import org.desirepath.visualization.FigureRenderer;
import org.jspecify.annotations.Nullable;

/**
 * The documents that a client keeps beside the page: slides, workbook, print and wiki page. Each is
 * written apart, and one that fails leaves the others. Not thread-safe.
 */
final class ReadDocuments {
  static final String SLIDES = "slides.pptx";
  static final String SHEETS = "tables.xlsx";
  static final String PRINT = "report.pdf";
  static final String WIKI = "report.md";

  private interface Content {
    void write(OutputStream out) throws IOException;
  }

  private final ComparisonResult result;
  private final List<Figures.Drawn> figures;
  private final FigureRenderer renderer;
  private final Language language;
  private @Nullable String body;

  ReadDocuments(
      ComparisonResult result,
      List<Figures.Drawn> figures,
      FigureRenderer renderer,
      Language language) {
    this.result = result;
    this.figures = figures;
    this.renderer = renderer;
    this.language = language;
  }

  /** What the page says; made once. */
  String body() {
    String made = body == null ? HtmlReport.body(result, figures, language) : body;
    body = made;
    return made;
  }

  /** Writes those that are asked for; returns what could not be written, and why. */
  List<String> write(Set<ReportFormat> formats, Path folder) {
    List<String> missing = new ArrayList<>();
    if (formats.contains(ReportFormat.PPTX)) {
      write(folder.resolve(SLIDES), this::writeSlides, missing);
    }
    if (formats.contains(ReportFormat.XLSX)) {
      write(folder.resolve(SHEETS), out -> ResultWorkbook.write(result, language, out), missing);
    }
    if (formats.contains(ReportFormat.PRINT)) {
      write(folder.resolve(PRINT), this::writePrint, missing);
    }
    if (formats.contains(ReportFormat.MD)) {
      write(folder.resolve(WIKI), out -> writeWiki(formats, folder, out), missing);
    }
    return missing;
  }

  private static void write(Path file, Content content, List<String> missing) {
    try (OutputStream out = Files.newOutputStream(file)) {
      content.write(out);
    } catch (IOException | RuntimeException | LinkageError e) {
      missing.add(file.getFileName() + ": " + e);
      try {
        Files.deleteIfExists(file);
      } catch (IOException left) {
        missing.add("what is left of " + file.getFileName() + " can't be removed: " + left);
      }
    }
  }

  private void writeSlides(OutputStream out) throws IOException {
    List<Block> page = PageBlocks.of(body());
    String title = new SlideWords(language).named(result.model().name());
    List<Slide> slides = DeckSlides.of(result, page, figures, renderer, language);
    DeckFile.write(slides, title, basis(), out);
  }

  /** The files read, the journeys in them, and the time from which they are. */
  private String basis() {
    List<String> parts = new ArrayList<>();
    result.provenance().inputs().forEach(input -> parts.add(input.name()));
    parts.addAll(Figures.basis(result, language));
    return String.join(" · ", parts);
  }

  private void writePrint(OutputStream out) throws IOException {
    PdfReport.write(
        PageBlocks.of(body()),
        new SlideWords(language).named(result.model().name()),
        language.code(),
        this::drawing,
        out);
  }

  private byte[] drawing(String name) throws IOException {
    for (Figures.Drawn figure : figures) {
      if (figure.name().equals(name)) {
        return renderer.pdf(figure.figure());
      }
    }
    return new byte[0];
  }

  /** A wiki page needs files of its figures. */
  private void writeWiki(Set<ReportFormat> formats, Path folder, OutputStream out)
      throws IOException {
    String ending =
        formats.contains(ReportFormat.PNG) && !formats.contains(ReportFormat.SVG) ? "png" : "svg";
    Path places = Files.createDirectories(folder.resolve("figures"));
    for (Figures.Drawn figure : figures) {
      Path file = places.resolve(figure.name() + "." + ending);
      if (!Files.exists(file)) {
        Files.writeString(file, figure.rendered().svg());
      }
    }
    List<Block> blocks = PageBlocks.of(body());
    Function<String, String> pictures = name -> "figures/" + name + "." + ending;
    Writer page = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    MarkdownPage.write(blocks, pictures, page);
    page.flush();
  }
}
