package org.desirepath.report.handouts;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.report.document.Block;
import org.desirepath.report.document.Slide;
import org.desirepath.report.html.Html;
import org.desirepath.report.language.Language;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.FindingDefinition;
import org.desirepath.report.wording.Sentences;
import org.desirepath.statistics.Interval;

/** Words and numbers of slides, in a language, as the page writes them. */
public final class SlideWords {
  private final Language language;

  public SlideWords(Language language) {
    this.language = language;
  }

  /** Words of ours, without names. */
  String of(String english) {
    return PageBlocks.plain(language.translate(english));
  }

  /** A name from a log or a model: on one line, not long. */
  public String named(String name) {
    return sentence("“" + name + "”", name);
  }

  /** A sentence of ours in which a name stands in “quotes”; the name is not translated. */
  String sentence(String english, String name) {
    String markup = new Html().sentence("p", english, name).markup();
    List<Block> blocks = PageBlocks.of(language.translateMarkup(markup));
    return blocks.get(0) instanceof Block.Paragraph paragraph ? paragraph.text() : "";
  }

  Slide.Fact fact(String name, String value) {
    return new Slide.Fact(of(name), of(value));
  }

  /** How it is computed, what it does not say, and how this one was compared. */
  List<String> notes(FindingDefinition definition, String design) {
    List<String> notes = new ArrayList<>();
    notes.add(of(definition.meaning()));
    notes.add(of(definition.formula()));
    definition.caveats().forEach(caveat -> notes.add(of(caveat)));
    if (!design.isEmpty()) {
      notes.add(of(design));
    }
    return notes;
  }

  Slide.Range share(String label, Quantity share) {
    return share(label, share, Quantity.absent(""));
  }

  /**
   * A share with its interval on an axis that just holds both.
   *
   * @param planned what it is held against, or absent
   */
  Slide.Range share(String label, Quantity share, Quantity planned) {
    double value = share.value().orElse(0);
    Interval interval = share.interval();
    double low = interval == null ? Double.NaN : interval.low();
    double high = interval == null ? Double.NaN : interval.high();
    double reference = planned.value().orElse(Double.NaN);
    double most = Math.max(interval == null ? value : high, planned.value().orElse(0));
    String plan =
        planned.isPresent()
            ? of("Plan") + " " + of(English.percent(planned.value().getAsDouble()))
            : "";
    return new Slide.Range(
        of(label),
        of(Sentences.share(share)),
        value,
        low,
        high,
        0,
        most > 0.5 ? 1 : most > 0.2 ? 0.5 : 0.25,
        reference,
        plan);
  }

  /** A difference with its interval, on an axis with zero in the middle. */
  Slide.Range difference(String label, Quantity difference) {
    double value = difference.value().orElse(0);
    Interval interval = difference.interval();
    double low = interval == null ? Double.NaN : interval.low();
    double high = interval == null ? Double.NaN : interval.high();
    double widest =
        interval == null
            ? Math.abs(value)
            : Math.max(Math.abs(interval.low()), Math.abs(interval.high()));
    double end = widest > 0.5 ? 1 : widest > 0.25 ? 0.5 : 0.25;
    return new Slide.Range(
        of(label),
        of(Sentences.difference(difference)),
        value,
        low,
        high,
        -end,
        end,
        Double.NaN,
        "");
  }
}
