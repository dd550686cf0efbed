package org.desirepath.report.slides;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.sl.usermodel.ShapeType;
import org.apache.poi.sl.usermodel.StrokeStyle.LineDash;
import org.apache.poi.xslf.usermodel.XSLFAutoShape;
import org.apache.poi.xslf.usermodel.XSLFConnectorShape;
import org.apache.poi.xslf.usermodel.XSLFGroupShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.desirepath.report.document.Slide;
import org.desirepath.report.document.TextFit;
import org.openxmlformats.schemas.presentationml.x2006.main.CTGroupShape;

/**
 * Numbers with their intervals as shapes: a bar from the origin, a whisker for the interval, a dot
 * for the number, and a dashed line for what it is held against.
 */
final class RangeChart {
  private static final Color BAR = new Color(0x56B4E9);
  private static final double TALL = 124;
  private static final double BAR_HEIGHT = 28;

  private final XSLFGroupShape group;

  private RangeChart(XSLFGroupShape group) {
    this.group = group;
  }

  /** Returns where the chart ends. */
  static double draw(XSLFSlide page, List<Slide.Range> ranges, Rectangle2D at) {
    if (ranges.isEmpty()) {
      return at.getY();
    }
    XSLFGroupShape group = page.createGroup();
    double height = Math.min(at.getHeight(), ranges.size() * TALL);
    Rectangle2D used = new Rectangle2D.Double(at.getX(), at.getY(), at.getWidth(), height);
    group.setAnchor(used);
    group.setInteriorAnchor(used);
    ((CTGroupShape) group.getXmlObject())
        .getNvGrpSpPr()
        .getCNvPr()
        .setDescr(
            ranges.stream()
                .map(r -> r.label() + ": " + r.shown())
                .collect(Collectors.joining(". ")));
    RangeChart chart = new RangeChart(group);
    double row = height / ranges.size();
    for (int i = 0; i < ranges.size(); i++) {
      chart.row(
          ranges.get(i),
          new Rectangle2D.Double(at.getX(), at.getY() + i * row, at.getWidth(), row));
    }
    return used.getMaxY();
  }

  private void row(Slide.Range range, Rectangle2D at) {
    text(range.label(), at.getX(), at.getY(), at.getWidth() * 0.56, false);
    text(range.shown(), at.getX() + at.getWidth() * 0.56, at.getY(), at.getWidth() * 0.44, true);
    double left = at.getX() + 8;
    double width = at.getWidth() - 16;
    double top = at.getY() + 34;
    double middle = top + 4 + BAR_HEIGHT / 2;
    double origin = x(Math.min(Math.max(0, range.from()), range.to()), range, left, width);
    double value = x(range.value(), range, left, width);
    rectangle(left, top + 4, width, BAR_HEIGHT, SlideParts.LINE);
    rectangle(Math.min(origin, value), top + 4, Math.abs(value - origin), BAR_HEIGHT, BAR);
    line(origin, top, origin, top + BAR_HEIGHT + 8, SlideParts.QUIET, false);
    if (!Double.isNaN(range.low()) && !Double.isNaN(range.high())) {
      double low = x(range.low(), range, left, width);
      double high = x(range.high(), range, left, width);
      line(low, middle, high, middle, SlideParts.INK, false);
      line(low, middle - 7, low, middle + 7, SlideParts.INK, false);
      line(high, middle - 7, high, middle + 7, SlideParts.INK, false);
    }
    if (!Double.isNaN(range.reference())) {
      double reference = x(range.reference(), range, left, width);
      line(reference, top - 4, reference, top + BAR_HEIGHT + 12, SlideParts.ACCENT, true);
      double start = Math.min(reference - 4, at.getMaxX() - 200);
      text(range.referenceShown(), start, top + BAR_HEIGHT + 10, 200, false);
    }
  }

  private static double x(double value, Slide.Range range, double left, double width) {
    double share = (value - range.from()) / (range.to() - range.from());
    return left + width * Math.min(1, Math.max(0, share));
  }

  private void rectangle(double x, double y, double width, double height, Color fill) {
    XSLFAutoShape shape = group.createAutoShape();
    shape.setShapeType(ShapeType.RECT);
    shape.setAnchor(new Rectangle2D.Double(x, y, Math.max(width, 0.5), height));
    shape.setFillColor(fill);
    shape.setLineColor(null);
  }

  private void line(double x1, double y1, double x2, double y2, Color color, boolean dashed) {
    XSLFConnectorShape line = group.createConnector();
    line.setShapeType(ShapeType.LINE);
    line.setAnchor(
        new Rectangle2D.Double(
            Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1)));
    line.setLineColor(color);
    line.setLineWidth(1.75);
    if (dashed) {
      line.setLineDash(LineDash.DASH);
    }
  }

  private void text(String words, double x, double y, double width, boolean strong) {
    XSLFTextBox box = group.createTextBox();
    box.setAnchor(new Rectangle2D.Double(x, y, width, 30));
    box.setWordWrap(true);
    box.setLeftInset(2);
    box.setRightInset(2);
    box.clearText();
    TextFit fit = TextFit.of(words, strong, width - 8, 28, 14, 9);
    XSLFTextParagraph paragraph = box.addNewTextParagraph();
    paragraph.setTextAlign(
        strong
            ? org.apache.poi.sl.usermodel.TextParagraph.TextAlign.RIGHT
            : org.apache.poi.sl.usermodel.TextParagraph.TextAlign.LEFT);
    SlideParts.run(paragraph, fit.text(), fit.size(), strong, SlideParts.INK);
  }
}
