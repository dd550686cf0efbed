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
    assertThat(told(new OptimalAlignments(1, 1_000, 1, 0), false))
        .startsWith("not known to be optimal: the alignments of ")
        .contains("of 6 variants", "costs are upper bounds");
    assertThat(told(new OptimalAlignments(1, 1_000, 1, 0), true)).isEmpty();
    assertThat(told(OptimalAlignments.STANDARD, false)).isEmpty();
  }

  private String told(OptimalAlignments checker, boolean quiet) throws IOException {
    Program program = new Program(folder);
    EventLog log = LogFiles.read(List.of(program.log()), LogOptions.detected()).log();
    ConformanceResult result =
        checker.check(log, ModelFiles.read(program.model(), null).model(), new BitSet());
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
