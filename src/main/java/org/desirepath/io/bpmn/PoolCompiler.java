package org.desirepath.io.bpmn;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.desirepath.io.FormatException;
import org.desirepath.io.bpmn.BpmnFile.Node;
import org.desirepath.io.bpmn.BpmnFile.Pool;
import org.desirepath.io.bpmn.BpmnFile.Scope;
import org.desirepath.io.bpmn.NetSketch.Step;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.Marking;

/** The processes of a file, side by side, to one net. */
final class PoolCompiler {
  private final BpmnFile file;
  private final NetSketch net = new NetSketch();
  private final List<String> notes = new ArrayList<>();
  private final BitSet initial = new BitSet();
  private final BitSet end = new BitSet();

  private PoolCompiler(BpmnFile file) {
    this.file = file;
  }

  static DesignedJourney compile(BpmnFile file) throws FormatException {
    return new PoolCompiler(file).run();
  }

  private DesignedJourney run() throws FormatException {
    List<Scope> processes = processes();
    Set<String> inside = new HashSet<>();
    processes.forEach(process -> collect(process, inside));
    Messages messages = new Messages(file, net, inside, notes);
    messages.none().forEach(place -> mark(place, place));
    ScopeCompiler compiler = new ScopeCompiler(file, net, messages);
    for (Scope process : processes) {
      int entry = net.place(process.id + " start");
      int open = net.place(process.id + " open");
      int exit = net.place(process.id + " end");
      mark(entry, exit);
      boolean usesOpen = compiler.process(process, entry, exit, open);
      if (usesOpen) {
        initial.set(open);
      }
      if (isStartedByMessage(process, messages)) {
        Step never = net.silent(process.id + " never starts").from(entry).to(exit);
        if (usesOpen) {
          never.from(open);
        }
      }
    }
    compiler.tell(notes);
    SilentReduction.apply(net, initial, end);
    tellOfProcesses(processes);
    AcceptingPetriNet result = build(title(processes));
    tellOfSilentEvents(processes);
    return new DesignedJourney(
        result, Responsibility.facts(file, result.name(), inside, notes), notes);
  }

  private void mark(int atStart, int atEnd) {
    initial.set(atStart);
    end.set(atEnd);
  }

  /** Those with content that no other calls; a pool's process is taken even when it is called. */
  private List<Scope> processes() throws FormatException {
    Set<String> called = new HashSet<>();
    for (Node node : file.nodes.values()) {
      if (node.called != null) {
        called.add(node.called);
      }
    }
    List<Scope> processes = new ArrayList<>();
    for (Scope process : file.processes.values()) {
      boolean apart = file.poolOf(process.id) != null || !called.contains(process.id);
      if (!process.nodes.isEmpty() && apart) {
        processes.add(process);
      }
    }
    if (processes.isEmpty()) {
      throw new FormatException(
          file.file, 0, "no process with a task, event or gateway in the file, expected one");
    }
    return processes;
  }

  private static void collect(Scope scope, Set<String> ids) {
    for (Node node : scope.nodes) {
      ids.add(node.id);
      if (node.content != null) {
        collect(node.content, ids);
      }
    }
  }

  private static boolean isStartedByMessage(Scope process, Messages messages) {
    List<Node> starts = process.starts();
    return !starts.isEmpty() && starts.stream().allMatch(messages::reach);
  }

  private void tellOfProcesses(List<Scope> processes) {
    if (processes.size() > 1) {
      List<String> names = new ArrayList<>();
      processes.forEach(process -> names.add(name(process)));
      Notes.add(notes, "Processes side by side, joined by their message flows", names);
    }
    List<String> black = new ArrayList<>();
    for (Pool pool : file.pools) {
      Scope process = pool.process() == null ? null : file.processes.get(pool.process());
      if (process == null || process.nodes.isEmpty()) {
        black.add(pool.name().isEmpty() ? pool.id() : pool.name());
      }
    }
    Notes.add(notes, "Pools without a process, not part of the flow", black);
  }

  private String name(Scope process) {
    Pool pool = file.poolOf(process.id);
    if (pool != null && !pool.name().isEmpty()) {
      return pool.name();
    }
    return process.name.isEmpty() ? process.id : process.name;
  }

  private String title(List<Scope> processes) {
    if (processes.size() == 1 && !processes.get(0).name.isEmpty()) {
      return processes.get(0).name;
    }
    if (!file.name.isEmpty()) {
      return file.name;
    }
    return file.file.replaceFirst("(\\.bpmn)?(20)?(\\.xml)?$", "");
  }

  /** Events that bear a name a log will not have. */
  private void tellOfSilentEvents(List<Scope> processes) {
    Set<String> names = new LinkedHashSet<>();
    for (Scope process : processes) {
      silentEvents(process, names);
    }
    Notes.add(
        notes,
        "Named events that are no touchpoints, since they are neither message nor timer events",
        List.copyOf(names));
  }

  private static void silentEvents(Scope scope, Set<String> names) {
    for (Node node : scope.nodes) {
      if (!node.triggers.isEmpty() && node.label() == null && !node.name.isEmpty()) {
        names.add(node.name);
      }
      if (node.content != null) {
        silentEvents(node.content, names);
      }
    }
  }

  private AcceptingPetriNet build(String title) {
    BitSet used = new BitSet();
    used.or(initial);
    used.or(end);
    for (Step step : net.steps) {
      for (int p : step.in) {
        used.set(p);
      }
      for (int p : step.out) {
        used.set(p);
      }
    }
    AcceptingPetriNet.Builder builder = AcceptingPetriNet.builder(title);
    Map<Integer, Integer> index = new LinkedHashMap<>();
    used.stream().forEach(p -> index.put(p, builder.place(net.places.get(p))));
    for (Step step : net.steps) {
      int transition = builder.transition(step.id, step.label);
      for (int p : step.in) {
        builder.input(transition, at(index, p), 1);
      }
      for (int p : step.out) {
        builder.output(transition, at(index, p), 1);
      }
    }
    return builder.build(marking(initial, index), List.of(marking(end, index)));
  }

  private static Marking marking(BitSet places, Map<Integer, Integer> index) {
    Map<Integer, Integer> tokens = new LinkedHashMap<>();
    places.stream().forEach(p -> tokens.put(at(index, p), 1));
    return new Marking(tokens);
  }

  private static int at(Map<Integer, Integer> index, int place) {
    Integer at = index.get(place);
    if (at == null) {
      throw new IllegalStateException("no place " + place);
    }
    return at;
  }
}
