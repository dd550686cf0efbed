package org.desirepath.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.xes.XesLogs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read, and what is said of what can't be, does not depend on the number of threads. */
final class ReadingThreadsTest {
  private static final int SIZE = 500_000;
  private static final int ROUNDS = 6;

  /** What happens to a file on its way. */
  enum Damage {
    NONE,
    CUT,
    CUT_GZIP,
    BAD_GZIP,
    BAD_UTF_8,
    MARKUP,
    PADDED;

    byte[] of(byte[] valid, Random random) throws IOException {
      byte[] bytes = valid.clone();
      int at = random.nextInt(bytes.length);
      return switch (this) {
        case NONE -> bytes;
        case CUT -> Arrays.copyOf(bytes, 1 + at);
        case CUT_GZIP -> {
          byte[] packed = gzip(bytes);
          yield Arrays.copyOf(packed, 30 + random.nextInt(packed.length - 30));
        }
        case BAD_GZIP -> {
          byte[] packed = gzip(bytes);
          packed[20 + random.nextInt(packed.length - 20)] ^= (byte) (1 << random.nextInt(8));
          yield packed;
        }
        case BAD_UTF_8 -> {
          bytes[at] = (byte) (0x80 + random.nextInt(128));
          yield bytes;
        }
        case MARKUP -> {
          bytes[at] = (byte) "<>&\"\n,;'\0".charAt(random.nextInt(9));
          yield bytes;
        }
        case PADDED -> {
          int end = bytes.length + random.nextInt(300_000);
          byte[] longer = new byte[end];
          Arrays.fill(longer, (byte) ' ');
          System.arraycopy(bytes, 0, longer, 0, at);
          System.arraycopy(bytes, at, longer, end - bytes.length + at, bytes.length - at);
          yield longer;
        }
      };
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(bytes);
      }
      return packed.toByteArray();
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneThreadReadsWhatSeveralRead(Damage damage) throws IOException {
    Random random = new Random(11);
    List<byte[]> logs = List.of(xes(), csv());

    for (int round = 0; round < ROUNDS; round++) {
      for (byte[] valid : logs) {
        byte[] bytes = damage.of(valid, random);
        assertThat(outcome(bytes, 1)).isEqualTo(outcome(bytes, 2));
      }
    }
  }

  @Test
  void oneThreadMeansOne() throws IOException {
    Thread caller = Thread.currentThread();
    ByteArrayInputStream watched =
        new ByteArrayInputStream(xes()) {
          @Override
          public synchronized int read(byte[] into, int from, int length) {
            assertThat(Thread.currentThread()).isSameAs(caller);
            return super.read(into, from, length);
          }
        };

    LogOptions one = LogOptions.detected().withThreads(1);
    assertThat(LogFiles.read(watched, "one.xes", one).log().traceCount()).isPositive();
  }

  /** The beginning of a log, larger than what any thread takes at once. */
  private static byte[] xes() throws IOException {
    try (InputStream packed = Files.newInputStream(Path.of("event-logs/home-insurance.xes.gz"))) {
      String text = new String(new GZIPInputStream(packed).readNBytes(SIZE), UTF_8);
      return (text.substring(0, text.lastIndexOf("<trace")) + "</log>").getBytes(UTF_8);
    }
  }

  private static byte[] csv() throws IOException {
    try (InputStream log = Files.newInputStream(Path.of("event-logs/home-insurance.csv"))) {
      return log.readNBytes(SIZE);
    }
  }

  private static String outcome(byte[] bytes, int threads) throws IOException {
    LogFiles.Result result;
    try {
      LogOptions options = LogOptions.detected().withThreads(threads);
      result = LogFiles.read(new ByteArrayInputStream(bytes), "some.log", options);
    } catch (IOException e) {
      return e.getClass().getName() + ": " + e.getMessage();
    }
    EventLog log = result.log();
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    XesLogs.write(log, written);
    return result.reports() + "\n" + log.quality() + "\n" + written.toString(UTF_8);
  }
}
