package org.desirepath.report.handouts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.report.document.Block;
import org.desirepath.report.document.Slide;
import org.desirepath.report.figures.Figures;
import org.desirepath.report.language.Language;
import org.desirepath.visualization.FigureRenderer;
import org.jspecify.annotations.Nullable;

/**
 * The deck of a result: what it is about, the three answers, the findings worth telling, and how
 * they were chosen. The answers are read from the page, so that both say the same.
 */
public final class DeckSlides {
  private static final int SLIDE_PIXELS = 1920;
  private static final int ANSWERS = 3;

  private final FindingSlides findings;
  private final List<Block> page;
  private final List<Figures.Drawn> figures;
  private final FigureRenderer renderer;
  private final Language language;

  private DeckSlides(
      ComparisonResult result,
      List<Block> page,
      List<Figures.Drawn> figures,
      FigureRenderer renderer,
      Language language) {
    this.findings = new FindingSlides(result, language);
    this.page = page;
    this.figures = figures;
    this.renderer = renderer;
    this.language = language;
  }

  /**
   * The slides of a deck, in order.
   *
   * @param page the blocks of the page, in the language of the deck
   * @throws IOException if a figure can't be drawn
   */
  public static List<Slide> of(
      ComparisonResult result,
      List<Block> page,
      List<Figures.Drawn> figures,
      FigureRenderer renderer,
      Language language)
      throws IOException {
    return new DeckSlides(result, page, figures, renderer, language).slides();
  }

  private List<Slide> slides() throws IOException {
    List<Slide> slides = new ArrayList<>();
    slides.add(opening());
    answers(slides);
    slides.addAll(findings.all());
    slides.add(findings.choice());
    return slides;
  }

  private Slide opening() {
    String title = "";
    List<String> facts = new ArrayList<>();
    for (Block block : page) {
      if (block instanceof Block.Heading heading && heading.level() == 1) {
        title = heading.text();
      } else if (block instanceof Block.Items items && facts.isEmpty()) {
        facts.addAll(items.texts());
      }
    }
    return new Slide(
        Slide.Kind.TITLE,
        title,
        language.translate("Designed journey beside real journeys")
            + " · "
            + String.join(" · ", facts),
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of());
  }

  /** From each second-level heading to its first table: the question, its answer, its figure. */
  private void answers(List<Slide> slides) throws IOException {
    @Nullable Answer answer = null;
    int found = 0;
    for (Block block : page) {
      if (block instanceof Block.Heading heading && heading.level() == 2) {
        if (answer != null) {
          slides.add(answer.slide());
        }
        answer = found++ < ANSWERS ? new Answer(heading.text()) : null;
      } else if (answer != null) {
        answer.take(block);
      }
    }
  }

  /** An answer, block by block. */
  private final class Answer {
    private final String question;
    private final List<String> points = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private String lead = "";
    private Slide.@Nullable Image image;

    Answer(String question) {
      this.question = question;
    }

    void take(Block block) throws IOException {
      if (block instanceof Block.Paragraph paragraph) {
        if (paragraph.kind() == Block.Kind.LEAD) {
          lead = paragraph.text();
        } else {
          notes.add(paragraph.text());
        }
      } else if (block instanceof Block.Items items) {
        points.addAll(items.texts());
      } else if (block instanceof Block.Picture picture) {
        image = image(picture);
      }
    }

    Slide slide() {
      List<String> told = new ArrayList<>(points);
      told.addAll(notes);
      return new Slide(
          Slide.Kind.ANSWER, question, lead, points, image, List.of(), List.of(), told);
    }
  }

  private Slide.@Nullable Image image(Block.Picture picture) throws IOException {
    for (Figures.Drawn drawn : figures) {
      if (drawn.name().equals(picture.name())) {
        byte[] png = renderer.png(drawn.figure(), SLIDE_PIXELS);
        return new Slide.Image(png, picture.alternative());
      }
    }
    return null;
  }
}
