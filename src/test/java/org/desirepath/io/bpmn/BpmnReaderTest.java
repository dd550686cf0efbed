package org.desirepath.io.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import org.desirepath.io.FormatException;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.Soundness;
import org.desirepath.model.Touchpoint.Initiator;
import org.junit.jupiter.api.Test;

/** One rule of the standard a test; the languages were worked out by hand. */
class BpmnReaderTest {
  private static final String HEAD =
      "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'>";

  private static DesignedJourney read(String xml) throws IOException {
    return new BpmnReader()
        .read(
            new ByteArrayInputStream(
                (HEAD + xml + "</definitions>").getBytes(StandardCharsets.UTF_8)),
            "x.bpmn");
  }

  /**
   * A process in short notation: tasks and flows given as {@code a>b}, the rest as XML. Names are
   * ids; {@code s}, {@code e} are a start and an end event.
   */
  private static String process(String elements, String flows) {
    StringBuilder xml = new StringBuilder("<process id='p'>").append(elements);
    xml.append(flows(flows));
    return xml.append("</process>").toString();
  }

  private static String flows(String flows) {
    StringBuilder xml = new StringBuilder();
    for (String flow : flows.split(" ", -1)) {
      String[] ends = flow.split(">", -1);
      xml.append(
          "<sequenceFlow id='%s-%s' sourceRef='%s' targetRef='%s'/>"
              .formatted(ends[0], ends[1], ends[0], ends[1]));
    }
    return xml.toString();
  }

  private static String tasks(String names) {
    StringBuilder xml = new StringBuilder();
    for (String name : names.split(" ", -1)) {
      xml.append("<task id='%s' name='%s'/>".formatted(name, name));
    }
    return xml.toString();
  }

  private static final String ENDS = "<startEvent id='s'/><endEvent id='e'/>";

  private static SortedSet<String> words(String xml, int longest) throws IOException {
    return Words.of(read(xml).net(), longest);
  }

  @Test
  void tasksOfEveryTypeAreTouchpoints() throws IOException {
    String xml =
        process(
            ENDS
                + "<userTask id='a' name='a'/><manualTask id='b' name='b'/><sendTask id='c'"
                + " name='c'/><receiveTask id='d' name='d'/><serviceTask id='f'"
                + " name='f'/><scriptTask id='g' name='g'/><businessRuleTask id='h'"
                + " name='h'/><callActivity id='i' name='i'/><subProcess id='j' name='j'/>",
            "s>a a>b b>c c>d d>f f>g g>h h>i i>j j>e");

    assertThat(words(xml, 20)).containsExactly("a b c d f g h i j");
    assertThat(read(xml).net().transitions()).hasSize(9);
  }

  @Test
  void namesLoseTheirLayout() throws IOException {
    String xml = process(ENDS + "<task id='a' name=' Check&#10; invoice&#160;twice '/>", "s>a a>e");

    assertThat(words(xml, 2)).containsExactly("Check invoice twice");
  }

  @Test
  void exclusiveGatewaysChooseAndParallelOnesDoNot() throws IOException {
    String gateways = "<exclusiveGateway id='x'/><exclusiveGateway id='y'/>";

    assertThat(words(process(ENDS + gateways + tasks("a b"), "s>x x>a x>b a>y b>y y>e"), 4))
        .containsExactly("a", "b");
    assertThat(
            words(
                process(
                    ENDS + gateways.replace("exclusive", "parallel") + tasks("a b"),
                    "s>x x>a x>b a>y b>y y>e"),
                4))
        .containsExactly("a b", "b a");
  }

  @Test
  void aTaskSplitsToAllItsFlowsAndStartsForEachThatComes() throws IOException {
    String xml = process(ENDS + tasks("a b c d"), "s>a a>b a>c b>d c>d d>e");

    assertThat(words(xml, 5)).containsExactly("a b c d d", "a b d c d", "a c b d d", "a c d b d");
  }

  @Test
  void conditionalFlowsOutOfATaskAreTakenTogetherAndTheDefaultAlone() throws IOException {
    String conditional =
        "<sequenceFlow id='%s' sourceRef='a' targetRef='%s'><conditionExpression/></sequenceFlow>";
    String xml =
        process(
            ENDS
                + "<task id='a' name='a' default='a-d'/>"
                + tasks("b c d")
                + conditional.formatted("f1", "b")
                + conditional.formatted("f2", "c"),
            "s>a a>d b>e c>e d>e");

    assertThat(words(xml, 4)).containsExactly("a b", "a b c", "a c", "a c b", "a d");
  }

