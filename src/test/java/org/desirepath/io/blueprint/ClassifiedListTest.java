package org.desirepath.io.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.desirepath.io.FormatException;
import org.desirepath.model.JourneyBlueprint;
import org.junit.jupiter.api.Test;

class ClassifiedListTest {
  private static final String LIST =
      """
      journey,phase,step,touchpoint,group,branch,outcome,optional,channels,initiator,share,within,drop_off,at_most,observable,missing_weight
      Loan,Apply,1,Visit,,,,,web; app,customer,,,,,,
      ,Apply,2,Ask online,,,,,,,0.6,,,,,
      ,Apply,2,Call,,b,,,,,0.4,,,,,
      ,Apply,2,Advisor asks,,b,,,,,,,,,,
      ,Decide,3,Send papers,any_order,,,,,,,,,,,
      ,Decide,3,Sign,any_order,,,,,,,2d after Visit,,,,
      ,Decide,4,Offer,,,,yes,,company,,2d,0.1,,,2
      ,Decide,5,Remind,,,,,,,,,,3,no,
      ,Decide,6,Paid,,,success,,,,,,,,,
      ,,,Declined,,,exit,,mail,,,,,,,
      ,,,Newsletter,,,unplanned,,,,,,,,,
      """;

  private static final String SAME =
      """
      journey: Loan
      outcome: {success: [Paid], exits: [Declined]}
      phases:
        - phase: Apply
          steps:
            - {touchpoint: Visit, channels: [web, app], initiator: customer}
            - choice:
                - {touchpoint: Ask online, share: 0.6}
                - {steps: [Call, Advisor asks], share: 0.4}
        - phase: Decide
          steps:
            - any_order: [Send papers, {touchpoint: Sign, within: {time: 2d, after: Visit}}]
            - {touchpoint: Offer, optional: true, initiator: company, within: 2d, drop_off: 0.1, weight: {missing: 2}}
            - {touchpoint: Remind, at_most: 3, observable: false}
            - Paid
      unplanned_allowed: [Newsletter]
      touchpoints:
        - {touchpoint: Declined, channels: [mail]}
      """;

  private static JourneyBlueprint list(String csv) throws IOException {
    return ClassifiedListReader.read(
        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), "loan.csv");
  }

  private static JourneyBlueprint blueprint(String yaml) throws IOException {
    return BlueprintReader.read(
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "loan.journey.yaml");
  }

  @Test
  void aListIsTheBlueprintThatSaysTheSame() throws IOException {
    assertThat(list(LIST)).isEqualTo(blueprint(SAME));
  }

  @Test
  void whatIsWrittenIsReadBackAsTheSameBlueprint() throws IOException {
    String more =
        SAME.replace(
                "exits: [Declined]", "exits: [Declined], horizon: 60d, value: 1.50, currency: EUR")
            .replace(
                "- Paid",
                """
                - {optional: [Ask, Answer]}
                      - {repeat: [Talk]}
                      - {touchpoint: Paid, events: [p1, p2]}\
                """);
    for (String yaml : new String[] {SAME, more}) {
      JourneyBlueprint blueprint = blueprint(yaml);

      assertThat(ClassifiedListWriter.obstacle(blueprint)).isEmpty();
      assertThat(list(ClassifiedListWriter.write(blueprint))).isEqualTo(blueprint);
    }
  }

  @Test
  void whatAListCannotSayIsNamed() throws IOException {
    assertThat(obstacle("{optional: [{choice: [Ask, Call]}]}")).contains("kind optional");
    assertThat(obstacle("{touchpoint: Ask, fails_when: {status: [error]}}")).contains("fails_when");
    assertThat(obstacle("{touchpoint: Ask, events: [{name: a, when: {b: c}}]}")).contains("when");
    assertThat(obstacle("'=1+1'")).contains("spreadsheet");
    assertThat(obstacle("{repeat: [Ask, Call], at_most: 3}")).contains("kind repeat");
    assertThat(obstacle("Ask\nrules: [{at_most: {touchpoint: Ask, times: 1}}]")).contains("rules");
  }

  private static String obstacle(String step) throws IOException {
    return ClassifiedListWriter.obstacle(
            blueprint("journey: J\nphases:\n  - phase: P\n    steps:\n      - " + step + "\n"))
        .orElse("");
  }

  @Test
  void otherDelimitersAndAByteOrderMarkAreRead() throws IOException {
    assertThat(list("\ufeffphase;step;touchpoint\nA;1;x\nA;2;y\n"))
        .isEqualTo(list("Phase\tStep\tTouchpoint\nA\t1\tx\nA\t2\ty\n"));
    assertThat(list("phase,step,touchpoint\nA,1,x\n").journey()).isEqualTo("loan");
  }

  @Test
  void mistakesNameTheLineAndWhatToDo() {
    refused("phase,step,touchpont\n", "loan.csv:1: column \"touchpont\"", "\"touchpoint\"");
    refused("phase,step\nA,1\n", "loan.csv:1: no column \"touchpoint\"", "");
    refused("phase,step,touchpoint\nA,1,\n", "loan.csv:2: a row without a touchpoint", "");
    refused("phase,step,touchpoint\n,1,x\n", "loan.csv:2: a row without a phase", "");
    refused("phase,step,touchpoint\nA,1,x\nB,2,y\nA,3,z\n", "loan.csv:4: phase \"A\" goes on", "");
    refused("phase,step,touchpoint\nA,1,x\nA,2,y\nA,1,z\n", "loan.csv:4: step 1 goes on", "");
    refused("phase,step,touchpoint,outcome\nA,1,x,sucess\n", "loan.csv:2: outcome", "\"success\"");
    refused("phase,step,touchpoint,group\nA,1,x,any\n", "loan.csv:2: group", "any_order");
    refused("phase,step,touchpoint,cost\nA,1,x,\"1,5\"\n", "loan.csv:2: cost", "write 1.5");
    refused("phase,step,touchpoint\nA,1,x,y\n", "loan.csv:2: 4 cells", "quotes");
    refused("phase,step,touchpoint\n", "loan.csv: no row", "");
    refused("", "loan.csv: the file is empty", "");
  }

  private static void refused(String csv, String start, String part) {
    assertThatThrownBy(() -> list(csv))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith(start)
        .hasMessageContaining(part);
  }
}
