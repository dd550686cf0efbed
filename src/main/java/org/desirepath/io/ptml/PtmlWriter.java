package org.desirepath.io.ptml;

import com.fasterxml.aalto.stax.OutputFactoryImpl;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.desirepath.model.ProcessTree;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Choice;
import org.desirepath.model.ProcessTree.Loop;
import org.desirepath.model.ProcessTree.Node;
import org.desirepath.model.ProcessTree.Parallel;
import org.desirepath.model.ProcessTree.Sequence;

/**
 * Writes a process tree as PTML in UTF-8, as ProM and PM4Py read it: a loop gets a silent third
 * child. {@link PtmlReader} reads back the same tree. Equal trees give equal bytes. O(tree) time.
 * Thread-safe.
 */
public record PtmlWriter() {

  /**
   * Writes a tree.
   *
   * @param out flushed, not closed
   */
  public void write(ProcessTree tree, OutputStream out) throws IOException {
    try {
      XMLStreamWriter xml = new OutputFactoryImpl().createXMLStreamWriter(out, "UTF-8");
      new Run(xml).write(tree);
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException("PTML of " + tree.name() + " could not be written", e);
    }
  }

  /** One tree. */
  private static final class Run {
    private final XMLStreamWriter xml;
    private final Set<String> taken = new HashSet<>();
    private final List<String[]> edges = new ArrayList<>();
    private int made;

    Run(XMLStreamWriter xml) {
      this.xml = xml;
    }

    void write(ProcessTree tree) throws XMLStreamException {
      collect(tree.root());
      xml.writeStartDocument("UTF-8", "1.0");
      line(0);
      xml.writeStartElement("ptml");
      line(1);
      xml.writeStartElement("processTree");
      xml.writeAttribute("id", "tree");
      xml.writeAttribute("name", tree.name());
      String root = tree.root() instanceof Activity activity ? activity.id() : next();
      xml.writeAttribute("root", root);
      made = 0;
      node(tree.root());
      for (int e = 0; e < edges.size(); e++) {
        line(2);
        xml.writeEmptyElement("parentsNode");
        xml.writeAttribute("id", "edge" + (e + 1));
        xml.writeAttribute("sourceId", edges.get(e)[0]);
        xml.writeAttribute("targetId", edges.get(e)[1]);
      }
      line(1);
      xml.writeEndElement();
      line(0);
      xml.writeEndElement();
      xml.writeEndDocument();
    }

    private void collect(Node node) {
      if (node instanceof Activity activity) {
        taken.add(activity.id());
      }
      node.children().forEach(this::collect);
    }

    private String next() {
      String id = "node" + ++made;
      while (taken.contains(id)) {
        id = "node" + ++made;
      }
      return id;
    }

    private String node(Node node) throws XMLStreamException {
      if (node instanceof Activity activity) {
        element("manualTask", activity.id(), activity.label());
        return activity.id();
      }
      String id = next();
      element(kind(node), id, "");
      for (Node child : node.children()) {
        edges.add(new String[] {id, ""});
        int edge = edges.size() - 1;
        edges.get(edge)[1] = node(child);
      }
      if (node instanceof Loop) {
        String exit = next();
        element("automaticTask", exit, "");
        edges.add(new String[] {id, exit});
      }
      return id;
    }

    private static String kind(Node node) {
      if (node instanceof Sequence) {
        return "sequence";
      } else if (node instanceof Choice) {
        return "xor";
      } else if (node instanceof Parallel) {
        return "and";
      }
      return node instanceof Loop ? "xorLoop" : "automaticTask";
    }

    private void element(String kind, String id, String name) throws XMLStreamException {
      line(2);
      xml.writeEmptyElement(kind);
      xml.writeAttribute("id", id);
      xml.writeAttribute("name", name);
    }

    private void line(int depth) throws XMLStreamException {
      xml.writeCharacters("\n" + "  ".repeat(depth));
    }
  }
}