  @Test
  void anInclusiveGatewayTakesEachNonEmptySubsetAndItsJoinWaitsForIt() throws IOException {
    String xml =
        process(
            ENDS + "<inclusiveGateway id='x'/><inclusiveGateway id='y'/>" + tasks("a b c d"),
            "s>x x>a x>b x>c a>y b>y c>y y>d d>e");

    SortedSet<String> words = words(xml, 4);
    assertThat(words).hasSize(3 + 6 + 6).allMatch(word -> word.endsWith("d"));
    assertThat(words).contains("a d", "b d", "c d", "a b d", "c a d", "c b a d");
  }

  /** The join of the standard: nothing tells it which split it belongs to. */
  @Test
  void anInclusiveJoinWaitsForWhateverMayStillComeFromElsewhere() throws IOException {
    String xml =
        process(
            ENDS
                + "<parallelGateway id='x'/><exclusiveGateway id='z'/><inclusiveGateway id='y'/>"
                + tasks("a b c d"),
            "s>x x>a x>z z>b z>c a>y b>y c>e y>d d>e");

    assertThat(words(xml, 5)).containsExactly("a b d", "a c d", "a d c", "b a d", "c a d");
  }

  @Test
  void anEventBasedGatewayWaitsForTheFirstEvent() throws IOException {
    String xml =
        process(
            ENDS
                + "<eventBasedGateway id='x'/><intermediateCatchEvent id='m'"
                + " name='answer'><messageEventDefinition/></intermediateCatchEvent><intermediateCatchEvent"
                + " id='t' name='7 days'><timerEventDefinition/></intermediateCatchEvent>",
            "s>x x>m x>t m>e t>e");

    assertThat(words(xml, 2)).containsExactly("7 days", "answer");
  }

  @Test
  void onlyMessageAndTimerEventsWithANameAreTouchpoints() throws IOException {
    String xml =
        process(
            "<startEvent id='s' name='order'><messageEventDefinition/></startEvent><endEvent id='e'"
                + " name='finished'/><intermediateThrowEvent id='i'"
                + " name='status'><signalEventDefinition/></intermediateThrowEvent>"
                + tasks("a"),
            "s>a a>i i>e");

    assertThat(words(xml, 3)).containsExactly("order a");
    assertThat(read(xml).notes()).anyMatch(note -> note.contains("status"));
  }

  @Test
  void severalStartsAreAlternativesAndEveryTokenMustEnd() throws IOException {
    String xml =
        process(
            "<startEvent id='s'/><startEvent id='t'/><endEvent id='e'/><endEvent id='f'/>"
                + "<parallelGateway id='x'/>"
                + tasks("a b c d"),
            "s>a t>b a>x b>x2".replace("x2", "c") + " x>d x>c c>e d>f");

    assertThat(words(xml, 5)).containsExactly("a c d", "a d c", "b c");
    assertThat(Soundness.of(read(xml).net(), 1_000).isSound()).isTrue();
  }

  @Test
  void withoutStartEventAllThatNothingLeadsToBegins() throws IOException {
    assertThat(words("<process id='p'>" + tasks("a b") + "</process>", 3))
        .containsExactly("a b", "b a");
  }

  @Test
  void aTerminatingEndTakesAllTokens() throws IOException {
    String xml =
        process(
            ENDS
                + "<endEvent id='k'><terminateEventDefinition/></endEvent><parallelGateway id='x'/>"
                + tasks("a b c"),
            "s>x x>a x>b a>c c>e b>k");

    assertThat(words(xml, 4)).containsExactly("a b", "a c b", "b");
  }

  private static String sub(String id, String inner) {
    return "<subProcess id='%s' name='%s'>%s</subProcess>".formatted(id, id, inner);
  }

  @Test
  void aSubProcessIsCompleteWhenNoTokenIsLeftInIt() throws IOException {
    String inner =
        "<startEvent id='s2'/><parallelGateway id='x'/><endEvent id='e2'/><endEvent id='e3'/>"
            + tasks("a b")
            + flows("s2>x x>a x>b a>e2 b>e3");
    String xml = process(ENDS + sub("sub", inner) + tasks("c"), "s>sub sub>c c>e");

    assertThat(words(xml, 4)).containsExactly("a b c", "b a c");
  }

