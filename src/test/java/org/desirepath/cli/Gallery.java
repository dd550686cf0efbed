package org.desirepath.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Draws every figure of the bundled samples into the documentation: {@code images/gallery/*.svg}
 * and {@code gallery.md}. Run from the top of the project; contributing.md has the command.
 */
public final class Gallery {
  private static final Path IMAGES = Path.of("src/site/resources/images/gallery");
  private static final Path PAGE = Path.of("src/site/markdown/gallery.md");
  private static final long MOST_BYTES = 3_000_000;

  /** The samples, with the segment that their groups are by; empty for the time. */
  private static final Map<String, String> SAMPLES = new LinkedHashMap<>();

  static {
    SAMPLES.put("home-insurance", "region");
    SAMPLES.put("internet-switch", "");
    SAMPLES.put("webshop-order", "");
  }

  private static final Map<String, String> FIGURES = new LinkedHashMap<>();

  static {
    FIGURES.put("designed-vs-actual", "Where customers leave the plan: the design as a map");
    FIGURES.put("deviation-diagram", "How they leave it: planned row above, actual row below");
    FIGURES.put("journey-map", "The journey map: phases, channels, experience, waits, owners");
    FIGURES.put("drop-off", "Where customers are lost: four parts a step, with intervals");
    FIGURES.put("cumulative-incidence", "How soon they succeed or are lost, with bands");
    FIGURES.put("points-of-no-return", "States of journeys and their chance of success");
    FIGURES.put("critical-moments", "Which moments decide: effects with intervals");
    FIGURES.put("critical-moments-map", "Where these moments lie");
    FIGURES.put("journey-flows", "Where journeys go, step by step");
    FIGURES.put("representative-journeys", "Real journeys that stand for all");
    FIGURES.put("journey-timeline", "One journey beside the plan, true to time");
    FIGURES.put("process-map-overview", "What customers really do, in short");
    FIGURES.put("process-map", "The same for a page");
    FIGURES.put("process-map-detail", "The same in detail");
    FIGURES.put(
        "segment-heat-map", "Which groups differ, and where; without groups, who reaches what");
    FIGURES.put("differences", "What differs between two groups beyond chance");
  }

  private Gallery() {}

  /** Draws the gallery. */
  public static void main(String[] args) throws IOException {
    Path work = Files.createTempDirectory("gallery");
    Files.createDirectories(IMAGES);
    long bytes = 0;
    List<String> there = new ArrayList<>();
    for (Map.Entry<String, String> sample : SAMPLES.entrySet()) {
      Path folder = compare(sample.getKey(), sample.getValue(), work);
      for (String figure : FIGURES.keySet()) {
        Path svg = folder.resolve("figures").resolve(figure + ".svg");
        if (Files.exists(svg)) {
          String name = sample.getKey() + "-" + figure + ".svg";
          Files.copy(svg, IMAGES.resolve(name), StandardCopyOption.REPLACE_EXISTING);
          bytes += Files.size(svg);
          there.add(name);
        }
      }
    }
    if (bytes > MOST_BYTES) {
      throw new IOException("the gallery has " + bytes + " bytes, more than " + MOST_BYTES);
    }
    try (Stream<Path> images = Files.list(IMAGES)) {
      for (Path image : images.toList()) {
        if (!there.contains(String.valueOf(image.getFileName()))) {
          Files.delete(image);
        }
      }
    }
    Files.writeString(PAGE, page(there));
  }

  private static Path compare(String sample, String segment, Path work) throws IOException {
    Path out = work.resolve(sample);
    List<String> args = new ArrayList<>();
    args.addAll(List.of("compare", "event-logs/" + sample + ".xes.gz"));
    args.addAll(List.of("--model", "models/" + sample + ".journey.yaml"));
    args.addAll(List.of("--formats", "svg", "--quiet", "--out", out.toString()));
    if (!segment.isEmpty()) {
      args.addAll(List.of("--segment", segment));
    }
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    int code = Main.run(args.toArray(new String[0]), nowhere, System.err);
    if (code != 0) {
      throw new IOException("compare of " + sample + " ended with " + code);
    }
    return out;
  }

  private static String page(List<String> there) {
    StringBuilder out = new StringBuilder("# Gallery\n\n");
    out.append("Every figure of the bundled samples, as `compare` draws it. Each stands in the\n");
    out.append("report as SVG, PNG and PDF (slides of 16:9) and DOT. Drawn by one command\n");
    out.append("([contributing](contributing.md#gallery)).\n\n");
    out.append("PNG and PDF carry Latin, Greek and Cyrillic letters of the bundled font. Others\n");
    out.append(
        "(Chinese, Japanese, Korean, Arabic) need a font of the machine that draws; without\n");
    out.append("one an empty box stands for the letter. SVG uses the reader's fonts.\n");
    FIGURES.forEach(
        (figure, what) -> {
          out.append("\n## ").append(what).append("\n\n`figures/").append(figure).append(".svg`\n");
          for (String sample : SAMPLES.keySet()) {
            String name = sample + "-" + figure + ".svg";
            if (there.contains(name)) {
              out.append("\n![").append(what).append(", ").append(sample.replace('-', ' '));
              out.append("](../resources/images/gallery/").append(name).append(")\n");
            }
          }
        });
    return out.toString();
  }
}
