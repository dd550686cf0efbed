package org.desirepath.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.io.FormatException;
import org.desirepath.report.document.ReportWriter;
import org.desirepath.report.figures.Figures;
import org.desirepath.report.language.Language;
import org.desirepath.report.page.HtmlReport;
import org.desirepath.report.page.groups.PersonaSection;
import org.desirepath.report.result.JsonReport;
import org.desirepath.report.tables.CsvOutput;
import org.desirepath.report.tables.CsvTables;
import org.desirepath.visualization.FigureRenderer;
import org.jspecify.annotations.Nullable;

/**
 * A folder with the whole report: {@code index.html}, {@code result.json}, {@code figures} and
 * {@code tables}. It appears whole or not at all: written beside its place under a hidden name,
 * then renamed. A folder that is there is replaced only if it holds a {@code result.json} of ours.
 *
 * <p>JSON, tables and DOT are byte-identical on any machine; HTML, SVG and PNG for the same layout
 * engine, as are slides. Thread-safe; two writers of one folder must not run at once.
 *
 * @param renderer draws the figures
 * @param formats what to write beside {@code result.json}, which marks the folder as ours
 * @param language of the page and the figures; JSON and tables are the same in every language
 */
public record ReportFolder(FigureRenderer renderer, Set<ReportFormat> formats, Language language) {
  private static final String RESULT = "result.json";
  private static final String PERSONAS = "personas";
  private static final Set<String> CONTENTS =
      Set.of(
          RESULT,
          "index.html",
          "figures",
          "tables",
          PERSONAS,
          ReadDocuments.SLIDES,
          ReadDocuments.SHEETS,
          ReadDocuments.PRINT,
          ReadDocuments.WIKI);
  private static final Set<ReportFormat> FIGURES =
      Set.of(ReportFormat.SVG, ReportFormat.PNG, ReportFormat.PDF, ReportFormat.DOT);

  private static final Set<ReportFormat> ON_SLIDES =
      Set.of(ReportFormat.PNG, ReportFormat.PDF, ReportFormat.PPTX);

  public ReportFolder {
    formats = Set.copyOf(formats);
  }

  /** In English. */
  public ReportFolder(FigureRenderer renderer, Set<ReportFormat> formats) {
    this(renderer, formats, Language.ENGLISH);
  }

  /** The usual formats, drawn by the best engine that is there. */
  public static ReportFolder standard() {
    return new ReportFolder(FigureRenderer.standard(), ReportFormat.usual());
  }

