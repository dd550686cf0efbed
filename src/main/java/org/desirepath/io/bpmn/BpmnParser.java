package org.desirepath.io.bpmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.desirepath.io.FormatException;
import org.desirepath.io.XmlElement;
import org.desirepath.io.bpmn.BpmnFile.Flow;
import org.desirepath.io.bpmn.BpmnFile.Kind;
import org.desirepath.io.bpmn.BpmnFile.MessageFlow;
import org.desirepath.io.bpmn.BpmnFile.Node;
import org.desirepath.io.bpmn.BpmnFile.Pool;
import org.desirepath.io.bpmn.BpmnFile.Scope;
import org.desirepath.io.bpmn.BpmnFile.Trigger;
import org.desirepath.io.bpmn.BpmnFile.Turns;

/** Elements to {@link BpmnFile}: finds what is there and resolves what refers to it. */
final class BpmnParser {
  static final String NAMESPACE = "http://www.omg.org/spec/BPMN/20100524/MODEL";

  private static final Map<String, Kind> KINDS = new HashMap<>();

  static {
    for (String task :
        List.of("task", "userTask", "manualTask", "serviceTask", "scriptTask", "sendTask")) {
      KINDS.put(task, Kind.TASK);
    }
    KINDS.put("receiveTask", Kind.TASK);
    KINDS.put("businessRuleTask", Kind.TASK);
    KINDS.put("subProcess", Kind.SUB_PROCESS);
    KINDS.put("adHocSubProcess", Kind.SUB_PROCESS);
    KINDS.put("transaction", Kind.SUB_PROCESS);
    KINDS.put("callActivity", Kind.CALL);
    KINDS.put("exclusiveGateway", Kind.EXCLUSIVE);
    KINDS.put("parallelGateway", Kind.PARALLEL);
    KINDS.put("inclusiveGateway", Kind.INCLUSIVE);
    KINDS.put("eventBasedGateway", Kind.EVENT_BASED);
    KINDS.put("complexGateway", Kind.COMPLEX);
    KINDS.put("startEvent", Kind.START);
    KINDS.put("endEvent", Kind.END);
    KINDS.put("intermediateCatchEvent", Kind.CATCH);
    KINDS.put("intermediateThrowEvent", Kind.THROW);
    KINDS.put("boundaryEvent", Kind.BOUNDARY);
  }

  /** What says nothing about the order of events. */
  private static final Set<String> NO_FLOW =
      Set.of(
          "extensionElements",
          "documentation",
          "dataObject",
          "dataObjectReference",
          "dataStoreReference",
          "dataState",
          "association",
          "textAnnotation",
          "group",
          "property",
          "ioSpecification",
          "ioBinding",
          "dataInputAssociation",
          "dataOutputAssociation",
          "dataInput",
          "dataOutput",
          "inputSet",
          "outputSet",
          "auditing",
          "monitoring",
          "performer",
          "humanPerformer",
          "potentialOwner",
          "resourceRole",
          "correlationSubscription",
          "supportedInterfaceRef",
          "supports",
          "categoryValueRef",
          "incoming",
          "outgoing",
          "script",
          "completionCondition");

  private final BpmnFile file;
  private final Map<String, XmlElement> triggers = new HashMap<>();
  private final Map<String, String> ownerOf = new LinkedHashMap<>();
  private final List<XmlElement> flows = new ArrayList<>();
  private final Map<String, Scope> scopeOf = new HashMap<>();
  private final Set<String> globalTasks = new HashSet<>();

  private BpmnParser(BpmnFile file) {
    this.file = file;
  }

  static BpmnFile parse(XmlElement root, String name) throws FormatException {
    BpmnFile file = new BpmnFile(name);
    if (!root.name().equals("definitions") || !root.namespace().equals(NAMESPACE)) {
      throw root.fault(
          "root element is <"
              + root.name()
              + ">"
              + (root.namespace().isEmpty() ? " without a namespace" : " of " + root.namespace())
              + ", expected <definitions> of BPMN 2.0 ("
              + NAMESPACE
              + "); export it as BPMN 2.0");
    }
    new BpmnParser(file).read(root);
    return file;
  }

