package org.desirepath.io.bpmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.desirepath.io.bpmn.BpmnFile.Kind;
import org.desirepath.io.bpmn.BpmnFile.MessageFlow;
import org.desirepath.io.bpmn.BpmnFile.Node;
import org.desirepath.io.bpmn.NetSketch.Step;

/**
 * Message flows between the processes that are compiled: for each receiver a pair of places, one of
 * which has the token: no message, or a message waits. A second message while one waits changes
 * nothing, and one that nobody takes is lost.
 */
final class Messages {
  private final NetSketch net;
  private final Map<String, Integer> full = new LinkedHashMap<>();
  private final Map<String, Integer> empty = new LinkedHashMap<>();
  private final Map<String, List<String>> sent = new HashMap<>();

  /**
   * Makes the places.
   *
   * @param inside ids of the nodes that are compiled
   */
  Messages(BpmnFile file, NetSketch net, Set<String> inside, List<String> notes) {
    this.net = net;
    List<String> outside = new ArrayList<>();
    for (MessageFlow flow : file.messages) {
      Node source = file.nodes.get(flow.source());
      Node target = file.nodes.get(flow.target());
      if (source == null || target == null || !takesMessages(source) || !takesMessages(target)) {
        outside.add(flow.id());
      } else if (inside.contains(source.id) && inside.contains(target.id)) {
        sent.computeIfAbsent(source.id, id -> new ArrayList<>()).add(target.id);
        if (!full.containsKey(target.id)) {
          full.put(target.id, net.place("message for " + target.id));
          empty.put(target.id, net.place("no message for " + target.id));
        }
      } else {
        outside.add(flow.id());
      }
    }
    if (!outside.isEmpty()) {
      notes.add(
          "Message flows that do not hold anything up, since an end of theirs is outside or has"
              + " parts of its own ("
              + outside.size()
              + "): "
              + Notes.some(outside)
              + ".");
    }
    full.forEach((id, place) -> lost(id, place));
  }

  private void lost(String receiver, int place) {
    net.silent("lost message for " + receiver).from(place).to(place(empty, receiver));
  }

  private static boolean takesMessages(Node node) {
    return node.content == null
        && (node.kind == Kind.TASK
            || node.kind == Kind.START
            || node.kind == Kind.END
            || node.kind == Kind.CATCH
            || node.kind == Kind.THROW
            || node.kind == Kind.BOUNDARY);
  }

  boolean reach(Node node) {
    return full.containsKey(node.id);
  }

  /** The step waits for the message of its node, if one may come. */
  void receive(Step step, Node node) {
    if (reach(node)) {
      step.from(place(full, node.id)).to(place(empty, node.id));
    }
  }

  /** Sends what the node sends once a token is on {@code at}; where the token is then. */
  int send(Node node, int at) {
    int place = at;
    for (String receiver : sent.getOrDefault(node.id, List.of())) {
      int next = net.place(node.id + " sent");
      int waiting = place(full, receiver);
      net.silent(node.id + " sends").from(place, place(empty, receiver)).to(next, waiting);
      net.silent(node.id + " sends again").from(place, waiting).to(next, waiting);
      place = next;
    }
    return place;
  }

  boolean sends(Node node) {
    return sent.containsKey(node.id);
  }

  /** A task that sends and waits for a message asks first, then gets its answer. */
  boolean asks(Node node) {
    return node.kind == Kind.TASK && sends(node) && reach(node);
  }

  /** Places with a token at the start and at the end. */
  List<Integer> none() {
    return List.copyOf(empty.values());
  }

  private static int place(Map<String, Integer> places, String id) {
    Integer place = places.get(id);
    if (place == null) {
      throw new IllegalStateException("no place for the messages of " + id);
    }
    return place;
  }
}
