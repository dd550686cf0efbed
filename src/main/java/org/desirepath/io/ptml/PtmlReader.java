package org.desirepath.io.ptml;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.desirepath.io.FormatException;
import org.desirepath.io.XmlElement;
import org.desirepath.model.ProcessTree;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Choice;
import org.desirepath.model.ProcessTree.Loop;
import org.desirepath.model.ProcessTree.Node;
import org.desirepath.model.ProcessTree.Parallel;
import org.desirepath.model.ProcessTree.Sequence;
import org.desirepath.model.ProcessTree.Silent;

/**
 * Reads a process tree in PTML, as ProM and PM4Py write it.
 *
 * <p>A {@code manualTask} is an activity, an {@code automaticTask} is silent; children are in the
 * order of the {@code parentsNode} elements. A loop has a body, a redo part and, as a third child,
 * what follows when it is left. A deferred choice is a choice; {@code or} and {@code interleaved}
 * blocks are errors. O(file) time and space. Thread-safe.
 */
public record PtmlReader() {
  private static final int DEEPEST = 500;
  private static final int MOST_NODES = 100_000;
  private static final Set<String> BLOCKS =
      Set.of("sequence", "xor", "def", "and", "xorLoop", "defLoop");

  private static final Set<String> LEAVES = Set.of("manualTask", "automaticTask");

  /**
   * The tree of a file.
   *
   * @param input the bytes, already unpacked; not closed
   * @param file the name for messages
   * @throws FormatException if the bytes are not PTML, or no tree
   */
  public ProcessTree read(InputStream input, String file) throws IOException {
    XmlElement root = XmlElement.read(input, file);
    if (!root.name().equals("ptml")) {
      throw root.fault("root element is <" + root.name() + ">, expected <ptml>; give a PTML file");
    }
    List<XmlElement> trees = root.children("processTree");
    if (trees.size() != 1) {
      throw root.fault(trees.size() + " <processTree> in the file, expected one");
    }
    return new Run(trees.get(0), file).tree();
  }

  /** One tree. */
  private static final class Run {
    private final XmlElement tree;
    private final String file;
    private final Map<String, XmlElement> nodes = new LinkedHashMap<>();
    private final Map<String, List<String>> children = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Map<String, Integer> copies = new HashMap<>();
    private int made;

    Run(XmlElement tree, String file) {
      this.tree = tree;
      this.file = file;
    }

    ProcessTree tree() throws FormatException {
      for (XmlElement element : tree.children()) {
        if (element.name().equals("parentsNode")) {
          children
              .computeIfAbsent(element.required("sourceId"), id -> new ArrayList<>())
              .add(element.required("targetId"));
        } else if (element.attribute("id") != null && element.attribute("name") != null) {
          add(element);
        }
      }
      String name = tree.attribute("name", "");
      return new ProcessTree(
          name.isBlank() ? file.replaceFirst("\\.ptml$", "") : name,
          node(tree.required("root"), tree));
    }

    private void add(XmlElement element) throws FormatException {
      XmlElement other = nodes.putIfAbsent(element.required("id"), element);
      boolean same =
          other == null
              || (other.name().equals(element.name())
                  && other.required("name").equals(element.required("name")));
      if (!same) {
        throw element.fault(
            "id \"" + element.required("id") + "\" is there twice, expected each once");
      }
    }

    private Node node(String id, XmlElement from) throws FormatException {
      XmlElement element = nodes.get(id);
      if (element == null) {
        throw from.fault("no node has the id \"" + id + "\" that is named here");
      }
      if (!open.add(id)) {
        throw element.fault("node \"" + id + "\" is inside itself, expected a tree");
      }
      if (open.size() > DEEPEST || ++made > MOST_NODES) {
        throw element.fault(
            "expected a tree of at most " + DEEPEST + " levels and " + MOST_NODES + " nodes");
      }
      List<Node> inside = new ArrayList<>();
      for (String child : children.getOrDefault(id, List.of())) {
        inside.add(node(child, element));
      }
      open.remove(id);
      return made(id, element, inside);
    }

    private Node made(String id, XmlElement element, List<Node> inside) throws FormatException {
      boolean block = BLOCKS.contains(element.name());
      if (!block && !LEAVES.contains(element.name())) {
        throw element.fault(
            "<"
                + element.name()
                + "> is not understood, expected sequence, xor, and, xorLoop, manualTask or"
                + " automaticTask");
      }
      if (block == inside.isEmpty()) {
        throw element.fault(
            "<"
                + element.name()
                + " id=\""
                + id
                + "\"> has "
                + inside.size()
                + " children, expected "
                + (block ? "at least one" : "none"));
      }
      return switch (element.name()) {
        case "sequence" -> one(inside, new Sequence(inside));
        case "xor", "def" -> one(inside, new Choice(inside));
        case "and" -> one(inside, new Parallel(inside));
        case "xorLoop", "defLoop" -> loop(element, inside);
        case "automaticTask" -> new Silent();
        default -> activity(id, element);
      };
    }

    private static Node one(List<Node> inside, Node block) {
      return inside.size() == 1 ? inside.get(0) : block;
    }

    private static Node loop(XmlElement element, List<Node> inside) throws FormatException {
      if (inside.size() != 2 && inside.size() != 3) {
        throw element.fault(
            "a loop has "
                + inside.size()
                + " children, expected a body, a redo part and what follows");
      }
      Loop loop = new Loop(inside.get(0), inside.get(1));
      return inside.size() == 2 || inside.get(2) instanceof Silent
          ? loop
          : new Sequence(List.of(loop, inside.get(2)));
    }

    private Node activity(String id, XmlElement element) throws FormatException {
      String label = element.required("name");
      int copy = copies.merge(id, 1, Integer::sum);
      return label.isBlank() ? new Silent() : new Activity(copy == 1 ? id : id + "~" + copy, label);
    }
  }
}
