package org.desirepath.conformance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.desirepath.ExampleLogs;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.desirepath.io.SharedData;
import org.desirepath.io.decl.DeclReader;
import org.desirepath.model.rules.JourneyRule;
import org.desirepath.model.rules.RuleSet;
import org.desirepath.model.rules.RuleTemplate;
import org.junit.jupiter.api.Test;

class RuleDiscoveryTest {
  @Test
  void theStrictestRulesThatHoldAreFound() {
    EventLog log = ExampleLogs.of("a b c", "a b c c", "a b");
    List<String> rules = texts(new RuleDiscovery(1, 0.9, false, false).discover(log));
    assertThat(rules).contains("Init[a]", "Chain Succession[a, b]", "Exactly[a]", "Exactly[b]");
    assertThat(rules).doesNotContain("Response[a, b]", "Co-Existence[a, b]", "Existence[a]");
    assertThat(texts(new RuleDiscovery(1, 0.9, false, true).discover(log)))
        .contains("Response[a, b]", "Co-Existence[a, b]", "Existence[a]");
  }

  @Test
  void supportConfidenceAndInterestAreShares() {
    EventLog log = ExampleLogs.of("a a b", "a", "c", "c");
    DiscoveredRule rule =
        new RuleDiscovery(0.5, 0, false, true)
            .discover(log).stream()
                .filter(found -> found.rule().text().equals("Response[a, b]"))
                .findFirst()
                .orElseThrow();
    assertThat(rule.support()).isEqualTo(2.0 / 3);
    assertThat(rule.confidence()).isEqualTo(2.0 / 3 * 2 / 4);
    assertThat(rule.interest()).isEqualTo(2.0 / 3 * 2 / 4 * 1 / 4);
    assertThat(rule.keepingTraces()).isEqualTo(1);
  }

  @Test
  void negativeRulesAreFoundWhenAskedFor() {
    EventLog log = ExampleLogs.of("a c", "b c", "a", "b");
    assertThat(texts(new RuleDiscovery(1, 0, true, false).discover(log)))
        .contains("Not Co-Existence[a, b]", "Not Succession[c, a]")
        .doesNotContain("Not Succession[a, b]", "Not Chain Succession[a, b]");
  }

  @Test
  void everyRuleFoundIsKeptAsOftenAsItsSupportSays() throws IOException {
    EventLog log =
        LogFiles.read(
                List.of(SharedData.file("logs-xes/real/sepsis_cases.xes.gz")),
                LogOptions.detected())
            .log();
    List<DiscoveredRule> found = new RuleDiscovery(0.8, 0.5, true, false).discover(log);
    List<JourneyRule> rules = found.stream().map(DiscoveredRule::rule).toList();
    List<RuleResult> checked = RuleChecker.check(log, rules, new BitSet(), EventLog.NO_TIME);
    for (int i = 0; i < rules.size(); i++) {
      assertThat((double) checked.get(i).fulfilments() / checked.get(i).activations())
          .isEqualTo(found.get(i).support())
          .isGreaterThanOrEqualTo(0.8);
    }
    assertThat(texts(found)).contains("Exactly[ER Registration]");
  }

  /** The rules another miner found in the same log, of order alone, are kept by most of it. */
  @Test
  void rulesThatAnotherMinerFoundInSepsisAreKept() throws IOException {
    EventLog log =
        LogFiles.read(
                List.of(SharedData.file("logs-xes/real/sepsis_cases.xes.gz")),
                LogOptions.detected())
            .log();
    RuleSet model;
    try (InputStream in =
        Files.newInputStream(SharedData.file("models/declare/sepsis_discovered_model.decl"))) {
      model = DeclReader.read(in, "sepsis_discovered_model.decl");
    }
    List<RuleResult> results =
        RuleChecker.check(log, model.rules(), new BitSet(), EventLog.NO_TIME);
    List<Double> kept = new ArrayList<>();
    for (RuleResult result : results) {
      kept.add((double) (result.activatedTraces() - result.violatingTraces()) / result.traces());
    }
    assertThat(results).hasSize(172);
    assertThat(kept).allMatch(share -> share >= 0.2);
  }

  private static List<String> texts(List<DiscoveredRule> rules) {
    return rules.stream().map(rule -> rule.rule().text()).toList();
  }

  /** Rules of order alone go by variants; a bound that never binds sends them by traces. */
  @Test
  void variantsAndTracesGiveTheSameCountsOfRoadTrafficFines() throws IOException {
    EventLog log =
        LogFiles.read(
                List.of(SharedData.file("logs-xes/real/discovery-benchmark-augusto/RTFMP.xes.gz")),
                LogOptions.detected())
            .log();
    List<JourneyRule> rules = new ArrayList<>();
    for (RuleTemplate template : RuleTemplate.values()) {
      if (template.isBinary() && !template.isOfJourney()) {
        rules.add(JourneyRule.of(template, "Send Fine", "Payment"));
      }
    }
    List<JourneyRule> bounded =
        rules.stream().map(rule -> rule.within(0, Long.MAX_VALUE / 2)).toList();
    List<RuleResult> byVariant = RuleChecker.check(log, rules, new BitSet(), EventLog.NO_TIME);
    List<RuleResult> byTrace = RuleChecker.check(log, bounded, new BitSet(), EventLog.NO_TIME);
    for (int i = 0; i < rules.size(); i++) {
      assertThat(byTrace.get(i).activations()).isEqualTo(byVariant.get(i).activations());
      assertThat(byTrace.get(i).violations()).isEqualTo(byVariant.get(i).violations());
      assertThat(byTrace.get(i).violating()).isEqualTo(byVariant.get(i).violating());
    }
    assertThat(byVariant.get(1).rule().text()).isEqualTo("Response[Send Fine, Payment]");
    assertThat(byVariant.get(1).activations()).isEqualTo(103_987);
  }
}
