package org.desirepath.io.pnml;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.desirepath.io.FormatException;
import org.desirepath.io.XmlElement;
import org.desirepath.io.pnml.PnmlNet.Node;
import org.desirepath.model.DesignedJourney;
import org.jspecify.annotations.Nullable;

/**
 * Reads a place/transition net in PNML (ISO/IEC 15909-2:2011), with ProM's final markings.
 *
 * <p>A transition's label is its name. It is silent if ProM's toolspecific {@code activity} is
 * exactly {@code $invisible$}, if it has {@code invisible="true"}, or if it has no name. Final
 * markings are those in {@code <finalmarkings>}, else the one made of {@code <finalMarking>} inside
 * places, else one token on the only place without outgoing arcs; the initial marking likewise.
 * What was inferred, the silent transitions and guards that are not understood are in the notes of
 * the journey. A net inside a page, as WoPeD writes sub-processes, takes the place of the
 * transition with the page's id. Guards and written variables of data Petri nets are read as ProM
 * writes them. Pages, and references between them, are flattened. A document type declaration is
 * refused. O(file) time and space. Thread-safe.
 */
public record PnmlReader() {
  private static final XMLInputFactory FACTORY = factory();

  private static XMLInputFactory factory() {
    XMLInputFactory factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    // lazily parsed text would throw unchecked exceptions
    factory.setProperty("com.ctc.wstx.lazyParsing", false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /**
   * The net of a file, with facts that say nothing.
   *
   * @param input the bytes, already unpacked; not closed
   * @param file the name for messages
   * @throws FormatException if the bytes are not PNML, or the net can't be understood without doubt
   */
  public DesignedJourney read(InputStream input, String file) throws IOException {
    Run run = new Run(file);
    try {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(input);
      try {
        run.read(xml);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException io) {
        throw io;
      }
      long line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
      throw new FormatException(
          file, line, "not well-formed XML: " + oneLine(e.getMessage()) + "; export it again", e);
    }
    return run.net.toJourney();
  }

  private static String oneLine(@Nullable String message) {
    String text = String.valueOf(message);
    int place = text.indexOf("\n at [");
    return (place < 0 ? text : text.substring(0, place)).replaceAll("\\s+", " ").strip();
  }

  /** One file. */
  private static final class Run {
    private final PnmlNet net;
    private int nets;
    private int depth;
    private @Nullable String page;
    private boolean inSubProcess;

    Run(String file) {
      this.net = new PnmlNet(file);
    }

    void read(XMLStreamReader xml) throws XMLStreamException, FormatException {
      int event = xml.getEventType();
      while (xml.hasNext() && event != XMLStreamConstants.START_ELEMENT) {
        event = xml.next();
        if (event == XMLStreamConstants.DTD) {
          throw wrong(
              xml, "found a document type declaration, expected none; remove <!DOCTYPE ...>");
        }
      }
      if (xml.getEventType() != XMLStreamConstants.START_ELEMENT
          || !xml.getLocalName().equals("pnml")) {
        String found =
            xml.getEventType() == XMLStreamConstants.START_ELEMENT
                ? "<" + xml.getLocalName() + ">"
                : "nothing";
        throw wrong(xml, "root element is " + found + ", expected <pnml>; give a PNML file");
      }
      readChildren(xml, null);
      if (nets == 0) {
        throw new FormatException(net.file, 0, "no <net> in the file, expected one");
      }
    }

    /** Reads to the end of the element the reader is at. */
    private void readChildren(XMLStreamReader xml, @Nullable Node inside)
        throws XMLStreamException, FormatException {
      if (++depth > XmlElement.DEEPEST) {
        throw wrong(xml, "elements nest more than " + XmlElement.DEEPEST + " deep; expected a net");
      }
      while (true) {
        int event = xml.next();
        if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
          return;
        } else if (event == XMLStreamConstants.START_ELEMENT) {
          if (inside == null) {
            readElement(xml);
          } else {
            readProperty(xml, inside);
          }
        }
      }
    }

    private void readElement(XMLStreamReader xml) throws XMLStreamException, FormatException {
      switch (xml.getLocalName()) {
        case "net" -> {
          if (page != null) {
            readSubProcess(xml, page);
            return;
          }
          if (++nets > 1) {
            throw wrong(xml, "a second <net>, expected one; keep one net in the file");
          }
          net.line = xml.getLocation().getLineNumber();
          readNet(xml);
        }
        case "page" -> {
          String outer = page;
          page = attribute(xml, "id", "");
          readChildren(xml, null);
          page = outer;
        }
        case "place" -> {
          Node place = node(xml);
          if (inSubProcess && net.places.containsKey(place.id)) {
            skip(xml);
            return;
          }
          unique(xml, place.id);
          net.places.put(place.id, place);
          readChildren(xml, place);
        }
        case "transition" -> {
          Node transition = node(xml);
          unique(xml, transition.id);
          transition.invisible = "true".equals(xml.getAttributeValue(null, "invisible"));
          transition.guard = xml.getAttributeValue(null, "guard");
          net.transitions.put(transition.id, transition);
          readChildren(xml, transition);
        }
        case "arc" -> {
          Node arc = new Node(attribute(xml, "id", ""), xml.getLocation().getLineNumber());
          arc.source = required(xml, "source");
          arc.target = required(xml, "target");
          net.arcs.add(arc);
          readChildren(xml, arc);
        }
        case "referencePlace", "referenceTransition" -> {
          net.references.put(required(xml, "id"), required(xml, "ref"));
          skip(xml);
        }
        case "finalmarkings" -> readFinalMarkings(xml);
        default -> skip(xml);
      }
    }

    /** A net in a page stands for the transition of the page's id; its outer places are known. */
    private void readSubProcess(XMLStreamReader xml, String transition)
        throws XMLStreamException, FormatException {
      boolean outer = inSubProcess;
      inSubProcess = true;
      net.replaceByPage(transition);
      readChildren(xml, null);
      inSubProcess = outer;
    }

    /** The net: its own name, and elements. */
    private void readNet(XMLStreamReader xml) throws XMLStreamException, FormatException {
      while (xml.next() != XMLStreamConstants.END_ELEMENT) {
        if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
          if (xml.getLocalName().equals("name")) {
            net.name = text(xml);
          } else {
            readElement(xml);
          }
        }
      }
    }

    private void readProperty(XMLStreamReader xml, Node node)
        throws XMLStreamException, FormatException {
      switch (xml.getLocalName()) {
        case "name" -> node.name = text(xml);
        case "initialMarking" -> node.initial = count(xml, 0);
        case "finalMarking" -> node.last = count(xml, 0);
        case "inscription" -> node.weight = count(xml, 1);
        case "toolspecific" -> {
          String tool = xml.getAttributeValue(null, "tool");
          if ("ProM".equals(tool)
              && "$invisible$".equals(xml.getAttributeValue(null, "activity"))) {
            node.invisible = true;
          }
          skip(xml);
        }
        case "guard" -> {
          node.guard = text(xml);
        }
        case "writeVariable" -> node.writes.add(text(xml).strip());
        case "arctype" -> refuseOtherArcs(xml, node);
        case "hlinitialMarking", "hlinscription" ->
            throw wrong(
                xml,
                "<"
                    + xml.getLocalName()
                    + "> of a coloured net, expected a place/transition net; unfold the colours");
        default -> {
          if (!node.source.isEmpty() && xml.getLocalName().equals("type")) {
            refuseOtherArcs(xml, node);
          } else {
            skip(xml);
          }
        }
      }
    }

    private void refuseOtherArcs(XMLStreamReader xml, Node arc)
        throws XMLStreamException, FormatException {
      long line = xml.getLocation().getLineNumber();
      String value = xml.getAttributeValue(null, "value");
      String type = (value == null ? text(xml) : value).strip();
      if (value != null) {
        skip(xml);
      }
      if (!type.isEmpty() && !type.equals("normal")) {
        throw new FormatException(
            net.file,
            line,
            "arc \"" + arc.id + "\" is of type \"" + type + "\", expected only normal arcs");
      }
    }

    private void readFinalMarkings(XMLStreamReader xml) throws XMLStreamException, FormatException {
      while (xml.next() != XMLStreamConstants.END_ELEMENT) {
        if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        net.finalMarkingLines.add((long) xml.getLocation().getLineNumber());
        Map<String, Integer> tokens = new LinkedHashMap<>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
          if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
            tokens.merge(required(xml, "idref"), count(xml, 0), Integer::sum);
          }
        }
        net.finalMarkings.add(tokens);
      }
    }

    private Node node(XMLStreamReader xml) throws FormatException {
      return new Node(required(xml, "id"), xml.getLocation().getLineNumber());
    }

    private void unique(XMLStreamReader xml, String id) throws FormatException {
      if (net.places.containsKey(id) || net.transitions.containsKey(id)) {
        throw wrong(xml, "id \"" + id + "\" is there twice, expected each once");
      }
    }

    private static String attribute(XMLStreamReader xml, String name, String otherwise) {
      String value = xml.getAttributeValue(null, name);
      return value == null ? otherwise : value;
    }

    private String required(XMLStreamReader xml, String name) throws FormatException {
      String value = xml.getAttributeValue(null, name);
      if (value == null) {
        throw wrong(xml, "<" + xml.getLocalName() + "> without attribute \"" + name + "\"");
      }
      return value;
    }

    /** The whole number in an element, at least {@code least}. */
    private int count(XMLStreamReader xml, int least) throws XMLStreamException, FormatException {
      String element = xml.getLocalName();
      long line = xml.getLocation().getLineNumber();
      String found = text(xml).strip();
      try {
        int number = Integer.parseInt(found);
        if (number >= least) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw new FormatException(net.file, line, notACount(element, found, least), e);
      }
      throw new FormatException(net.file, line, notACount(element, found, least));
    }

    private static String notACount(String element, String found, int least) {
      return "<" + element + "> is \"" + found + "\", expected a whole number from " + least;
    }

    /**
     * The characters of {@code <text>} in an element, and leaves it; indentation around a text on
     * its own line is not part of it.
     */
    private static String text(XMLStreamReader xml) throws XMLStreamException {
      StringBuilder own = new StringBuilder();
      StringBuilder inText = new StringBuilder();
      boolean found = false;
      int depth = 0;
      int textDepth = -1;
      while (true) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          depth++;
          if (textDepth < 0 && xml.getLocalName().equals("text")) {
            textDepth = depth;
            found = true;
          }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          if (depth == 0) {
            break;
          }
          textDepth = textDepth == depth ? Integer.MAX_VALUE : textDepth;
          depth--;
        } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
          if (depth == textDepth) {
            inText.append(xml.getText());
          } else if (depth == 0) {
            own.append(xml.getText());
          }
        }
      }
      String text = found ? inText.toString() : own.toString();
      return text.indexOf('\n') >= 0 || !found ? text.strip() : text;
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException {
      int depth = 1;
      while (depth > 0) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          depth++;
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        }
      }
    }

    private FormatException wrong(XMLStreamReader xml, String message) {
      return new FormatException(net.file, xml.getLocation().getLineNumber(), message);
    }
  }
}