  /**
   * Refuses a place that may not be written to; for a check before long work.
   *
   * @throws FormatException if something is there that is not a report of ours
   */
  public static void checkReplaceable(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new FormatException(
          folder.toString(), 0, "is there and is no folder; name another place with --out");
    }
    if (!isReport(folder.resolve(RESULT)) || !holdsNothingElse(folder)) {
      throw new FormatException(
          folder.toString(),
          0,
          "is there and is not a report of Desirepath alone (result.json beside "
              + "index.html, figures and tables), so it is not replaced; "
              + "name another place with --out, or remove it");
    }
  }

  /**
   * Writes the report.
   *
   * @throws FormatException if the folder may not be replaced
   * @throws IncompleteReportException if the report is there, but without some of its slides and
   *     sheets
   * @throws IOException if the files can't be written; the folder is then as it was
   */
  public void write(ComparisonResult result, Path folder) throws IOException {
    write(result, new TreeMap<>(), folder);
  }

  /**
   * Writes the report with those of personas below it, each in {@code personas/NUMBER-VALUE}.
   *
   * @param personas their results by value
   * @throws FormatException if the folder may not be replaced
   * @throws IncompleteReportException if the report is there, but without some of its slides and
   *     sheets
   * @throws IOException if the files can't be written; the folder is then as it was
   */
  public void write(
      ComparisonResult result, SortedMap<String, ComparisonResult> personas, Path folder)
      throws IOException {
    checkReplaceable(folder);
    Path place = Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath().normalize();
    Path parent = place.getParent();
    if (parent == null) {
      throw new FormatException(folder.toString(), 0, "is the root of the disk; name a folder");
    }
    Files.createDirectories(parent);
    Path staging = Files.createTempDirectory(parent, ".desirepath-");
    try {
      Path whole = Files.createDirectory(staging.resolve("new"));
      List<String> missing = new ArrayList<>(writeFiles(result, whole));
      int number = 1;
      for (Map.Entry<String, ComparisonResult> persona : personas.entrySet()) {
        String name = PersonaSection.folder(number++, persona.getKey());
        Path below = Files.createDirectories(whole.resolve(PERSONAS).resolve(name));
        missing.addAll(writeFiles(persona.getValue(), below));
      }
      publish(whole, place, staging.resolve("old"));
      if (!missing.isEmpty()) {
        throw new IncompleteReportException(place, missing);
      }
    } finally {
      // what could not be put back stays beside, rather than being lost
      if (Files.exists(place) || !Files.exists(staging.resolve("old"))) {
        deleteAll(staging);
      }
    }
  }

  private static void publish(Path whole, Path place, Path old) throws IOException {
    boolean replaces = Files.exists(place);
    if (replaces) {
      Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(whole, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (replaces) {
        Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
  }

  /** Returns what could not be written of the documents beside the page. */
  private List<String> writeFiles(ComparisonResult result, Path folder) throws IOException {
    writeDocument(new JsonReport(), result, folder.resolve(RESULT));
    if (formats.contains(ReportFormat.CSV)) {
      Path tables = Files.createDirectory(folder.resolve("tables"));
      for (CsvTables.Document table : CsvTables.ALL) {
        table.content().write(result, new CsvOutput(writer(tables.resolve(table.name() + ".csv"))));
      }
    }
    Set<ReportFormat> drawn = EnumSet.noneOf(ReportFormat.class);
    drawn.addAll(formats);
    drawn.removeAll(EnumSet.of(ReportFormat.JSON, ReportFormat.CSV, ReportFormat.XLSX));
    List<Figures.Drawn> figures =
        drawn.isEmpty()
            ? List.of()
            : Figures.draw(result, renderer, language, !Collections.disjoint(formats, ON_SLIDES));
    ReadDocuments documents = new ReadDocuments(result, figures, renderer, language);
    if (formats.contains(ReportFormat.HTML)) {
      try (Writer out = writer(folder.resolve("index.html"))) {
        HtmlReport.write(result, documents.body(), language, out);
      }
    }
    drawn.retainAll(FIGURES);
    if (!drawn.isEmpty()) {
      writeFigures(figures, Files.createDirectory(folder.resolve("figures")));
    }
    return documents.write(formats, folder);
  }

  private void writeFigures(List<Figures.Drawn> figures, Path folder) throws IOException {
    for (Figures.Drawn figure : figures) {
      if (formats.contains(ReportFormat.SVG)) {
        Files.writeString(folder.resolve(figure.name() + ".svg"), figure.rendered().svg());
      }
      if (formats.contains(ReportFormat.DOT)) {
        Files.writeString(folder.resolve(figure.name() + ".dot"), figure.rendered().dot());
      }
      if (formats.contains(ReportFormat.PDF)) {
        Files.write(folder.resolve(figure.name() + ".pdf"), renderer.slidePdf(figure.slide()));
      }
      if (formats.contains(ReportFormat.PNG)) {
        Files.write(folder.resolve(figure.name() + ".png"), renderer.slidePng(figure.slide()));
      }
    }
  }

  private static void writeDocument(ReportWriter report, ComparisonResult result, Path file)
      throws IOException {
    try (Writer out = writer(file)) {
      report.write(result, out);
    }
  }

  private static BufferedWriter writer(Path file) throws IOException {
    return Files.newBufferedWriter(file);
  }

  /** A result.json of ours may lie among other work, written there by --json. */
  private static boolean holdsNothingElse(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.allMatch(e -> CONTENTS.contains(String.valueOf(e.getFileName())));
    }
  }

  /** Whether a file is JSON that says which version of Desirepath wrote it. */
  private static boolean isReport(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      return json.nextToken() == JsonToken.START_OBJECT
          && "desirepath".equals(json.nextFieldName())
          && json.nextToken() == JsonToken.START_OBJECT
          && "version".equals(json.nextFieldName())
          && json.nextToken() == JsonToken.VALUE_STRING;
    } catch (IOException e) {
      return false;
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path inner, @Nullable IOException fault)
              throws IOException {
            if (fault != null) {
              throw fault;
            }
            Files.delete(inner);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
