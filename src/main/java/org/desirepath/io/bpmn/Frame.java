package org.desirepath.io.bpmn;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.desirepath.io.bpmn.BpmnFile.Node;
import org.desirepath.io.bpmn.BpmnFile.Scope;
import org.jspecify.annotations.Nullable;

/** A process or sub-process while it is compiled. */
final class Frame {
  final Scope scope;

  /** The activity whose inside it is; null for the process of a pool. */
  final @Nullable Node host;

  final int firstPlace;
  final int firstStep;
  final int initial;

  /** Where tokens end. */
  final BitSet ends = new BitSet();

  /** Places whose tokens do not keep the scope from being complete. */
  final BitSet idle = new BitSet();

  /** Where a token enters a node. */
  final Map<Node, Integer> into = new HashMap<>();

  /** Own places of the ways into parallel and inclusive joins. */
  final Map<String, Integer> ways = new HashMap<>();

  /** Where an error or escalation that is thrown inside is put, by who catches it. */
  final Map<Node, Integer> thrown = new LinkedHashMap<>();

  /** Where the tokens to be put when the scope starts go. */
  final BitSet armed = new BitSet();

  /** The place from which all activities of an ad-hoc sub-process start. */
  int adHoc = -1;

  /** Whether only the states of the scope tell what is possible. */
  boolean unfold;

  /** Whether it can have more than one token. */
  boolean multiplies;

  /** Whether the last token that ends is told from the others. */
  boolean usesOpen;

  /** Whether a terminate end event stands in it. */
  boolean terminates;

  Frame(Scope scope, @Nullable Node host, NetSketch net) {
    this.scope = scope;
    this.host = host;
    this.firstPlace = net.places.size();
    this.firstStep = net.steps.size();
    this.initial = net.place(scope.id + " begins");
  }
}