  private void read(XmlElement root) throws FormatException {
    file.name = text(root.attribute("name", ""));
    for (XmlElement element : root.children()) {
      if (element.name().endsWith("EventDefinition") && element.attribute("id") != null) {
        triggers.put(element.required("id"), element);
      }
      if (element.name().startsWith("global") && element.name().endsWith("Task")) {
        globalTasks.add(element.attribute("id", ""));
      }
    }
    for (XmlElement element : root.children()) {
      switch (element.name()) {
        case "process" -> {
          Scope process = new Scope(element.required("id"), name(element), element.line());
          if (file.processes.put(process.id, process) != null) {
            throw element.fault("process \"" + process.id + "\" is there twice, expected it once");
          }
          readScope(element, process);
        }
        case "collaboration" -> readCollaboration(element);
        case "choreography", "globalChoreographyTask" ->
            throw element.fault(
                "<choreography> says what partners exchange, not what happens; give a process");
        default -> {}
      }
    }
    if (file.processes.isEmpty()) {
      throw root.fault("no <process> in the file, expected one");
    }
    for (XmlElement flow : flows) {
      readFlow(flow);
    }
    attachBoundaries();
    ownerOf.forEach(
        (node, owner) -> {
          Node owned = file.nodes.get(node);
          if (owned != null && !owned.owners.contains(owner)) {
            owned.owners.add(owner);
          }
        });
  }

  private void readCollaboration(XmlElement element) throws FormatException {
    for (XmlElement child : element.children()) {
      if (child.name().equals("participant")) {
        String process = child.attribute("processRef");
        file.pools.add(
            new Pool(
                child.attribute("id", ""), name(child), process == null ? null : local(process)));
      } else if (child.name().equals("messageFlow")) {
        file.messages.add(
            new MessageFlow(
                child.attribute("id", ""),
                local(child.attribute("sourceRef", "")),
                local(child.attribute("targetRef", ""))));
      }
    }
  }

  private void readScope(XmlElement element, Scope scope) throws FormatException {
    for (XmlElement child : element.children()) {
      Kind kind = child.namespace().equals(NAMESPACE) ? KINDS.get(child.name()) : null;
      if (kind != null) {
        readNode(child, kind, scope);
      } else if (child.name().equals("sequenceFlow")) {
        flows.add(child);
      } else if (child.name().equals("laneSet")) {
        readLanes(child);
      } else if (child.namespace().equals(NAMESPACE)
          && !NO_FLOW.contains(child.name())
          && !isOfActivity(child.name())) {
        throw child.fault(
            "<"
                + child.name()
                + " id=\""
                + child.attribute("id", "")
                + "\"> in a process is not understood; replace it by what it means");
      }
    }
  }

  private static boolean isOfActivity(String name) {
    return name.endsWith("LoopCharacteristics") || name.endsWith("EventDefinition");
  }

  private void readNode(XmlElement element, Kind kind, Scope scope) throws FormatException {
    String id = element.required("id");
    Node node = new Node(id, element.name(), kind, name(element), element.line());
    if (file.nodes.put(id, node) != null) {
      throw element.fault("id \"" + id + "\" is there twice, expected each once");
    }
    scope.nodes.add(node);
    scopeOf.put(id, scope);
    refuse(element, node);
    node.defaultFlow = element.attribute("default");
    if (kind == Kind.BOUNDARY) {
      node.attachedTo = local(element.required("attachedToRef"));
      node.interrupting = !"false".equals(element.attribute("cancelActivity"));
    } else if (kind == Kind.START) {
      node.interrupting = !"false".equals(element.attribute("isInterrupting"));
    } else if (kind == Kind.EVENT_BASED) {
      node.parallelEvents = "Parallel".equals(element.attribute("eventGatewayType"));
    } else if (kind == Kind.CALL) {
      String called = element.attribute("calledElement");
      node.called = called == null ? null : local(called);
    }
    node.instantiates = "true".equals(element.attribute("instantiate"));
    readTriggers(element, node);
    node.turns = turns(element, node);
    if (kind == Kind.SUB_PROCESS) {
      Scope content = new Scope(id, node.name, node.line);
      content.adHoc = element.name().equals("adHocSubProcess");
      content.eventSubProcess = "true".equals(element.attribute("triggeredByEvent"));
      readScope(element, content);
      node.content = content.nodes.isEmpty() ? null : content;
    }
  }

  private void refuse(XmlElement element, Node node) throws FormatException {
    if (element.name().equals("transaction")) {
      throw file.fault(
          node, "transactions undo what was done, which a flow can't say; use a sub-process");
    }
    if (node.kind == Kind.COMPLEX) {
      throw file.fault(
          node, "its rule is free text; replace it by exclusive, parallel or inclusive gateways");
    }
    if ("true".equals(element.attribute("isForCompensation"))) {
      throw file.fault(
          node,
          "it undoes another activity (compensation), which a flow can't say; draw it as a step");
    }
  }

