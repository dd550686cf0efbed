package org.desirepath.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.alignment.Move.OfLog;
import org.desirepath.conformance.alignment.Move.OfModel;
import org.desirepath.conformance.alignment.Move.Silent;
import org.desirepath.conformance.alignment.Move.Synchronous;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.AcceptingPetriNet.Arc;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.Marking;
import org.desirepath.model.Touchpoint;
import org.jspecify.annotations.Nullable;

/**
 * Holds an alignment to its definition, without the search's data: fires its moves on the net,
 * reads its trace and adds up its costs.
 */
final class AlignmentCheck {
  private final DesignedJourney model;
  private final AcceptingPetriNet net;
  private final Map<Integer, Integer> tokens;
  private final List<String> read = new ArrayList<>();
  private boolean exited;
  private long cost;

  private AlignmentCheck(DesignedJourney model) {
    this.model = model;
    this.net = model.net();
    this.tokens = new HashMap<>(net.initialMarking().tokens());
  }

  /**
   * Does nothing if the alignment is right.
   *
   * @throws IllegalStateException if it is not, with what is wrong
   */
  static void verify(DesignedJourney model, VariantAlignment variant) {
    AlignmentCheck check = new AlignmentCheck(model);
    variant.alignment().moves().forEach(check::make);
    require(
        check.read.equals(variant.activities()),
        "reads " + check.read + ", expected " + variant.activities());
    require(
        check.cost == variant.alignment().upperBound(),
        "moves cost " + check.cost + ", expected " + variant.alignment().upperBound());
    boolean ends =
        variant.open()
            || check.exited
            || model.net().finalMarkings().contains(new Marking(check.tokens));
    require(ends, "ends in " + check.tokens + ", expected a final marking");
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalStateException("alignment " + message);
    }
  }

  private void make(Move move) {
    if (move instanceof Synchronous sync) {
      readNext(sync.activity(), sync.event());
      if (sync.transition() == Move.EXIT) {
        require(!exited && model.exits().contains(sync.activity()), "takes no exit: " + move);
        exited = true;
      } else {
        fire(sync.transition(), sync.activity());
      }
    } else if (move instanceof OfLog log) {
      readNext(log.activity(), log.event());
      boolean free = model.facts().unplannedAllowed().contains(log.activity());
      cost += free ? 0 : model.facts().touchpoint(log.activity()).unplannedWeight();
    } else if (move instanceof OfModel missing) {
      fire(missing.transition(), missing.activity());
      Touchpoint touchpoint = model.facts().touchpoint(missing.activity());
      cost += touchpoint.observable() ? touchpoint.missingWeight() : 0;
    } else if (move instanceof Silent silent) {
      fire(silent.transition(), null);
    }
  }

  private void readNext(String activity, int event) {
    require(event == read.size(), "reads event " + event + ", expected " + read.size());
    read.add(activity);
  }

  private void fire(int transition, @Nullable String label) {
    require(!exited, "fires after an exit");
    require(
        Objects.equals(net.transitions().get(transition).label(), label),
        "fires " + net.transitions().get(transition) + " for " + label);
    for (Arc arc : net.inputs(transition)) {
      change(arc.place(), -arc.weight());
    }
    for (Arc arc : net.outputs(transition)) {
      change(arc.place(), arc.weight());
    }
  }

  private void change(int place, int by) {
    int count = tokens.getOrDefault(place, 0) + by;
    require(count >= 0, "takes tokens that are not there from place " + place);
    if (count == 0) {
      tokens.remove(place);
    } else {
      tokens.put(place, count);
    }
  }
}
