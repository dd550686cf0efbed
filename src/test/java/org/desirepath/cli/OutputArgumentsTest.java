package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ModelFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputArgumentsTest {
  @TempDir Path folder;

  @Test
  void alignmentsCutShortAreSaidToBeBounds() throws IOException {
    assertThat(told(new OptimalAlignments(1, 1_000, 2, 0), false))
        .startsWith("not known to be optimal: the alignments of 1 ")
        .contains("of 2 variants", "costs are upper bounds");
    assertThat(told(new OptimalAlignments(1, 1_000, 2, 0), true)).isEmpty();
    assertThat(told(OptimalAlignments.STANDARD, false)).isEmpty();
  }

  private String told(OptimalAlignments checker, boolean quiet) throws IOException {
    Program program = new Program(folder);
    Path model =
        program.write(
            "d.journey.yaml",
            "journey: D\nphases:\n  - phase: All\n    steps: [Ask, Buy, Come, Done]\n");
    Path csv =
        program.write(
            "reversed.csv",
            """
            case,activity,time
            1,Done,2026-01-01T00:00:00Z
            1,Come,2026-01-02T00:00:00Z
            1,Buy,2026-01-03T00:00:00Z
            1,Ask,2026-01-04T00:00:00Z
            2,Ask,2026-01-01T00:00:00Z
            2,Buy,2026-01-02T00:00:00Z
            2,Come,2026-01-03T00:00:00Z
            2,Done,2026-01-04T00:00:00Z
            """);
    EventLog log = LogFiles.read(List.of(csv), LogOptions.detected()).log();
    ConformanceResult result =
        checker.check(log, ModelFiles.read(model, null).model(), new BitSet());
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    OutputArguments output = new OutputArguments();
    output.quiet = quiet;
    output.tellNotes(
        result,
        new Terminal(
            new PrintStream(OutputStream.nullOutputStream()), new PrintStream(err), false));
    return err.toString(StandardCharsets.UTF_8);
  }
}