  @Test
  void anInterruptingBoundaryEventCancelsTheSubProcessFromEachOfItsStates() throws IOException {
    String inner =
        "<startEvent id='s2'/><endEvent id='e2'/>" + tasks("a b") + flows("s2>a a>b b>e2");
    String boundary =
        "<boundaryEvent id='t' name='late'"
            + " attachedToRef='sub'><timerEventDefinition/></boundaryEvent>";
    String xml =
        process(ENDS + sub("sub", inner) + boundary + tasks("c d"), "s>sub sub>c c>e t>d d>e");

    assertThat(words(xml, 5)).containsExactly("a b c", "a late d", "late d");
  }

  @Test
  void anErrorEndLeavesByTheBoundaryEventThatCatchesItAndByNoOther() throws IOException {
    String inner =
        "<startEvent id='s2'/><endEvent id='e2'/><exclusiveGateway id='x'/>"
            + "<endEvent id='bad'><errorEventDefinition errorRef='E1'/></endEvent>"
            + tasks("a b")
            + flows("s2>a a>x x>b b>e2 x>bad");
    String boundary =
        "<boundaryEvent id='t' attachedToRef='sub'><errorEventDefinition"
            + " errorRef='E1'/></boundaryEvent>";
    String xml =
        process(ENDS + sub("sub", inner) + boundary + tasks("c d"), "s>sub sub>c c>e t>d d>e");

    assertThat(words(xml, 5)).containsExactly("a b c", "a d");
  }

  @Test
  void aNonInterruptingBoundaryEventHappensAtMostOnceBeforeItsTaskIsDone() throws IOException {
    String boundary =
        "<boundaryEvent id='t' name='remind' attachedToRef='a'"
            + " cancelActivity='false'><timerEventDefinition/></boundaryEvent>";
    String xml = process(ENDS + tasks("a b") + boundary, "s>a a>e t>b b>e");

    assertThat(words(xml, 5)).containsExactly("a", "remind a b", "remind b a");
    assertThat(read(xml).notes()).anyMatch(note -> note.startsWith("Approximation"));
  }

  @Test
  void anInterruptingBoundaryEventTakesThePlaceOfItsTask() throws IOException {
    String boundary =
        "<boundaryEvent id='t' name='late'"
            + " attachedToRef='a'><timerEventDefinition/></boundaryEvent>";
    String xml = process(ENDS + tasks("a b c") + boundary, "s>a a>b b>e t>c c>e");

    assertThat(words(xml, 5)).containsExactly("a b", "late c");
  }

  @Test
  void anEventSubProcessRunsBesideOrInsteadOfItsProcess() throws IOException {
    String event =
        "<subProcess id='es' triggeredByEvent='true'><startEvent id='s2' name='call'"
            + " isInterrupting='%s'><messageEventDefinition/></startEvent><endEvent id='e2'/>"
            + tasks("h")
            + flows("s2>h h>e2")
            + "</subProcess>";

    assertThat(words(process(ENDS + tasks("a b") + event.formatted("true"), "s>a a>b b>e"), 5))
        .containsExactly("a b", "a call h", "call h");
    assertThat(words(process(ENDS + tasks("a") + event.formatted("false"), "s>a a>e"), 5))
        .containsExactly("a", "call a h", "call h a");
  }

  @Test
  void anAdHocSubProcessIsAnythingInAnyOrder() throws IOException {
    String xml =
        process(
            ENDS + "<adHocSubProcess id='ad'>" + tasks("a b") + "</adHocSubProcess>" + tasks("c"),
            "s>ad ad>c c>e");

    assertThat(words(xml, 3))
        .containsExactly("a a c", "a b c", "a c", "b a c", "b b c", "b c", "c");
  }

  @Test
  void loopsAndInstancesAreTurns() throws IOException {
    String loop =
        ENDS + "<task id='a' name='a'><standardLoopCharacteristics testBefore='%s'/></task>";

    assertThat(words(process(loop.formatted("false"), "s>a a>e"), 3))
        .containsExactly("a", "a a", "a a a");
    assertThat(words(process(loop.formatted("true"), "s>a a>e"), 2))
        .containsExactly("", "a", "a a");
    assertThat(
            words(
                process(
                    ENDS + "<task id='a' name='a'><multiInstanceLoopCharacteristics/></task>",
                    "s>a a>e"),
                2))
        .containsExactly("a", "a a");
  }

