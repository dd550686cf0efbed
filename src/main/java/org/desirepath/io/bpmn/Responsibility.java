package org.desirepath.io.bpmn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.desirepath.io.bpmn.BpmnFile.MessageFlow;
import org.desirepath.io.bpmn.BpmnFile.Node;
import org.desirepath.io.bpmn.BpmnFile.Pool;
import org.desirepath.io.bpmn.BpmnFile.Scope;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.Touchpoint;
import org.desirepath.model.Touchpoint.Initiator;
import org.jspecify.annotations.Nullable;

/**
 * Who does a touchpoint, from lanes and pools: the innermost lane, else the pool, is its owner. One
 * in a lane or pool that is named for the customer, or that waits for a message from such a pool,
 * is the customer's; all others are the company's if the file names a customer at all.
 */
final class Responsibility {
  private static final Pattern CUSTOMER =
      Pattern.compile(
          ".*\\b(customers?|clients?|consumers?|buyers?|applicants?|guests?|passengers?|patients?|"
              + "claimants?|visitors?|subscribers?|policyholders?|shoppers?|klant(en)?|"
              + "consument(en)?|aanvragers?|verzekerden?|kunden?|kundin(nen)?|antragsteller)\\b.*");

  private final BpmnFile file;
  private final Map<String, String> poolOf = new LinkedHashMap<>();
  private final boolean namesCustomer;

  private Responsibility(BpmnFile file) {
    this.file = file;
    boolean named = false;
    for (Pool pool : file.pools) {
      named |= isCustomer(pool.name());
      Scope process = pool.process() == null ? null : file.processes.get(pool.process());
      if (process != null) {
        collect(process, pool.name());
      }
    }
    for (Node node : file.nodes.values()) {
      named |= node.owners.stream().anyMatch(Responsibility::isCustomer);
    }
    this.namesCustomer = named;
  }

  private void collect(Scope scope, String pool) {
    for (Node node : scope.nodes) {
      poolOf.put(node.id, pool);
      if (node.content != null) {
        for (Node inner : node.content.nodes) {
          // what is inside is done by who does the whole
          if (inner.owners.isEmpty()) {
            inner.owners.addAll(node.owners);
          }
        }
        collect(node.content, pool);
      }
    }
  }

  /** Facts that lanes and pools say of the touchpoints. */
  static JourneyBlueprint facts(
      BpmnFile file, String journey, Set<String> inside, List<String> notes) {
    Responsibility run = new Responsibility(file);
    Map<String, Set<String>> owners = new LinkedHashMap<>();
    Map<String, Set<Initiator>> initiators = new LinkedHashMap<>();
    for (Node node : file.nodes.values()) {
      String label = node.label();
      if (label != null && inside.contains(node.id) && node.content == null) {
        Set<String> owner = owners.computeIfAbsent(label, l -> new LinkedHashSet<>());
        run.owner(node, owner);
        Initiator initiator = run.initiator(node);
        Set<Initiator> all = initiators.computeIfAbsent(label, l -> new LinkedHashSet<>());
        if (initiator != null) {
          all.add(initiator);
        }
      }
    }
    List<String> several = new ArrayList<>();
    Map<String, Touchpoint> touchpoints = new LinkedHashMap<>();
    for (String label : new TreeSet<>(owners.keySet())) {
      Set<String> owner = owners.getOrDefault(label, Set.of());
      Set<Initiator> initiator = initiators.getOrDefault(label, Set.of());
      if (owner.size() > 1 || initiator.size() > 1) {
        several.add(label);
      }
      touchpoints.put(
          label,
          touchpoint(
              label,
              initiator.size() == 1 ? initiator.iterator().next() : null,
              owner.size() == 1 ? owner.iterator().next() : null));
    }
    Notes.add(notes, "Without an owner or initiator, since lanes or pools differ", several);
    return new JourneyBlueprint(journey, null, null, List.of(), List.of(), List.of(), touchpoints);
  }

  private static Touchpoint touchpoint(
      String name, @Nullable Initiator initiator, @Nullable String owner) {
    BigDecimal cost = null;
    return new Touchpoint(
        name,
        List.of(),
        initiator,
        null,
        List.of(),
        null,
        OptionalDouble.empty(),
        OptionalInt.empty(),
        owner,
        cost,
        true,
        Map.of(),
        1,
        1);
  }

  private void owner(Node node, Set<String> owners) {
    String pool = poolOf.getOrDefault(node.id, "");
    if (node.owners.size() == 1) {
      owners.add(node.owners.get(0));
    } else if (!pool.isEmpty()) {
      owners.add(pool);
    }
  }

  private @Nullable Initiator initiator(Node node) {
    if (!namesCustomer) {
      return null;
    }
    boolean customer =
        isCustomer(poolOf.getOrDefault(node.id, ""))
            || node.owners.stream().anyMatch(Responsibility::isCustomer);
    for (MessageFlow message : file.messages) {
      customer |= message.target().equals(node.id) && isCustomer(sender(message.source()));
    }
    return customer ? Initiator.CUSTOMER : Initiator.COMPANY;
  }

  private String sender(String id) {
    for (Pool pool : file.pools) {
      if (pool.id().equals(id)) {
        return pool.name();
      }
    }
    return poolOf.getOrDefault(id, "");
  }

  private static boolean isCustomer(String name) {
    return CUSTOMER.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }
}
