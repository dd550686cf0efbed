package org.desirepath.model;

import java.util.ArrayList;
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
    List<List<Integer>> ins = lists(count);
    List<List<Integer>> outs = lists(count);
    for (Before pair : order.direct()) {
      int place = place();
      outs.get(pair.first()).add(place);
      ins.get(pair.second()).add(place);
    }
    List<Integer> first = open(ins, entry);
    List<Integer> last = open(outs, exit);
    if (first.size() > 1) {
      int split = silent();
      net.input(split, entry, 1);
      first.forEach(place -> net.output(split, place, 1));
    }
    if (last.size() > 1) {
      int join = silent();
      net.output(join, exit, 1);
      last.forEach(place -> net.input(join, place, 1));
    }
    for (int c = 0; c < count; c++) {
      addChild(order.children().get(c), ins.get(c), outs.get(c));
    }
  }

  /** Gives a place to each child that has none on this side: the border's own if there is one. */
  private List<Integer> open(List<List<Integer>> places, int border) {
    List<List<Integer>> open = places.stream().filter(List::isEmpty).toList();
    List<Integer> added = new ArrayList<>();
    for (List<Integer> child : open) {
      added.add(open.size() == 1 ? border : place());
      child.add(added.get(added.size() - 1));
    }
    return added;
  }

  private void addChild(Node child, List<Integer> ins, List<Integer> outs) {
    if (child instanceof Activity activity) {
      int transition = net.transition("activity" + activities++, activity.label());
      ins.forEach(place -> net.input(transition, place, 1));
      outs.forEach(place -> net.output(transition, place, 1));
      return;
    }
    int from = ins.get(0);
    int to = outs.get(0);
    if (ins.size() > 1) {
      int start = silent();
      from = place();
      net.output(start, from, 1);
      ins.forEach(place -> net.input(start, place, 1));
    }
    if (outs.size() > 1) {
      int end = silent();
      to = place();
      net.input(end, to, 1);
      outs.forEach(place -> net.output(end, place, 1));
    }
    add(child, from, to);
  }

  private static List<List<Integer>> lists(int count) {
    List<List<Integer>> lists = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lists.add(new ArrayList<>());
    }
    return lists;
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
