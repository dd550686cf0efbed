package org.desirepath.io.pnml;

import com.fasterxml.aalto.stax.OutputFactoryImpl;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.AcceptingPetriNet.Arc;
import org.desirepath.model.AcceptingPetriNet.Transition;
import org.desirepath.model.Marking;

/**
 * Writes a net as PNML (ISO/IEC 15909-2:2011) in UTF-8, with final markings and silent transitions
 * as ProM and PM4Py write them. {@link PnmlReader} reads back the same net. Equal nets give equal
 * bytes. O(net) time. Thread-safe.
 */
public record PnmlWriter() {

  /**
   * Writes a net.
   *
   * @param out flushed, not closed
   */
  public void write(AcceptingPetriNet net, OutputStream out) throws IOException {
    try {
      XMLStreamWriter xml = new OutputFactoryImpl().createXMLStreamWriter(out, "UTF-8");
      new Run(net, xml).write();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException("PNML of " + net.name() + " could not be written", e);
    }
  }

  /** One net. */
  private static final class Run {
    private final AcceptingPetriNet net;
    private final XMLStreamWriter xml;
    private final boolean ownIds;
    private int arcs;

    Run(AcceptingPetriNet net, XMLStreamWriter xml) {
      this.net = net;
      this.xml = xml;
      Set<String> ids = new HashSet<>();
      boolean distinct = true;
      for (AcceptingPetriNet.Place place : net.places()) {
        distinct &= ids.add(place.id());
      }
      for (Transition transition : net.transitions()) {
        distinct &= ids.add(transition.id());
      }
      this.ownIds = distinct;
    }

    private String place(int index) {
      return ownIds ? net.places().get(index).id() : "place" + index;
    }

    private String transition(int index) {
      return ownIds ? net.transitions().get(index).id() : "transition" + index;
    }

    void write() throws XMLStreamException {
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("pnml");
      start(1, "net");
      xml.writeAttribute("id", "net");
      xml.writeAttribute("type", "http://www.pnml.org/version-2009/grammar/pnmlcoremodel");
      text(2, "name", net.name());
      start(2, "page");
      xml.writeAttribute("id", "page");
      writePlaces();
      writeTransitions();
      for (int t = 0; t < net.transitions().size(); t++) {
        for (Arc arc : net.inputs(t)) {
          writeArc(place(arc.place()), transition(t), arc.weight());
        }
        for (Arc arc : net.outputs(t)) {
          writeArc(transition(t), place(arc.place()), arc.weight());
        }
      }
      end(2);
      writeFinalMarkings(net.finalMarkings());
      end(1);
      end(0);
      xml.writeEndDocument();
    }

    private void writePlaces() throws XMLStreamException {
      for (int p = 0; p < net.places().size(); p++) {
        start(3, "place");
        xml.writeAttribute("id", place(p));
        text(4, "name", net.places().get(p).id());
        Integer tokens = net.initialMarking().tokens().get(p);
        if (tokens != null) {
          text(4, "initialMarking", tokens.toString());
        }
        end(3);
      }
    }

    private void writeTransitions() throws XMLStreamException {
      for (int t = 0; t < net.transitions().size(); t++) {
        Transition transition = net.transitions().get(t);
        String label = transition.label();
        start(3, "transition");
        xml.writeAttribute("id", transition(t));
        text(4, "name", label == null ? transition.id() : label);
        if (label == null) {
          start(4, "toolspecific");
          xml.writeAttribute("tool", "ProM");
          xml.writeAttribute("version", "6.4");
          xml.writeAttribute("activity", "$invisible$");
          xml.writeEndElement();
        }
        end(3);
      }
    }

    private void writeArc(String source, String target, int weight) throws XMLStreamException {
      start(3, "arc");
      xml.writeAttribute("id", "arc" + arcs++);
      xml.writeAttribute("source", source);
      xml.writeAttribute("target", target);
      if (weight > 1) {
        text(4, "inscription", Integer.toString(weight));
        end(3);
      } else {
        xml.writeEndElement();
      }
    }

    private void writeFinalMarkings(List<Marking> markings) throws XMLStreamException {
      start(2, "finalmarkings");
      for (Marking marking : markings) {
        start(3, "marking");
        for (Map.Entry<Integer, Integer> tokens : marking.tokens().entrySet()) {
          start(4, "place");
          xml.writeAttribute("idref", place(tokens.getKey()));
          writeText(tokens.getValue().toString());
          xml.writeEndElement();
        }
        end(3);
      }
      end(2);
    }

    private void text(int depth, String element, String content) throws XMLStreamException {
      start(depth, element);
      writeText(content);
      xml.writeEndElement();
    }

    private void writeText(String content) throws XMLStreamException {
      xml.writeStartElement("text");
      xml.writeCharacters(content);
      xml.writeEndElement();
    }

    private void start(int depth, String element) throws XMLStreamException {
      xml.writeCharacters("\n" + "  ".repeat(depth));
      xml.writeStartElement(element);
    }

    private void end(int depth) throws XMLStreamException {
      xml.writeCharacters("\n" + "  ".repeat(depth));
      xml.writeEndElement();
    }
  }
}
