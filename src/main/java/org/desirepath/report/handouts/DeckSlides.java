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

  /** The room for a picture below an answer, in points, and the smallest text to be read there. */
  private static final double WIDTH = 880;

  private static final double HEIGHT = 338;
  private static final double LEAST_POINTS = 8.5;
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
          answer.addTo(slides);
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
    private Slide.@Nullable Image whole;

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
        take(picture);
      }
    }

    /** Below the answer if it can be read there, else on a slide of its own. */
    private void take(Block.Picture picture) throws IOException {
      for (Figures.Drawn drawn : figures) {
        if (drawn.name().equals(picture.name())) {
          if (renderer.smallestPoints(drawn.figure(), WIDTH, HEIGHT) >= LEAST_POINTS) {
            byte[] png = renderer.png(drawn.figure(), SLIDE_PIXELS);
            image = new Slide.Image(png, picture.alternative());
          } else {
            whole = new Slide.Image(renderer.slidePng(drawn.slide()), picture.alternative());
          }
        }
      }
    }

    void addTo(List<Slide> slides) {
      List<String> told = new ArrayList<>(points);
      told.addAll(notes);
      slides.add(
          new Slide(Slide.Kind.ANSWER, question, lead, points, image, List.of(), List.of(), told));
      if (whole != null) {
        slides.add(
            new Slide(
                Slide.Kind.PICTURE,
                question + " – " + language.translate("the figure"),
                lead,
                List.of(),
                whole,
                List.of(),
                List.of(),
                told));
      }
    }
  }
}