  @Test
  void aCalledProcessOfTheFileStandsWhereItIsCalled() throws IOException {
    String xml =
        process(ENDS + "<callActivity id='c' name='call' calledElement='q'/>", "s>c c>e")
            + "<process id='q'>"
            + tasks("a b")
            + flows("a>b")
            + "</process>";

    assertThat(words(xml, 3)).containsExactly("a b");
  }

  @Test
  void linksLeadToTheirCounterpart() throws IOException {
    String xml =
        process(
            ENDS
                + "<intermediateThrowEvent id='l'><linkEventDefinition"
                + " name='L'/></intermediateThrowEvent><intermediateCatchEvent"
                + " id='m'><linkEventDefinition name='L'/></intermediateCatchEvent>"
                + tasks("a b"),
            "s>a a>l m>b b>e");

    assertThat(words(xml, 3)).containsExactly("a b");
  }

  private static final String TWO_POOLS =
      "<collaboration id='c'><participant id='P' name='Customer' processRef='p'/>"
          + "<participant id='Q' name='Shop' processRef='q'/>"
          + "<messageFlow id='m1' sourceRef='order' targetRef='s2'/>"
          + "<messageFlow id='m2' sourceRef='send' targetRef='get'/></collaboration>"
          + process(
              ENDS + "<sendTask id='order' name='order'/><receiveTask id='get' name='get'/>",
              "s>order order>get get>e")
          + "<process id='q'><laneSet id='ls'><lane id='l1'"
          + " name='Warehouse'><flowNodeRef>send</flowNodeRef></lane></laneSet><startEvent"
          + " id='s2'><messageEventDefinition/></startEvent><endEvent id='e2'/><sendTask id='send'"
          + " name='send'/>"
          + flows("s2>send send>e2")
          + "</process>";

  @Test
  void messageFlowsHoldUpWhoWaitsForThem() throws IOException {
    assertThat(words(TWO_POOLS, 4)).containsExactly("order send get");
  }

  @Test
  void lanesAndPoolsSayWhoDoesATouchpoint() throws IOException {
    var facts = read(TWO_POOLS).facts();

    assertThat(facts.touchpoint("order").initiator()).isEqualTo(Initiator.CUSTOMER);
    assertThat(facts.touchpoint("order").owner()).isEqualTo("Customer");
    assertThat(facts.touchpoint("send").initiator()).isEqualTo(Initiator.COMPANY);
    assertThat(facts.touchpoint("send").owner()).isEqualTo("Warehouse");
  }

  @Test
  void whatAFlowCannotSayIsAnErrorThatNamesTheElement() {
    refused(ENDS + "<complexGateway id='g' name='Odd'/>", "complexGateway \"Odd\"");
    refused(ENDS + "<transaction id='g' name='Odd'/>", "transaction \"Odd\"");
    refused(ENDS + "<task id='g' name='Odd' isForCompensation='true'/>", "task \"Odd\"");
    refused(
        ENDS + "<endEvent id='g' name='Odd'><cancelEventDefinition/></endEvent>",
        "endEvent \"Odd\"");
    refused(
        ENDS
            + "<intermediateThrowEvent"
            + " id='g'><compensateEventDefinition/></intermediateThrowEvent>",
        "intermediateThrowEvent \"g\"");
    refused(ENDS + "<choreographyTask id='g' name='Odd'/>", "choreographyTask");
    refused(ENDS + "<boundaryEvent id='g' name='Odd' attachedToRef='s'/>", "boundaryEvent \"Odd\"");
    refused(ENDS + "<task id='s'/>", "id \"s\" is there twice");
    refused(ENDS + "<sequenceFlow id='f' sourceRef='s' targetRef='nobody'/>", "\"nobody\"");
  }

  private static void refused(String elements, String named) {
    assertThatThrownBy(() -> read("\n<process id='p'>" + elements + "</process>"))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("x.bpmn:2: ")
        .hasMessageContaining(named);
  }

  @Test
  void documentTypesOtherRootsAndDeepNestingAreErrors() {
    assertThatThrownBy(() -> readRaw("<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("document type");
    assertThatThrownBy(() -> readRaw("<pnml/>"))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("expected <definitions> of BPMN 2.0");
    assertThatThrownBy(() -> readRaw("<a>".repeat(1_000) + "</a>".repeat(1_000)))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("nest more than");
    assertThatThrownBy(() -> readRaw("<a><b></a>"))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("x.bpmn:1: not well-formed XML");
  }

  private static void readRaw(String xml) throws IOException {
    new BpmnReader().read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "x.bpmn");
  }
}
