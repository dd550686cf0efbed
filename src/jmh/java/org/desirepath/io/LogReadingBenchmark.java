package org.desirepath.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.io.csv.CsvLogs;
import org.desirepath.io.xes.XesLogs;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Milliseconds to read a log of 100,000 events with four attributes, from memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LogReadingBenchmark {

  @Param({"log.xes", "log.csv"})
  public String format;

  private byte[] bytes = new byte[0];

  @Setup
  public void write() throws IOException {
    EventLogBuilder log = EventLog.builder("log");
    for (int i = 0; i < 100_000; i++) {
      int event = log.addEvent(log.trace("journey " + i / 8), "step " + i % 8, 60_000L * i);
      log.eventColumn("org:resource").setText(event, "person " + i % 50);
      log.eventColumn("channel").setText(event, i % 3 == 0 ? "web" : "phone");
      log.eventColumn("amount").setReal(event, i % 1000 / 4.0);
      log.eventColumn("attempt").setInteger(event, i % 5);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (format.equals("log.xes")) {
      XesLogs.write(log.build(), out);
    } else {
      CsvLogs.write(log.build(), out);
    }
    bytes = out.toByteArray();
  }

  @Benchmark
  public EventLog read() throws IOException {
    return LogFiles.read(new ByteArrayInputStream(bytes), format, LogOptions.detected()).log();
  }
}
