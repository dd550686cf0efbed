package org.desirepath.io;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An element of an XML file that knows its line. For models, which are small: the whole file is
 * held. Document type declarations are refused, elements may nest {@value #DEEPEST} deep and be
 * {@value #MOST} in number. O(file) time and space. Immutable once read.
 */
public final class XmlElement {
  /** Deepest nesting that is read. */
  public static final int DEEPEST = 500;

  /** Most elements that are read. */
  public static final int MOST = 1_000_000;

  private static final XMLInputFactory FACTORY = factory();

  private final String file;
  private final String name;
  private final String namespace;
  private final int line;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<XmlElement> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private XmlElement(String file, String name, String namespace, int line) {
    this.file = file;
    this.name = name;
    this.namespace = namespace;
    this.line = line;
  }

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
   * The root element of a file.
   *
   * @param input the bytes, already unpacked; not closed
   * @param file the name for messages
   * @throws FormatException if it is not well-formed, has a document type declaration or is past a
   *     limit
   */
  public static XmlElement read(InputStream input, String file) throws IOException {
    try {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(input);
      try {
        return tree(xml, file);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException io) {
        throw io;
      }
      long at = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
      throw new FormatException(
          file, at, "not well-formed XML: " + oneLine(e.getMessage()) + "; export it again", e);
    }
  }

  private static XmlElement tree(XMLStreamReader xml, String file)
      throws XMLStreamException, FormatException {
    List<XmlElement> open = new ArrayList<>();
    XmlElement root = null;
    int count = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        throw new FormatException(
            file,
            xml.getLocation().getLineNumber(),
            "found a document type declaration, expected none; remove <!DOCTYPE ...>");
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        XmlElement element = element(xml, file);
        if (++count > MOST || open.size() >= DEEPEST) {
          throw element.fault(
              count > MOST
                  ? "more than " + MOST + " elements, expected a model"
                  : "elements nest more than " + DEEPEST + " deep, expected a model");
        }
        if (open.isEmpty()) {
          root = element;
        } else {
          open.get(open.size() - 1).children.add(element);
        }
        open.add(element);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        open.remove(open.size() - 1);
      } else if ((event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)
          && !open.isEmpty()) {
        open.get(open.size() - 1).text.append(xml.getText());
      }
    }
    if (root == null) {
      throw new FormatException(file, 0, "no element in the file, expected XML; export it again");
    }
    return root;
  }

  private static XmlElement element(XMLStreamReader xml, String file) {
    String namespace = xml.getNamespaceURI();
    XmlElement element =
        new XmlElement(
            file,
            xml.getLocalName(),
            namespace == null ? "" : namespace,
            xml.getLocation().getLineNumber());
    for (int a = 0; a < xml.getAttributeCount(); a++) {
      String space = xml.getAttributeNamespace(a);
      if (space == null || space.isEmpty()) {
        element.attributes.put(xml.getAttributeLocalName(a), xml.getAttributeValue(a));
      }
    }
    return element;
  }

  private static String oneLine(@Nullable String message) {
    String text = String.valueOf(message);
    int place = text.indexOf("\n at [");
    return (place < 0 ? text : text.substring(0, place)).replaceAll("\\s+", " ").strip();
  }

  /** Without its prefix. */
  public String name() {
    return name;
  }

  /** The URI of its namespace, or an empty text. */
  public String namespace() {
    return namespace;
  }

  public int line() {
    return line;
  }

  /** In order of the file. */
  public List<XmlElement> children() {
    return List.copyOf(children);
  }

  /** The children of a name, in order of the file. */
  public List<XmlElement> children(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).toList();
  }

  /** The first child of a name, or null. */
  public @Nullable XmlElement child(String wanted) {
    for (XmlElement child : children) {
      if (child.name.equals(wanted)) {
        return child;
      }
    }
    return null;
  }

  /** An attribute without a namespace, or null. */
  public @Nullable String attribute(String key) {
    return attributes.get(key);
  }

  /** An attribute without a namespace, or another text where it is not there. */
  public String attribute(String key, String otherwise) {
    return attributes.getOrDefault(key, otherwise);
  }

  /**
   * An attribute that must be there.
   *
   * @throws FormatException if it is not
   */
  public String required(String key) throws FormatException {
    String value = attributes.get(key);
    if (value == null) {
      throw fault("<" + name + "> without attribute \"" + key + "\"");
    }
    return value;
  }

  /** Its own characters, without those of children. */
  public String text() {
    return text.toString();
  }

  /** Something is wrong at this element. */
  public FormatException fault(String message) {
    return new FormatException(file, line, message);
  }
}
