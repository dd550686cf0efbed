package org.desirepath.visualization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.desirepath.visualization.FigureRenderer.Engine;
import org.desirepath.visualization.FigureRenderer.Rendered;
import org.desirepath.visualization.figures.ExampleFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class FigureRendererTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static FigureRenderer forced(Engine engine) {
    return forced(engine, LIMIT);
  }

  /** Draws with this engine only; the test is skipped where the machine lacks it. */
  static FigureRenderer forced(Engine engine, Duration limit) {
    FigureRenderer renderer = FigureRenderer.of(List.of(engine), limit);
    if (engine != Engine.ELK) {
      try {
        renderer.render(ExampleFigures.single("probe").toFigure(), "probe");
      } catch (IOException e) {
        assumeTrue(false, "skipped, since this machine lacks " + engine + ": " + e.getMessage());
      }
    }
    return renderer;
  }

  private static Document parse(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void everyEngineDrawsEveryFigureWithAllItsText(Engine engine) throws Exception {
    FigureRenderer renderer = forced(engine);
    for (Map.Entry<String, Figure> example : ExampleFigures.all().entrySet()) {
      Figure figure = example.getValue();
      Document svg = parse(renderer.render(figure, "f").svg());
      List<String> texts = elements(svg, "text").stream().map(Element::getTextContent).toList();
      assertThat(texts).as(example.getKey()).hasSizeGreaterThan(2).contains(figure.title());
      if (figure.content() instanceof Figure.Graph graph) {
        graph.cards().stream()
            .flatMap(card -> card.lines().stream())
            .forEach(line -> assertThat(texts).contains(line.text()));
        graph.links().stream()
            .flatMap(link -> link.label().stream())
            .forEach(l -> assertThat(texts).anyMatch(text -> text.contains(l)));
        assertThat(texts).containsAll(graph.phases());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void figuresOfNothingAreDrawnToo(Engine engine) throws Exception {
    FigureRenderer renderer = forced(engine);
    for (Map.Entry<String, Figure> example : ExampleFigures.empty().entrySet()) {
      Document svg = parse(renderer.render(example.getValue(), "f").svg());
      assertThat(elements(svg, "text")).as(example.getKey()).isNotEmpty();
      assertThat(renderer.png(example.getValue(), 400)).isNotEmpty();
      assertThat(renderer.pdf(example.getValue())).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void aForcedEngineIsTheOneThatDraws(Engine engine) throws Exception {
    Figure figure = ExampleFigures.fines().toFigure();
    String name = forced(engine).render(figure, "f").engine();
    assertThat(name)
        .startsWith(
            switch (engine) {
              case DOT -> "Graphviz dot ";
              case VIZ_JS -> "viz.js 2.1.3";
              case ELK -> "ELK Layered ";
            })
        .matches(".*\\d.*");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void sameFigureGivesSameBytes(Engine engine) throws Exception {
    FigureRenderer renderer = forced(engine);
    Figure figure = ExampleFigures.insurance(Wording.ENGLISH).toFigure();
    assertThat(renderer.render(figure, "f")).isEqualTo(renderer.render(figure, "f"));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void whatWasDrawnBeforeDoesNotMatter(Engine engine) throws Exception {
    FigureRenderer renderer = forced(engine);
    List<Figure> figures = List.copyOf(ExampleFigures.all().values());
    List<Rendered> first = new ArrayList<>();
    for (Figure figure : figures) {
      first.add(renderer.render(figure, "f"));
    }
    for (int i = figures.size() - 1; i >= 0; i--) {
      assertThat(renderer.render(figures.get(i), "f").svg()).isEqualTo(first.get(i).svg());
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void sixtyTouchpointsAreAbstractedAndDrawn(Engine engine) throws Exception {
    Figure figure = ExampleFigures.chain(60).toFigure();
    String svg = forced(engine).render(figure, "f").svg();
    assertThat(((Figure.Graph) figure.content()).cards()).hasSizeBetween(30, 60);
    assertThat(
            elements(parse(svg), "g").stream().filter(g -> g.getAttribute("class").equals("node")))
        .hasSameSizeAs(((Figure.Graph) figure.content()).cards());
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void hostileNamesNeitherBreakNorInject(Engine engine) throws Exception {
    FigureRenderer renderer = forced(engine);
    for (String hostile : ExampleFigures.HOSTILE) {
      Document svg = parse(renderer.render(ExampleFigures.single(hostile).toFigure(), "f").svg());
      assertThat(elements(svg, "script")).isEmpty();
      assertThat(elements(svg, "image")).isEmpty();
      List<String> tooltips = elements(svg, "title").stream().map(Element::getTextContent).toList();
      assertThat(tooltips).contains(Typeface.clean(hostile));
    }
  }

  @Test
  void svgHoldsNothingActiveAndNothingFromOutside() throws Exception {
    for (Figure figure : ExampleFigures.all().values()) {
      Rendered rendered = FigureRenderer.of(List.of(Engine.ELK), LIMIT).render(figure, "f");
      assertThat(rendered.svg())
          .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
          .contains("role=\"img\"")
          .doesNotContain("href", "<script", "<style", "<!DOCTYPE", "<?xml", "url(")
          .doesNotContainPattern("\\son[a-z]+=");
      Element root = parse(rendered.svg()).getDocumentElement();
      assertThat(root.getFirstChild().getNextSibling().getNodeName()).isEqualTo("title");
    }
  }

  @Test
  void idsAreUniqueAndBeginWithTheFiguresOwn() throws Exception {
    FigureRenderer renderer = FigureRenderer.of(List.of(Engine.ELK), LIMIT);
    Figure figure = ExampleFigures.insurance(Wording.ENGLISH).toFigure();
    List<String> ids = new ArrayList<>();
    for (String id : List.of("map-1", "map-2")) {
      Document svg = parse(renderer.render(figure, id).svg());
      for (Element element : elements(svg, "*")) {
        if (element.hasAttribute("id")) {
          assertThat(element.getAttribute("id")).startsWith(id + "-");
          ids.add(element.getAttribute("id"));
        }
      }
    }
    assertThat(ids).hasSizeGreaterThan(20).doesNotHaveDuplicates();
  }

  @Test
  void aFailingEngineGivesWayToTheNext() throws Exception {
    Figure figure = ExampleFigures.fines().toFigure();
    GraphLayout broken = new FixedFault("broken");
    FigureRenderer renderer =
        FigureRenderer.ofLayouts(List.of(broken, broken, new ElkLayout(LIMIT)));
    assertThat(renderer.render(figure, "f").engine()).startsWith("ELK");
  }

  @Test
  void whenAllEnginesFailTheMessageNamesEach() {
    Figure figure = ExampleFigures.fines().toFigure();
    FigureRenderer renderer =
        FigureRenderer.ofLayouts(List.of(new FixedFault("first"), new FixedFault("second")));
    assertThatThrownBy(() -> renderer.render(figure, "f"))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("first", "second", "no luck", "Road traffic fines");
  }

  @Test
  void tablesNeedNoEngine() throws Exception {
    FigureRenderer renderer = FigureRenderer.ofLayouts(List.of(new FixedFault("unused")));
    assertThat(renderer.render(ExampleFigures.dropOff().toFigure(), "f").engine())
        .isEqualTo("none needed");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void aLayoutThatTakesTooLongIsGivenUpAndTheEngineLivesOn(Engine engine) throws Exception {
    FigureRenderer patient = forced(engine);
    FigureRenderer hasty = FigureRenderer.of(List.of(engine), Duration.ofNanos(1));
    Figure figure = ExampleFigures.processMap(60, 400).toFigure();
    assertThatThrownBy(() -> hasty.render(figure, "f"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("longer than");
    assertThat(patient.render(figure, "f").svg()).contains("Activity A of the");
  }

  @Test
  void anEmptyAnswerCountsAsFailure() {
    Figure.Graph graph = (Figure.Graph) ExampleFigures.fines().toFigure().content();
    for (String answer : List.of("", "{}", "[]", "null", "{\"bb\":\"0,0,9,9\"}", "<svg/>")) {
      assertThatThrownBy(() -> DotGraph.read(answer, graph)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void anIdThatCouldLeaveItsAttributeIsRefused() {
    Figure figure = ExampleFigures.dropOff().toFigure();
    assertThatThrownBy(() -> FigureRenderer.standard().render(figure, "a\"b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found a\"b");
  }

  @Test
  void aMapTakesTheDirectionThatIsLargestOnASlide() throws Exception {
    assertThat(direction(ExampleFigures.chain(3).toFigure())).isEqualTo(Figure.Direction.RIGHT);
    Figure tall = tall();
    assertThat(direction(tall)).isEqualTo(Figure.Direction.DOWN);
  }

  @Test
  void noStringOfADocumentIsLongerThanGraphvizReads() {
    List<Plot.Shape> areas = new ArrayList<>();
    for (int a = 0; a < 400; a++) {
      List<Plot.Spot> low = List.of(new Plot.Spot(0, a), new Plot.Spot(99, a));
      List<Plot.Spot> high = List.of(new Plot.Spot(0, a + 1), new Plot.Spot(99, a + 1));
      areas.add(
          new Plot.Area(
              low, high, Figure.Role.LOST, Plot.Surface.TINTED, Plot.Edge.STRAIGHT, "band"));
    }
    String dot = DotGraph.write(new Figure("t", List.of(), List.of(), new Plot(areas)));
    assertThat(dot).contains("\" + \"");
    assertThat(dot.split("\"", -1)).allMatch(part -> part.length() <= 16_000);
  }

  @Test
  void theDocumentIsTheSameForEveryEngine() throws Exception {
    forced(Engine.VIZ_JS);
    for (Figure figure :
        List.of(
            ExampleFigures.insurance(Wording.ENGLISH).toFigure(),
            ExampleFigures.chain(3).toFigure(),
            ExampleFigures.chain(40).toFigure())) {
      String byElk = FigureRenderer.of(List.of(Engine.ELK), LIMIT).render(figure, "f").dot();
      String byViz = FigureRenderer.of(List.of(Engine.VIZ_JS), LIMIT).render(figure, "f").dot();
      assertThat(byViz).isEqualTo(byElk);
    }
  }

  /** What ELK's drawing of the figure is like, found by drawing it in both directions. */
  /** A long chain that may not be folded. */
  private static Figure tall() {
    Figure figure = ExampleFigures.chain(40).toFigure();
    Figure.Graph graph = (Figure.Graph) figure.content();
    return new Figure(
        figure.title(),
        figure.facts(),
        figure.legend(),
        new Figure.Graph(graph.direction(), graph.phases(), graph.cards(), graph.links()));
  }

  private static Figure.Direction direction(Figure figure) throws Exception {
    FigureRenderer renderer = FigureRenderer.of(List.of(Engine.ELK), LIMIT);
    Figure.Graph graph = (Figure.Graph) figure.content();
    String svg = renderer.render(figure, "f").svg();
    for (Figure.Direction each : List.of(Figure.Direction.RIGHT, Figure.Direction.DOWN)) {
      Figure turned =
          new Figure(figure.title(), figure.facts(), figure.legend(), graph.turned(each));
      if (renderer.render(turned, "f").svg().equals(svg)) {
        return each;
      }
    }
    return Figure.Direction.FITTING;
  }

  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"DOT", "VIZ_JS"})
  void phasesStandAsColumnsInTheirOrder(Engine engine) throws Exception {
    forced(engine);
    Figure figure = ExampleFigures.insurance(Wording.ENGLISH).toFigure();
    Figure.Graph graph = ((Figure.Graph) figure.content()).turned(Figure.Direction.COLUMNS);
    String dot = DotGraph.write(new Figure(figure.title(), figure.facts(), figure.legend(), graph));
    GraphLayout layout = engine == Engine.DOT ? new DotProcess(LIMIT) : new VizJs(LIMIT);
    List<GraphLayout.Box> phases = layout.place(graph, dot).phases();
    assertThat(phases).hasSizeGreaterThan(1);
    for (int i = 1; i < phases.size(); i++) {
      GraphLayout.Box before = phases.get(i - 1);
      assertThat(phases.get(i).x()).isGreaterThanOrEqualTo(before.x() + before.width());
    }
  }

  private record FixedFault(String name) implements GraphLayout {
    @Override
    public Placement place(Figure.Graph graph, String dot) throws IOException {
      throw new IOException("no luck");
    }
  }
}
