package org.desirepath.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.desirepath.report.explanation.Explanation;
import org.desirepath.report.explanation.ResultFinding;
import org.desirepath.report.explanation.ResultFindings;
import org.desirepath.report.language.Language;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What stands behind one finding of a report. */
@Command(
    name = "explain",
    description = {
      "Says what a finding of a report means: definition, formula, numbers, denominator, caveats",
      "and the journeys behind it. Without FINDING it lists the findings."
    },
    footer = {
      "",
      "Example:",
      "  desirepath explain reports/home-insurance \"deviations[kind=late,touchpoint=Receive"
          + " offer]\""
    })
final class ExplainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "RESULT",
      description = "The result.json of a report, or its folder.")
  Path result = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FINDING",
      description = "Address of the finding, as the list has it.")
  @Nullable String finding;

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      description = "Language of the explanation: en (default) or nl.")
  String language = "en";

  @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
  boolean help;

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Language spoken = CompareCommand.language(language);
    ResultFindings findings = ResultFindings.read(result);
    if (finding == null) {
      Explanation.list(findings, spoken).forEach(terminal::println);
      return Main.DONE;
    }
    Explanation.of(findings, only(findings, finding), spoken).forEach(terminal::println);
    return Main.DONE;
  }

  private static ResultFinding only(ResultFindings findings, String asked) {
    List<Threshold.Step> steps = Threshold.steps(asked);
    String field = String.join(".", steps.stream().map(Threshold.Step::field).toList());
    List<ResultFinding> found = findings.matching(field, steps.get(steps.size() - 1).selection());
    if (found.size() == 1) {
      return found.get(0);
    }
    List<String> paths =
        found.isEmpty()
            ? findings.suggestions(asked)
            : found.stream().map(ResultFinding::path).toList();
    throw new UsageException(
        (found.isEmpty() ? "there is no finding " : "more than one finding is ")
            + asked
            + (found.isEmpty() ? "; did you mean " : "; name one: ")
            + String.join(" or ", paths)
            + "? The list is: desirepath explain RESULT");
  }
}
