package org.desirepath.io.decl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.desirepath.io.FormatException;
import org.desirepath.model.rules.JourneyRule;
import org.desirepath.model.rules.RuleSet;
import org.desirepath.model.rules.RuleTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeclReaderTest {
  private static RuleSet read(String text) throws IOException {
    return DeclReader.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "m.decl");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Response[A, B] | | |; Response[A, B]",
        "RespondedExistence[A, B]; Responded Existence[A, B]",
        "co-existence [A,B] |||; Co-Existence[A, B]",
        "Absence3[A] | |; Absence3[A]",
        "Existence[A] | |0,5,m; Existence[A] | |0,300,s",
        "Chain Response[A, B] |A.x > 1 |T.y is z |1,,h; Chain Response[A, B] |A.x > 1 |T.y is z |3600,,s",
        "Exactly2[A] |x not in (a, b) | |; Exactly2[A] |x not in (a, b)",
      })
  void aRuleIsReadAsItIsMeant(String line, String meaning) throws IOException {
    assertThat(read("activity A\nactivity B\n" + line).rules())
        .singleElement()
        .extracting(JourneyRule::text)
        .isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Respons[A, B] | | |; did you mean \"Response\"",
        "Response[A] | | |; does not name two activities",
        "Response[A, B] |A.x | |; expected a comparison",
        "Response[A, B] |(A.x > 1 | |; expected",
        "Response[A, B] | | |5,1,s; shortest <= longest",
        "Response[A, B] | | |soon; expected shortest,longest,unit",
        "Response2[A, B] | | |; takes no such number",
        "Init[A] |A.x > 1 |T.y is z |; has no other event",
        "Response[A, B | | |; without \"]\"",
        "Response[A, B] x | |; after \"]\"",
        "pos(A, 1, _); positional constraint",
        "nonsense; expected \"activity\"",
        "bind A; expected bind",
        "x:; without a domain",
      })
  void whatIsNotUnderstoodIsRefusedAtItsLine(String line, String complaint) {
    assertThatThrownBy(() -> read("activity A\n\n# fine\n" + line))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("m.decl:4: ")
        .hasMessageContaining(complaint);
  }

  @Test
  void aNameWithACommaIsReadWhenItIsDeclared() throws IOException {
    RuleSet model = read("activity Pay, in parts\nactivity B\nResponse[Pay, in parts, B] | | |");
    assertThat(model.rules().get(0).first()).isEqualTo("Pay, in parts");
    assertThatThrownBy(() -> read("Response[Pay, in parts, B] | | |"))
        .hasMessageContaining("does not name two activities");
  }

  @ParameterizedTest
  @EnumSource(
      value = RuleTemplate.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"AT_MOST"})
  void whatIsWrittenIsReadAgain(RuleTemplate template) throws IOException {
    String word = template.word();
    RuleSet model =
        read(
            "activity A\nbind A: x, y\nactivity B\nx: integer between 1 and 5\n"
                + (template.isBinary()
                    ? word + "[A, B] |A.x > 1 |T.y is z |0.5,2,m\n" + word + "[A, B] | | |\n"
                    : word + "[A] |A.x > 1 |0.5,2,m\n" + word + "[A] | |\n"));
    StringBuilder once = new StringBuilder();
    DeclWriter.write(model, once);
    assertThat(read(once.toString())).isEqualTo(model);
  }

  @Test
  void atMostIsWrittenAsAbsenceButNotInAStretchOfTime() throws IOException {
    RuleSet empty = read("activity A");
    JourneyRule rule = JourneyRule.of(RuleTemplate.AT_MOST, "A").times(2);
    StringBuilder out = new StringBuilder();
    DeclWriter.write(with(empty, rule), out);
    assertThat(out).hasToString("activity A\nAbsence3[A] | |\n");
    assertThatThrownBy(() -> DeclWriter.write(with(empty, rule.within(0, 5)), out))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static RuleSet with(RuleSet model, JourneyRule rule) {
    return new RuleSet(
        model.name(),
        model.activities(),
        model.bindings(),
        model.domains(),
        List.of(rule),
        model.notes());
  }

  @Test
  void undeclaredActivitiesAreNoted() throws IOException {
    assertThat(read("Response[A, B] | | |").notes().get(0)).endsWith("A, B");
  }
}
