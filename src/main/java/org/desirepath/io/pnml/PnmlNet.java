package org.desirepath.io.pnml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.desirepath.io.FormatException;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.Marking;
import org.desirepath.model.NetData;
import org.desirepath.model.rules.Condition;
import org.jspecify.annotations.Nullable;

/** What a file says, element by element; {@link #toJourney} joins it. */
final class PnmlNet {
  private static final int MOST_NAMED = 50;

  /** A place, transition or arc while it is read. */
  static final class Node {
    final String id;
    final long line;
    @Nullable String name;
    int initial;
    int last;
    boolean invisible;
    @Nullable String guard;
    final List<String> writes = new ArrayList<>();
    String source = "";
    String target = "";
    int weight = 1;

    Node(String id, long line) {
      this.id = id;
      this.line = line;
    }

    boolean isSilent() {
      return invisible || name == null || name.isBlank();
    }
  }

  final String file;
  @Nullable String name;
  long line;
  final Map<String, Node> places = new LinkedHashMap<>();
  final Map<String, Node> transitions = new LinkedHashMap<>();
  final List<Node> arcs = new ArrayList<>();
  final Map<String, String> references = new HashMap<>();
  final List<Map<String, Integer>> finalMarkings = new ArrayList<>();
  final List<Long> finalMarkingLines = new ArrayList<>();
  private final Map<String, Integer> placeIndex = new HashMap<>();
  private final Map<String, Integer> transitionIndex = new HashMap<>();
  private final List<String> notes = new ArrayList<>();

  PnmlNet(String file) {
    this.file = file;
  }

  DesignedJourney toJourney() throws FormatException {
    if (places.isEmpty() || transitions.isEmpty()) {
      throw new FormatException(
          file,
          line,
          "the net has "
              + places.size()
              + " places and "
              + transitions.size()
              + " transitions, expected at least one of each");
    }
    String title = name == null || name.isBlank() ? file : name;
    AcceptingPetriNet.Builder net = AcceptingPetriNet.builder(title);
    for (Node place : places.values()) {
      placeIndex.put(place.id, net.place(place.id));
    }
    for (Node transition : transitions.values()) {
      String label = transition.isSilent() ? null : transition.name;
      transitionIndex.put(transition.id, net.transition(transition.id, label));
    }
    for (Node arc : arcs) {
      addArc(net, arc);
    }
    noteSilent();
    NetData data = data();
    Marking initial = initialMarking();
    List<Marking> ends = finalMarkings();
    return new DesignedJourney(
        net.build(initial, ends), JourneyBlueprint.empty(title), notes, data);
  }

  /** The transition goes, what a page of its id holds stays. */
  void replaceByPage(String transition) {
    if (transitions.remove(transition) != null) {
      arcs.removeIf(arc -> arc.source.equals(transition) || arc.target.equals(transition));
      notes.add("Sub-process \"" + transition + "\": its page stands in its place.");
    }
  }

  private void addArc(AcceptingPetriNet.Builder net, Node arc) throws FormatException {
    String source = resolve(arc.source);
    String target = resolve(arc.target);
    Integer fromPlace = placeIndex.get(source);
    Integer toPlace = placeIndex.get(target);
    Integer from = transitionIndex.get(source);
    Integer to = transitionIndex.get(target);
    if (fromPlace != null && to != null) {
      net.input(to, fromPlace, arc.weight);
    } else if (from != null && toPlace != null) {
      net.output(from, toPlace, arc.weight);
    } else {
      throw new FormatException(
          file,
          arc.line,
          "arc \""
              + arc.id
              + "\" from "
              + kind(arc.source)
              + " to "
              + kind(arc.target)
              + ", expected one between a place and a transition of this net");
    }
  }

  private String resolve(String id) {
    String at = id;
    for (int hops = 0; hops <= references.size(); hops++) {
      String to = references.get(at);
      if (to == null) {
        return at;
      }
      at = to;
    }
    return at;
  }

  private String kind(String id) {
    String resolved = resolve(id);
    if (placeIndex.containsKey(resolved)) {
      return "place \"" + id + "\"";
    }
    return transitionIndex.containsKey(resolved)
        ? "transition \"" + id + "\""
        : "unknown \"" + id + "\"";
  }

