package org.desirepath.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.desirepath.discovery.Language;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.Marking;
import org.desirepath.model.ProcessModel;
import org.desirepath.model.ProcessTree;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Choice;
import org.desirepath.model.ProcessTree.Loop;
import org.desirepath.model.ProcessTree.Node;
import org.desirepath.model.ProcessTree.Parallel;
import org.desirepath.model.ProcessTree.Sequence;
import org.desirepath.model.ProcessTree.Silent;
import org.desirepath.model.ReachabilityGraph;
import org.desirepath.model.UnusableModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelWritingTest {
  private static final int MOST_MARKINGS = 400;

  @TempDir Path folder;

  /** Small trees of every block, with labels that stand at several places. */
  private static final class RandomTree {
    private final Random random;
    private int activities;

    RandomTree(long seed) {
      this.random = new Random(seed);
    }

    ProcessTree tree() {
      return new ProcessTree(
          "random", new Sequence(List.of(node(3), new Activity("t" + activities++, "z"))));
    }

    private Node node(int depth) {
      int kind = depth == 0 ? random.nextInt(2) : random.nextInt(8);
      if (kind == 0 && random.nextInt(3) == 0) {
        return new Silent();
      } else if (kind < 2) {
        return new Activity("t" + activities++, "abcde".charAt(random.nextInt(5)) + "");
      } else if (kind == 2) {
        return new Loop(node(depth - 1), node(depth - 1));
      }
      List<Node> children = new ArrayList<>();
      for (int c = 0; c < 2 + random.nextInt(2); c++) {
        children.add(node(depth - 1));
      }
      return kind < 5
          ? new Sequence(children)
          : kind < 7 ? new Choice(children) : new Parallel(children);
    }
  }

  private ModelFiles.Result through(ProcessModel model, String ending) throws IOException {
    DesignedJourney journey =
        new DesignedJourney(model.toPetriNet(), JourneyBlueprint.empty(model.name()), List.of());
    Path file = folder.resolve("model" + ending);
    Files.write(file, new ModelWriting(journey, model, "model").bytes(ending));
    return ModelFiles.read(file, null);
  }

  @Test
  void everyFormatKeepsTheLanguageOfATree() throws IOException {
    for (int seed = 0; seed < 40; seed++) {
      ProcessTree tree = new RandomTree(seed).tree();
      for (String ending : List.of(".ptml", ".bpmn", ".pnml", ".journey.yaml")) {
        assertThat(Language.difference(tree.toPetriNet(), through(tree, ending).model().net()))
            .as("seed %d as %s: %s", seed, ending, tree.root())
            .isNull();
      }
    }
  }

  @Test
  void theBlocksOfANetAreFoundAgain() {
    for (int seed = 0; seed < 200; seed++) {
      ProcessTree tree = new RandomTree(seed).tree();
      ProcessTree found = ProcessTree.of(tree.toPetriNet()).orElseThrow();

      assertThat(Language.difference(tree.toPetriNet(), found.toPetriNet()))
          .as("seed %d: %s", seed, tree.root())
          .isNull();
    }
  }

  /** Two parallel branches with a synchronisation between them: free-choice, not of blocks. */
  private static AcceptingPetriNet notOfBlocks() {
    AcceptingPetriNet.Builder net = AcceptingPetriNet.builder("N");
    int[] p = new int[8];
    for (int i = 0; i < p.length; i++) {
      p[i] = net.place("p" + i);
    }
    int split = net.transition("split", null);
    net.input(split, p[0], 1).output(split, p[1], 1).output(split, p[2], 1);
    int a = net.transition("a", "a");
    net.input(a, p[1], 1).output(a, p[3], 1).output(a, p[4], 1);
    int b = net.transition("b", "b");
    net.input(b, p[2], 1).input(b, p[4], 1).output(b, p[5], 1);
    int c = net.transition("c", "c");
    net.input(c, p[3], 1).output(c, p[6], 1);
    int join = net.transition("d", "d");
    net.input(join, p[5], 1).input(join, p[6], 1).output(join, p[7], 1);
    return net.build(Marking.of(p[0]), List.of(Marking.of(p[7])));
  }

  @Test
  void aFreeChoiceNetThatIsNotOfBlocksIsABpmnProcessButNoTree() throws IOException {
    AcceptingPetriNet net = notOfBlocks();

    assertThat(ProcessTree.of(net)).isEmpty();
    assertThat(Language.difference(net, through(net, ".bpmn").model().net())).isNull();
    assertThatThrownBy(() -> through(net, ".ptml"))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("not made of sequences");
  }

  @Test
  void aNetWithADependentChoiceIsNoBpmnProcess() {
    AcceptingPetriNet.Builder net = AcceptingPetriNet.builder("N");
    int start = net.place("start");
    int memory = net.place("memory");
    int next = net.place("next");
    int end = net.place("end");
    int a = net.transition("a", "a");
    net.input(a, start, 1).output(a, next, 1).output(a, memory, 1);
    int b = net.transition("b", "b");
    net.input(b, next, 1).input(b, memory, 1).output(b, end, 1);
    int c = net.transition("c", "c");
    net.input(c, next, 1).output(c, next, 1);

    assertThatThrownBy(
            () -> through(net.build(Marking.of(start), List.of(Marking.of(end))), ".bpmn"))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("\"next\" depends on other places");
  }

  @Test
  void modelsOfOtherToolsKeepTheirLanguage() throws IOException {
    int count = 0;
    for (String set :
        List.of(
            "models/ptml",
            "models/bpmn/signavio-bpmnconstraints",
            "models/bpmn/miwg/_Reference",
            "models/pm4py",
            "models/pnml-woped",
            "pairs/splitminer-bpmn",
            "pairs/simod")) {
      try (Stream<Path> files = Files.list(SharedData.file(set))) {
        for (Path file : files.sorted().toList()) {
          count += roundTrips(file);
        }
      }
    }
    assertThat(count).isGreaterThan(100);
  }

  private int roundTrips(Path file) throws IOException {
    ModelFiles.Result read;
    try {
      if (!file.toString().matches(".*\\.(ptml|bpmn|xml|pnml)")) {
        return 0;
      }
      read = ModelFiles.read(file, null);
      if (ReachabilityGraph.of(read.model().net(), 5_000).markingCount() > MOST_MARKINGS) {
        return 0;
      }
    } catch (FormatException | UnusableModelException e) {
      return 0;
    }
    int count = 0;
    for (String ending : List.of(".pnml", ".bpmn", ".ptml", ".journey.yaml")) {
      ModelWriting writing = new ModelWriting(read.model(), read.flow(), "model");
      if (writing.lost(ending, true).stream().anyMatch(what -> what.contains("double blanks"))) {
        continue;
      }
      Path copy = folder.resolve("copy" + ending);
      try {
        Files.write(copy, writing.bytes(ending));
      } catch (FormatException e) {
        assertThat(e).hasMessageContaining("can't be written as");
        continue;
      }
      assertThat(Language.difference(read.model().net(), ModelFiles.read(copy, null).model().net()))
          .as(file + " as " + ending)
          .isNull();
      count++;
    }
    return count;
  }

  @Test
  void equalModelsGiveEqualBytes() throws IOException {
    ProcessTree tree = new RandomTree(5).tree();
    DesignedJourney journey =
        new DesignedJourney(tree.toPetriNet(), JourneyBlueprint.empty("x"), List.of());
    for (String ending : List.of(".ptml", ".bpmn", ".pnml", ".journey.yaml")) {
      assertThat(new ModelWriting(journey, tree, "m").bytes(ending))
          .isEqualTo(new ModelWriting(journey, new RandomTree(5).tree(), "m").bytes(ending));
    }
  }

  private static final String BLUEPRINT =
      """
      journey: Loan
      outcome: {success: [Paid], exits: [Declined], inactive_after: 14d}
      phases:
        - phase: Journey
          steps:
            - {touchpoint: Visit, channels: [web, app], initiator: customer}
            - choice: [Ask online, {steps: [Call, Advisor asks]}]
            - any_order: [Send papers, Sign]
            - {touchpoint: Offer, optional: true, owner: Sales, weight: {missing: 2}}
            - {repeat: [Remind]}
            - Paid
      unplanned_allowed: [Newsletter]
      touchpoints:
        - {touchpoint: Declined, channels: [mail]}
      """;

  private static final String LIST =
      """
      journey,phase,step,touchpoint,group,branch,outcome,optional,channels,initiator,owner,missing_weight,inactive_after
      Loan,Journey,1,Visit,,,,,web; app,customer,,,14d
      ,Journey,2,Ask online,,a,,,,,,,
      ,Journey,2,Call,,b,,,,,,,
      ,Journey,2,Advisor asks,,b,,,,,,,
      ,Journey,3,Send papers,any_order,,,,,,,,
      ,Journey,3,Sign,any_order,,,,,,,,
      ,Journey,4,Offer,,,,yes,,,Sales,2,
      ,Journey,5,Remind,repeat,,,,,,,,
      ,Journey,6,Paid,,,success,,,,,,
      ,,,Declined,,,exit,,mail,,,,
      ,,,Newsletter,,,unplanned,,,,,,
      """;

  /** Drawn by hand: start, tasks, gateways, a loop marker and an optional path. */
  private static final String BPMN =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
        <process id="p" name="Loan">
          <startEvent id="s"/><endEvent id="e"/>
          <task id="v" name="Visit"/><task id="o" name="Ask online"/><task id="c" name="Call"/>
          <task id="a" name="Advisor&#10;asks"/><task id="d" name="Send papers"/>
          <task id="g" name="Sign"/><task id="f" name="Offer"/><task id="p1" name="Paid"/>
          <task id="r" name="Remind"><standardLoopCharacteristics/></task>
          <exclusiveGateway id="x1"/><exclusiveGateway id="x2"/>
          <parallelGateway id="y1"/><parallelGateway id="y2"/>
          <exclusiveGateway id="z1"/><exclusiveGateway id="z2"/>
          <sequenceFlow id="f1" sourceRef="s" targetRef="v"/>
          <sequenceFlow id="f2" sourceRef="v" targetRef="x1"/>
          <sequenceFlow id="f3" sourceRef="x1" targetRef="o"/>
          <sequenceFlow id="f4" sourceRef="x1" targetRef="c"/>
          <sequenceFlow id="f5" sourceRef="c" targetRef="a"/>
          <sequenceFlow id="f6" sourceRef="o" targetRef="x2"/>
          <sequenceFlow id="f7" sourceRef="a" targetRef="x2"/>
          <sequenceFlow id="f8" sourceRef="x2" targetRef="y1"/>
          <sequenceFlow id="f9" sourceRef="y1" targetRef="d"/>
          <sequenceFlow id="f10" sourceRef="y1" targetRef="g"/>
          <sequenceFlow id="f11" sourceRef="d" targetRef="y2"/>
          <sequenceFlow id="f12" sourceRef="g" targetRef="y2"/>
          <sequenceFlow id="f13" sourceRef="y2" targetRef="z1"/>
          <sequenceFlow id="f14" sourceRef="z1" targetRef="f"/>
          <sequenceFlow id="f15" sourceRef="z1" targetRef="z2"/>
          <sequenceFlow id="f16" sourceRef="f" targetRef="z2"/>
          <sequenceFlow id="f17" sourceRef="z2" targetRef="r"/>
          <sequenceFlow id="f18" sourceRef="r" targetRef="p1"/>
          <sequenceFlow id="f19" sourceRef="p1" targetRef="e"/>
        </process>
      </definitions>
      """;

  private static final String FACTS =
      """
      journey: Loan
      outcome: {success: [Paid], exits: [Declined], inactive_after: 14d}
      unplanned_allowed: [Newsletter]
      touchpoints:
        - {touchpoint: Visit, channels: [web, app], initiator: customer}
        - {touchpoint: Offer, owner: Sales, weight: {missing: 2}}
        - {touchpoint: Declined, channels: [mail]}
      """;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  @Test
  void blueprintListAndBpmnWithFactsAreTheSameModel() throws IOException {
    DesignedJourney blueprint = ModelFiles.read(file("loan.journey.yaml", BLUEPRINT), null).model();
    DesignedJourney list = ModelFiles.read(file("loan.csv", LIST), null).model();
    ModelFiles.Result bpmn =
        ModelFiles.read(file("loan.bpmn", BPMN), file("facts.journey.yaml", FACTS));

    assertThat(list).isEqualTo(blueprint);
    assertThat(Language.difference(blueprint.net(), bpmn.model().net())).isNull();
    assertThat(bpmn.model().touchpoints()).isEqualTo(blueprint.touchpoints());
    assertThat(bpmn.model().success()).isEqualTo(blueprint.success());
    assertThat(bpmn.model().exits()).isEqualTo(blueprint.exits());
    for (String name : blueprint.touchpoints()) {
      assertThat(bpmn.model().facts().touchpoint(name))
          .isEqualTo(blueprint.facts().touchpoint(name));
    }
    byte[] converted = new ModelWriting(bpmn.model(), bpmn.flow(), "loan").bytes(".journey.yaml");
    assertThat(
            ModelFiles.read(
                    file("back.journey.yaml", new String(converted, StandardCharsets.UTF_8)), null)
                .model())
        .isEqualTo(blueprint);
  }
}
