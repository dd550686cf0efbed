package org.desirepath.io.bpmn;

import com.fasterxml.aalto.stax.OutputFactoryImpl;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.ProcessModel;
import org.desirepath.model.ProcessTree;

/**
 * Writes a model as a BPMN 2.0 process with its drawing (BPMN DI), in UTF-8, for any modeller.
 *
 * <p>A process tree, and a net that is made of blocks, becomes tasks between pairs of gateways; any
 * other free-choice net with one start and one end place becomes exclusive gateways for places and
 * parallel ones around transitions. {@link BpmnReader} reads back a net with the same language.
 * Facts of touchpoints are not part of it. Layout by ELK Layered. Equal models give equal bytes.
 * O(model) space. Thread-safe.
 */
public record BpmnWriter() {
  private static final String DI = "http://www.omg.org/spec/BPMN/20100524/DI";
  private static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
  private static final String LINES = "http://www.omg.org/spec/DD/20100524/DI";

  /**
   * Why a model can't be written as BPMN, or nothing.
   *
   * @return one line, to go behind the name of the model
   */
  public static Optional<String> obstacle(ProcessModel model) {
    if (model instanceof ProcessTree) {
      return Optional.empty();
    }
    AcceptingPetriNet net = model.toPetriNet();
    return ProcessTree.of(net).isPresent() ? Optional.empty() : NetToFlow.obstacle(net);
  }

  /**
   * Writes a model.
   *
   * @param out flushed, not closed
   * @throws IllegalArgumentException if there is an {@link #obstacle}
   */
  public void write(ProcessModel model, OutputStream out) throws IOException {
    FlowGraph graph = graph(model);
    FlowDrawing drawing = FlowDrawing.of(graph);
    try {
      XMLStreamWriter xml = new OutputFactoryImpl().createXMLStreamWriter(out, "UTF-8");
      new Run(xml, graph, drawing).write(model.name());
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException("BPMN of " + model.name() + " could not be written", e);
    }
  }

  private static FlowGraph graph(ProcessModel model) {
    if (model instanceof ProcessTree tree) {
      return TreeToFlow.convert(tree);
    }
    AcceptingPetriNet net = model.toPetriNet();
    Optional<ProcessTree> tree = ProcessTree.of(net);
    if (tree.isPresent()) {
      return TreeToFlow.convert(tree.get());
    }
    Optional<String> obstacle = NetToFlow.obstacle(net);
    if (obstacle.isPresent()) {
      throw new IllegalArgumentException(
          "model: expected one that can be a BPMN process, but " + obstacle.get());
    }
    return NetToFlow.convert(net);
  }

  /** One process. */
  private record Run(XMLStreamWriter xml, FlowGraph graph, FlowDrawing drawing) {
    void write(String name) throws XMLStreamException {
      xml.writeStartDocument("UTF-8", "1.0");
      start(0, "definitions");
      xml.writeDefaultNamespace(BpmnParser.NAMESPACE);
      xml.writeNamespace("bpmndi", DI);
      xml.writeNamespace("dc", DC);
      xml.writeNamespace("di", LINES);
      xml.writeAttribute("id", "definitions");
      xml.writeAttribute("targetNamespace", "https://desirepath.org/bpmn");
      xml.writeAttribute("exporter", "Desirepath");
      start(1, "process");
      xml.writeAttribute("id", "process");
      xml.writeAttribute("name", name);
      xml.writeAttribute("isExecutable", "false");
      for (FlowGraph.Node node : graph.nodes) {
        node(node);
      }
      for (int f = 0; f < graph.flows.size(); f++) {
        empty(2, "sequenceFlow");
        xml.writeAttribute("id", "flow" + (f + 1));
        xml.writeAttribute("sourceRef", graph.flows.get(f).source.id);
        xml.writeAttribute("targetRef", graph.flows.get(f).target.id);
      }
      end(1);
      draw();
      end(0);
      xml.writeEndDocument();
    }

    private void node(FlowGraph.Node node) throws XMLStreamException {
      start(2, node.kind.element);
      xml.writeAttribute("id", node.id);
      if (!node.name.isEmpty()) {
        xml.writeAttribute("name", node.name);
      }
      for (int f = 0; f < graph.flows.size(); f++) {
        FlowGraph.Flow flow = graph.flows.get(f);
        if (flow.target == node) {
          text(3, "incoming", "flow" + (f + 1));
        }
      }
      for (int f = 0; f < graph.flows.size(); f++) {
        if (graph.flows.get(f).source == node) {
          text(3, "outgoing", "flow" + (f + 1));
        }
      }
      end(2);
    }

    private void draw() throws XMLStreamException {
      start(1, "bpmndi:BPMNDiagram");
      xml.writeAttribute("id", "diagram");
      start(2, "bpmndi:BPMNPlane");
      xml.writeAttribute("id", "plane");
      xml.writeAttribute("bpmnElement", "process");
      for (FlowGraph.Node node : graph.nodes) {
        start(3, "bpmndi:BPMNShape");
        xml.writeAttribute("id", "shape_" + node.id);
        xml.writeAttribute("bpmnElement", node.id);
        if (node.kind == FlowGraph.Kind.EXCLUSIVE) {
          xml.writeAttribute("isMarkerVisible", "true");
        }
        long[] corner = drawing.corner(node);
        empty(4, "dc:Bounds");
        xml.writeAttribute("x", Long.toString(corner[0]));
        xml.writeAttribute("y", Long.toString(corner[1]));
        xml.writeAttribute("width", Integer.toString(node.kind.width));
        xml.writeAttribute("height", Integer.toString(node.kind.height));
        end(3);
      }
      for (int f = 0; f < graph.flows.size(); f++) {
        start(3, "bpmndi:BPMNEdge");
        xml.writeAttribute("id", "edge" + (f + 1));
        xml.writeAttribute("bpmnElement", "flow" + (f + 1));
        for (long[] point : drawing.line(graph.flows.get(f))) {
          empty(4, "di:waypoint");
          xml.writeAttribute("x", Long.toString(point[0]));
          xml.writeAttribute("y", Long.toString(point[1]));
        }
        end(3);
      }
      end(2);
      end(1);
    }

    private void text(int depth, String element, String content) throws XMLStreamException {
      start(depth, element);
      xml.writeCharacters(content);
      xml.writeEndElement();
    }

    private void start(int depth, String element) throws XMLStreamException {
      line(depth);
      int colon = element.indexOf(':');
      if (colon < 0) {
        xml.writeStartElement(element);
      } else {
        xml.writeStartElement(
            element.substring(0, colon), element.substring(colon + 1), space(element));
      }
    }

    private void empty(int depth, String element) throws XMLStreamException {
      line(depth);
      int colon = element.indexOf(':');
      if (colon < 0) {
        xml.writeEmptyElement(element);
      } else {
        xml.writeEmptyElement(
            element.substring(0, colon), element.substring(colon + 1), space(element));
      }
    }

    private static String space(String element) {
      return element.startsWith("bpmndi:") ? DI : element.startsWith("dc:") ? DC : LINES;
    }

    private void end(int depth) throws XMLStreamException {
      line(depth);
      xml.writeEndElement();
    }

    private void line(int depth) throws XMLStreamException {
      xml.writeCharacters("\n" + "  ".repeat(depth));
    }
  }
}
