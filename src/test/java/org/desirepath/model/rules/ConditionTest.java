package org.desirepath.model.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.desirepath.model.rules.Condition.Scope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
  private static final Map<String, String> VALUES =
      Map.of("x", "5", "y", "7.0", "s", "open", "flag", "true", "org:group", "A");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A.x > 4 | TRUE",
        "A.x >= 5 and x <= 5 | TRUE",
        "x = 5.0 | TRUE",
        "x > 4 and (s is closed or s is open) | TRUE",
        "s is not open | FALSE",
        "not s is open | FALSE",
        "s in (shut, open) | TRUE",
        "s not in (shut, open) | FALSE",
        "A.org:group is A AND A.flag is true | TRUE",
        "x + 2 = T.y | TRUE",
        "(x + 1) * 2 > 11 | TRUE",
        "none > 1 | UNKNOWN",
        "none > 1 or x = 5 | TRUE",
        "none > 1 and x = 6 | FALSE",
        "not none is here | UNKNOWN",
        "s > 1 | UNKNOWN",
        "same x | TRUE",
        "different x | FALSE",
      })
  void aConditionOfARuleHoldsByKleenesLogic(String text, Truth expected) {
    Condition condition = Condition.ofRule(text, Scope.ACTIVATION);
    assertThat(condition.holds((scope, name) -> VALUES.get(name))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(x' < 3) | FALSE",
        "(x' >= (x + 1)) | TRUE",
        "((s != \"NIL\") && !(s == \"#\")) | TRUE",
        "s == \"open\" | TRUE",
        "true | TRUE",
        "(none' < 1) | UNKNOWN",
      })
  void aGuardTellsTheValueAfterFromTheOneBefore(String text, Truth expected) {
    Condition guard = Condition.ofGuard(text.replace('~', '|'));
    assertThat(
            guard.holds(
                (scope, name) -> scope == Scope.AFTER && name.equals("x") ? "6" : VALUES.get(name)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x >", "> 3", "x", "(x > 3", "x > 3)", "x > 3 y", "s is \"open", "x in ()"})
  void whatIsNoConditionIsRefusedWithItsColumn(String text) {
    assertThatThrownBy(() -> Condition.ofRule(text, Scope.ACTIVATION))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column");
  }
}
