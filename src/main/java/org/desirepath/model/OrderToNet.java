package org.desirepath.model;

import java.util.List;
import org.desirepath.model.PartiallyOrderedModel.Activity;
import org.desirepath.model.PartiallyOrderedModel.Before;
import org.desirepath.model.PartiallyOrderedModel.Choice;
import org.desirepath.model.PartiallyOrderedModel.Loop;
import org.desirepath.model.PartiallyOrderedModel.Node;
import org.desirepath.model.PartiallyOrderedModel.Order;

/** The translation of POWL blocks to workflow-net fragments between an entry and an exit place. */
final class OrderToNet {
  private final AcceptingPetriNet.Builder net;
  private int places;
  private int silent;
  private int activities;

  private OrderToNet(String name) {
    this.net = AcceptingPetriNet.builder(name);
  }

  static AcceptingPetriNet convert(PartiallyOrderedModel model) {
    OrderToNet run = new OrderToNet(model.name());
    int source = run.net.place("start");
    int sink = run.net.place("end");
    run.add(model.root(), source, sink);
    return run.net.build(Marking.of(source), List.of(Marking.of(sink)));
  }

  private void add(Node node, int entry, int exit) {
    if (node instanceof Activity activity) {
      connect(net.transition("activity" + activities++, activity.label()), entry, exit);
    } else if (node instanceof Choice choice && !choice.children().isEmpty()) {
      choice.children().forEach(child -> add(child, entry, exit));
    } else if (node instanceof Loop loop) {
      int from = place();
      int to = place();
      connect(silent(), entry, from);
      connect(silent(), to, exit);
      add(loop.body(), from, to);
      add(loop.redo(), to, from);
    } else if (node instanceof Order order && !order.children().isEmpty()) {
      addOrder(order, entry, exit);
    } else {
      connect(silent(), entry, exit);
    }
  }

  /** A place for each direct pair; the first children wait for the split, the join for the last. */
  private void addOrder(Order order, int entry, int exit) {
    int count = order.children().size();
    int[] start = new int[count];
    int[] end = new int[count];
    for (int c = 0; c < count; c++) {
      Node child = order.children().get(c);
      if (child instanceof Activity activity) {
        start[c] = net.transition("activity" + activities++, activity.label());
        end[c] = start[c];
      } else {
        start[c] = silent();
        end[c] = silent();
        int from = place();
        int to = place();
        net.output(start[c], from, 1).input(end[c], to, 1);
        add(child, from, to);
      }
    }
    boolean[] hasBefore = new boolean[count];
    boolean[] hasAfter = new boolean[count];
    for (Before pair : order.direct()) {
      hasAfter[pair.first()] = true;
      hasBefore[pair.second()] = true;
      join(end[pair.first()], start[pair.second()]);
    }
    int split = silent();
    int join = silent();
    net.input(split, entry, 1).output(join, exit, 1);
    for (int c = 0; c < count; c++) {
      if (!hasBefore[c]) {
        join(split, start[c]);
      }
      if (!hasAfter[c]) {
        join(end[c], join);
      }
    }
  }

  private void join(int from, int to) {
    int place = place();
    net.output(from, place, 1).input(to, place, 1);
  }

  private void connect(int transition, int entry, int exit) {
    net.input(transition, entry, 1).output(transition, exit, 1);
  }

  private int place() {
    return net.place("p" + places++);
  }

  private int silent() {
    return net.transition("silent" + silent++, null);
  }
}
