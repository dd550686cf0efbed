package org.desirepath.conformance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.desirepath.ExampleLogs;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.rules.JourneyRule;
import org.desirepath.model.rules.RuleTemplate;

/** Held against the definitions, quantifier by quantifier. */
class RulePropertiesTest {
  @Provide
  Arbitrary<String> traces() {
    return Arbitraries.of("a", "b", "c").list().ofMaxSize(8).map(l -> String.join(" ", l));
  }

  @Provide
  Arbitrary<RuleTemplate> binary() {
    return Arbitraries.of(
        List.of(RuleTemplate.values()).stream().filter(RuleTemplate::isBinary).toList());
  }

  @Property(tries = 2_000)
  void oneTraceIsJudgedAsTheDefinitionsSay(
      @ForAll("traces") String trace, @ForAll("binary") RuleTemplate template) {
    if (trace.isBlank()) {
      return;
    }
    RuleResult result = check(JourneyRule.of(template, "a", "b"), trace);
    String[] events = trace.split(" ");
    assertThat(result.violatingTraces() == 0)
        .as(template + " in " + trace)
        .isEqualTo(holds(template, events));
  }

  /** A bound that no time exceeds takes the other way through the code, to the same end. */
  @Property(tries = 1_000)
  void aBoundThatNeverBindsChangesNothing(
      @ForAll("traces") String one,
      @ForAll("traces") String two,
      @ForAll("binary") RuleTemplate template) {
    if (template.isOfJourney()) {
      return;
    }
    JourneyRule rule = JourneyRule.of(template, "a", "b");
    RuleResult plain = check(rule, one, two);
    RuleResult bounded = check(rule.within(0, 1_000 * ExampleLogs.HOUR), one, two);
    assertThat(List.of(bounded.activations(), bounded.fulfilments(), bounded.violations()))
        .isEqualTo(List.of(plain.activations(), plain.fulfilments(), plain.violations()));
    assertThat(bounded.violating()).isEqualTo(plain.violating());
  }

  /** An open trace never has a violation that one of its continuations could mend. */
  @Property(tries = 1_000)
  void aViolationInAnOpenTraceStaysInEveryContinuation(
      @ForAll("traces") String prefix,
      @ForAll("traces") String rest,
      @ForAll("binary") RuleTemplate template) {
    if (prefix.isBlank()) {
      return;
    }
    BitSet open = new BitSet();
    open.set(0);
    EventLog log = ExampleLogs.of(prefix);
    JourneyRule rule = JourneyRule.of(template, "a", "b");
    RuleResult sofar = RuleChecker.check(log, List.of(rule), open, EventLog.NO_TIME).get(0);
    if (sofar.violatingTraces() == 1) {
      assertThat(check(rule, prefix + " " + rest).violatingTraces()).isEqualTo(1);
    }
  }

  private static RuleResult check(JourneyRule rule, String... traces) {
    EventLog log = ExampleLogs.of(traces);
    return RuleChecker.check(log, List.of(rule), new BitSet(), EventLog.NO_TIME).get(0);
  }

  private static boolean holds(RuleTemplate template, String[] events) {
    int n = events.length;
    IntPredicate a = i -> i >= 0 && i < n && events[i].equals("a");
    IntPredicate b = i -> i >= 0 && i < n && events[i].equals("b");
    boolean anyA = IntStream.range(0, n).anyMatch(a);
    boolean anyB = IntStream.range(0, n).anyMatch(b);
    String name = template.name().toLowerCase(Locale.ROOT);
    return switch (template) {
      case CHOICE -> anyA || anyB;
      case EXCLUSIVE_CHOICE -> anyA != anyB;
      case RESPONDED_EXISTENCE -> !anyA || anyB;
      case CO_EXISTENCE -> anyA == anyB;
      case NOT_RESPONDED_EXISTENCE, NOT_CO_EXISTENCE -> !(anyA && anyB);
      case RESPONSE -> all(n, a, i -> some(i + 1, n, b));
      case PRECEDENCE -> all(n, b, i -> some(0, i, a));
      case SUCCESSION -> all(n, a, i -> some(i + 1, n, b)) && all(n, b, i -> some(0, i, a));
      case ALTERNATE_RESPONSE -> all(n, a, i -> alternateAfter(i, n, a, b));
      case ALTERNATE_PRECEDENCE -> all(n, b, i -> alternateBefore(i, a, b));
      case ALTERNATE_SUCCESSION ->
          all(n, a, i -> alternateAfter(i, n, a, b)) && all(n, b, i -> alternateBefore(i, a, b));
      case CHAIN_RESPONSE -> all(n, a, i -> b.test(i + 1));
      case CHAIN_PRECEDENCE -> all(n, b, i -> a.test(i - 1));
      case CHAIN_SUCCESSION -> all(n, a, i -> b.test(i + 1)) && all(n, b, i -> a.test(i - 1));
      case NOT_RESPONSE, NOT_PRECEDENCE, NOT_SUCCESSION -> all(n, a, i -> !some(i + 1, n, b));
      case NOT_CHAIN_RESPONSE, NOT_CHAIN_PRECEDENCE, NOT_CHAIN_SUCCESSION ->
          all(n, a, i -> !b.test(i + 1));
      default -> throw new AssertionError(name);
    };
  }

  private static boolean all(int n, IntPredicate activation, IntPredicate kept) {
    return IntStream.range(0, n).filter(activation).allMatch(kept);
  }

  private static boolean some(int from, int to, IntPredicate event) {
    return IntStream.range(from, to).anyMatch(event);
  }

  private static boolean alternateAfter(int i, int n, IntPredicate a, IntPredicate b) {
    return IntStream.range(i + 1, n)
        .filter(j -> b.test(j) && !some(i + 1, j, a))
        .findAny()
        .isPresent();
  }

  private static boolean alternateBefore(int i, IntPredicate a, IntPredicate b) {
    return IntStream.range(0, i).filter(j -> a.test(j) && !some(j + 1, i, b)).findAny().isPresent();
  }
}