  private void readTriggers(XmlElement element, Node node) throws FormatException {
    for (XmlElement child : element.children()) {
      XmlElement trigger = child;
      if (child.name().equals("eventDefinitionRef")) {
        XmlElement referred = triggers.get(local(child.text().strip()));
        if (referred == null) {
          throw file.fault(
              node, "refers to event definition \"" + child.text().strip() + "\", not in the file");
        }
        trigger = referred;
      }
      if (trigger.name().endsWith("EventDefinition")) {
        String type = trigger.name().substring(0, trigger.name().length() - 15);
        if (type.equals("compensate") || type.equals("cancel")) {
          throw file.fault(
              node,
              "its "
                  + (type.equals("cancel") ? "cancel event" : "compensation")
                  + " undoes what was done, which a flow can't say; draw what happens as steps");
        }
        node.triggers.add(new Trigger(type, reference(type, trigger)));
      }
    }
  }

  private static String reference(String type, XmlElement trigger) {
    return type.equals("link")
        ? text(trigger.attribute("name", ""))
        : local(trigger.attribute(type + "Ref", ""));
  }

  private static Turns turns(XmlElement element, Node node) {
    XmlElement loop = element.child("standardLoopCharacteristics");
    if (loop != null && node.kind.isActivity()) {
      return "true".equals(loop.attribute("testBefore")) ? Turns.LOOP_TEST_BEFORE : Turns.LOOP;
    }
    XmlElement instances = element.child("multiInstanceLoopCharacteristics");
    if (instances == null || !node.kind.isActivity()) {
      return Turns.ONCE;
    }
    return "true".equals(instances.attribute("isSequential"))
        ? Turns.SEQUENTIAL_INSTANCES
        : Turns.PARALLEL_INSTANCES;
  }

  /** The innermost lane of a node says who does it. */
  private void readLanes(XmlElement set) {
    for (XmlElement lane : set.children("lane")) {
      String owner = name(lane);
      for (XmlElement node : lane.children("flowNodeRef")) {
        if (!owner.isEmpty()) {
          ownerOf.put(local(node.text().strip()), owner);
        }
      }
      lane.children("childLaneSet").forEach(this::readLanes);
    }
  }

  private void readFlow(XmlElement element) throws FormatException {
    String id = element.attribute("id", "line " + element.line());
    Node source = end(element, id, "sourceRef");
    Node target = end(element, id, "targetRef");
    if (scopeOf.get(source.id) != scopeOf.get(target.id)) {
      throw element.fault(
          "sequence flow \""
              + id
              + "\" from "
              + source.shown()
              + " to "
              + target.shown()
              + " crosses the border of a sub-process or pool; use a message flow or an event");
    }
    if (target.kind == Kind.START || target.kind == Kind.BOUNDARY || source.kind == Kind.END) {
      throw element.fault(
          "sequence flow \""
              + id
              + "\" from "
              + source.shown()
              + " to "
              + target.shown()
              + ": nothing leads to a start or boundary event, nor from an end event; remove it");
    }
    boolean conditional =
        element.child("conditionExpression") != null
            && !id.equals(source.defaultFlow)
            && source.kind.isActivity();
    Flow flow = new Flow(id, source, target, conditional);
    source.outgoing.add(flow);
    target.incoming.add(flow);
  }

  private Node end(XmlElement flow, String id, String attribute) throws FormatException {
    String value = flow.attribute(attribute);
    Node node = value == null ? null : file.nodes.get(local(value));
    if (node == null) {
      throw flow.fault(
          "sequence flow \""
              + id
              + "\": its "
              + attribute
              + " is "
              + (value == null ? "missing" : "\"" + value + "\", no flow node of the file")
              + ", expected the id of a task, event, gateway or sub-process; connect both ends");
    }
    return node;
  }

  private void attachBoundaries() throws FormatException {
    for (Node node : file.nodes.values()) {
      if (node.called != null && globalTasks.contains(node.called)) {
        node.called = null;
      }
      if (node.kind != Kind.BOUNDARY) {
        continue;
      }
      Node host = file.nodes.get(node.attachedTo);
      if (host == null || !host.kind.isActivity() || scopeOf.get(host.id) != scopeOf.get(node.id)) {
        throw file.fault(
            node,
            "is attached to \""
                + node.attachedTo
                + "\", expected an activity beside it; attach it");
      }
      host.boundaries.add(node);
    }
  }

  /** References may be qualified names. */
  private static String local(String reference) {
    int colon = reference.lastIndexOf(':');
    return colon < 0 ? reference : reference.substring(colon + 1);
  }

  private static String name(XmlElement element) {
    return text(element.attribute("name", ""));
  }

  /** Line breaks and double blanks in names are layout. */
  private static String text(String name) {
    return name.replaceAll("[\\s\\u00a0]+", " ").strip();
  }
}