  private void noteSilent() {
    List<String> silent = new ArrayList<>();
    for (Node transition : transitions.values()) {
      if (transition.isSilent()) {
        boolean named = transition.name != null && !transition.name.isBlank();
        silent.add(named ? String.valueOf(transition.name) : transition.id);
      }
    }
    if (!silent.isEmpty()) {
      int shown = Math.min(silent.size(), MOST_NAMED);
      notes.add(
          "Silent transitions ("
              + silent.size()
              + "): "
              + String.join(", ", silent.subList(0, shown))
              + (shown < silent.size() ? ", and " + (silent.size() - shown) + " more" : "")
              + ".");
    }
  }

  private NetData data() {
    Map<String, Condition> guards = new LinkedHashMap<>();
    Map<String, List<String>> writes = new LinkedHashMap<>();
    for (Node transition : transitions.values()) {
      String guard = transition.guard;
      if (guard != null && !guard.isBlank()) {
        try {
          guards.put(transition.id, Condition.ofGuard(guard));
        } catch (IllegalArgumentException e) {
          notes.add(
              "The guard of transition \""
                  + transition.id
                  + "\" is not checked: "
                  + e.getMessage());
        }
      }
      if (!transition.writes.isEmpty()) {
        writes.put(transition.id, transition.writes);
      }
    }
    if (!guards.isEmpty()) {
      notes.add(
          "Guards on data: "
              + guards.size()
              + " transitions have one; they are checked on the optimal control-flow alignments"
              + " and cost nothing.");
    }
    return new NetData(guards, writes);
  }

  private Marking initialMarking() throws FormatException {
    Map<Integer, Integer> tokens = new HashMap<>();
    for (Node place : places.values()) {
      if (place.initial > 0) {
        tokens.put(indexOf(place.id), place.initial);
      }
    }
    if (!tokens.isEmpty()) {
      return new Marking(tokens);
    }
    return Marking.of(
        onlyPlaceWithout("incoming", arc -> arc.target, "initial marking", "<initialMarking>"));
  }

  private List<Marking> finalMarkings() throws FormatException {
    List<Marking> ends = new ArrayList<>();
    for (int f = 0; f < finalMarkings.size(); f++) {
      Map<Integer, Integer> tokens = new HashMap<>();
      for (Map.Entry<String, Integer> entry : finalMarkings.get(f).entrySet()) {
        Integer place = placeIndex.get(resolve(entry.getKey()));
        if (place == null) {
          throw new FormatException(
              file,
              finalMarkingLines.get(f),
              "final marking names place \"" + entry.getKey() + "\", expected a place of this net");
        }
        if (entry.getValue() > 0) {
          tokens.put(place, entry.getValue());
        }
      }
      if (tokens.isEmpty()) {
        // ProM writes one without tokens when nobody set any; a journey can't end there
        notes.add("a final marking without tokens was passed over");
      } else {
        ends.add(new Marking(tokens));
      }
    }
    Map<Integer, Integer> inPlaces = new HashMap<>();
    for (Node place : places.values()) {
      if (place.last > 0) {
        inPlaces.put(indexOf(place.id), place.last);
      }
    }
    if (ends.isEmpty() && !inPlaces.isEmpty()) {
      ends.add(new Marking(inPlaces));
    }
    if (ends.isEmpty()) {
      ends.add(
          Marking.of(
              onlyPlaceWithout("outgoing", arc -> arc.source, "final marking", "<finalmarkings>")));
    }
    return ends;
  }

  private int indexOf(String place) {
    Integer index = placeIndex.get(place);
    if (index == null) {
      throw new IllegalStateException("place without an index: " + place);
    }
    return index;
  }

  private int onlyPlaceWithout(String kind, Function<Node, String> end, String what, String element)
      throws FormatException {
    Set<String> ends = new HashSet<>();
    for (Node arc : arcs) {
      ends.add(resolve(end.apply(arc)));
    }
    List<String> candidates = new ArrayList<>(places.keySet());
    candidates.removeAll(ends);
    if (candidates.size() != 1) {
      throw new FormatException(
          file,
          line,
          "no "
              + what
              + ", and "
              + candidates.size()
              + " places without "
              + kind
              + " arcs"
              + (candidates.isEmpty()
                  ? ""
                  : " ("
                      + String.join(", ", candidates.subList(0, Math.min(5, candidates.size())))
                      + (candidates.size() > 5 ? ", ..." : "")
                      + ")")
              + ", expected exactly one to take for it; add "
              + element);
    }
    notes.add(
        "The file has no "
            + what
            + ": one token on "
            + candidates.get(0)
            + ", the only place without "
            + kind
            + " arcs, is taken for it.");
    return indexOf(candidates.get(0));
  }
}
