package org.desirepath.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to hurt: refused with a clear message, without time or memory to match them. */
final class HostileInputTest {
  @TempDir Path folder;

  /** Endless text between two others, made as it is read. */
  private static InputStream endless(String before, String again, long times, String after) {
    byte[] head = before.getBytes(StandardCharsets.UTF_8);
    byte[] body =
        again.repeat(Math.max(1, (1 << 16) / again.length())).getBytes(StandardCharsets.UTF_8);
    byte[] tail = after.getBytes(StandardCharsets.UTF_8);
    long middle = times * again.getBytes(StandardCharsets.UTF_8).length;
    return new InputStream() {
      private long at;

      @Override
      public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int from, int length) {
        for (int i = 0; i < length; i++, at++) {
          if (at < head.length) {
            bytes[from + i] = head[(int) at];
          } else if (at < head.length + middle) {
            bytes[from + i] = body[(int) ((at - head.length) % body.length)];
          } else if (at < head.length + middle + tail.length) {
            bytes[from + i] = tail[(int) (at - head.length - middle)];
          } else {
            return i == 0 ? -1 : i;
          }
        }
        return length;
      }
    };
  }

  private static void refused(InputStream in, String... says) {
    assertThatThrownBy(() -> LogFiles.read(in, "hostile", LogOptions.detected()))
        .isInstanceOf(FormatException.class)
        .message()
        .contains(says)
        .hasSizeLessThan(1600);
  }

  @Test
  void aHeaderOfTenMillionColumnsIsRefused() {
    refused(endless("case,activity,time", ",x", 10_000_000, "\n"), "more than 20000 columns");
  }

  @Test
  void aRowOfTenMillionColumnsIsRefused() {
    refused(
        endless("case,activity,time\n1,A,2025-01-01\n2", ",x", 10_000_000, "\n"), "20000 fields");
  }

  @Test
  void anXesValueOfAGigabyteIsRefused() {
    String before = "<log><trace><string key=\"concept:name\" value=\"";
    refused(endless(before, "v", 1L << 30, "\"/></trace></log>"), "hostile");
  }

  @Test
  void aCsvValueOfAGigabyteIsRefused() {
    refused(endless("case,activity,time\n1,\"", "v", 1L << 30, "\",2025-01-01\n"), "hostile");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<list key=\"a\">", "<unknown>", "<string key=\"a\" value=\"b\">"})
  void xesNestedAMillionDeepIsRefused(String element) {
    refused(endless("<log><trace><event>", element, 1_000_000, ""), "hostile");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<page>", "<place>", "<toolspecific>", "<net>", "<other>"})
  void netsNestedAMillionDeepAreRefused(String element) {
    assertThatThrownBy(
            () ->
                ReadersFuzzTest.PNML.read(
                    new ByteArrayInputStream(
                        ("<pnml><net>" + element.repeat(1_000_000))
                            .getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(FormatException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? ", "&a [*a, ", "!!map {a: "})
  void yamlNestedDeepIsRefused(String opening) {
    byte[] yaml = ("journey: " + opening.repeat(100_000)).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> ReadersFuzzTest.BLUEPRINT.read(new ByteArrayInputStream(yaml)))
        .isInstanceOf(FormatException.class);
  }

  @Test
  void aBillionLaughsInYamlAreRefused() {
    StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      yaml.append("a").append(i).append(": &a").append(i).append(" [");
      yaml.append(("*a" + (i - 1) + ", ").repeat(8)).append("*a").append(i - 1).append("]\n");
    }
    byte[] bytes = yaml.toString().getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> ReadersFuzzTest.BLUEPRINT.read(new ByteArrayInputStream(bytes)))
        .isInstanceOf(FormatException.class);
  }

  @Test
  void aBillionLaughsInAnyXmlAreRefused() {
    StringBuilder dtd =
        new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE log [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      dtd.append("<!ENTITY a").append(i).append(" \"");
      dtd.append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
    }
    String xml = dtd + "]><log><trace>&a29;</trace></log>";
    refused(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "DOCTYPE");
    for (ReadersFuzzTest.Reader reader :
        Arrays.asList(ReadersFuzzTest.BPMN, ReadersFuzzTest.PNML, ReadersFuzzTest.PTML)) {
      assertThatThrownBy(
              () -> reader.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))))
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("document type");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bomb.csv.gz", "bomb.csv.zip"})
  void packedBombsAreRefused(String name) throws IOException {
    Path bomb = folder.resolve(name);
    byte[] block = new byte[1 << 20];
    Arrays.fill(block, (byte) 'x');
    byte[] header = "case,activity,time\n1,".getBytes(StandardCharsets.UTF_8);
    boolean zip = name.endsWith(".zip");
    try (var file = Files.newOutputStream(bomb);
        var packed = zip ? new ZipOutputStream(file) : new GZIPOutputStream(file)) {
      if (packed instanceof ZipOutputStream entries) {
        entries.putNextEntry(new ZipEntry("bomb.csv"));
      }
      packed.write(header);
      byte[] row = "A,2025-01-01T10:00:00Z\n1,".getBytes(StandardCharsets.UTF_8);
      ByteArrayOutputStream rows = new ByteArrayOutputStream();
      for (int i = 0; i < 40_000; i++) {
        rows.writeBytes(row);
      }
      for (int i = 0; i < 80; i++) {
        packed.write(i == 0 ? rows.toByteArray() : block);
      }
    }
    assertThatThrownBy(() -> LogFiles.read(List.of(bomb), LogOptions.detected()))
        .isInstanceOf(FormatException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../outside.csv", "/tmp/outside.csv", "C:\\outside.csv"})
  void pathsInAZipAreNeverFollowed(String name) throws IOException {
    Path zip = folder.resolve("in").resolve("tricks.zip");
    Files.createDirectories(zip.getParent());
    try (ZipOutputStream packed = new ZipOutputStream(Files.newOutputStream(zip))) {
      packed.putNextEntry(new ZipEntry(name));
      packed.write("case,activity,time\n1,A,2025-01-01\n".getBytes(StandardCharsets.UTF_8));
    }

    LogFiles.read(List.of(zip), LogOptions.detected());

    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).containsExactly(zip);
    }
  }

  /** Valid files with bytes changed, cut, doubled and swapped, by seed. */
  @ParameterizedTest
  @ValueSource(
      strings = {"xes", "csv", "xlsx", "ocelJson", "ocelXml", "blueprint", "bpmn", "pnml", "ptml"})
  void damagedFilesAreReadOrRefused(String kind) throws IOException {
    byte[] valid = seed(kind);
    ReadersFuzzTest.Reader reader =
        switch (kind) {
          case "blueprint" -> ReadersFuzzTest.BLUEPRINT;
          case "bpmn" -> ReadersFuzzTest.BPMN;
          case "pnml" -> ReadersFuzzTest.PNML;
          case "ptml" -> ReadersFuzzTest.PTML;
          default -> ReadersFuzzTest.LOG;
        };
    Random random = new Random(7);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] damaged = damaged(valid, random);
      try {
        ReadersFuzzTest.read(reader, damaged);
      } catch (RuntimeException | Error e) {
        throw new AssertionError(
            "round " + i + ": " + new String(damaged, StandardCharsets.ISO_8859_1), e);
      }
    }
  }

  /** A pattern that goes back over blanks takes hours for this name. */
  @Test
  void blanksInANameTakeNoTimeToSpeakOf() throws IOException {
    String csv = "case,activity,time\n1,a" + " ".repeat(500_000) + "b,2025-03-01T08:00:00Z\n";
    var in = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));

    assertThat(LogFiles.read(in, "blanks.csv", LogOptions.detected()).log().eventCount())
        .isEqualTo(1);
  }

  @Test
  void whatStandsBeforeAFaultOfTheSourceIsReadFirst() throws IOException {
    Reader faulty =
        new Reader() {
          private int reads;

          @Override
          public int read(char[] into, int from, int length) throws IOException {
            if (reads++ > 0) {
              throw new IOException("the file is damaged");
            }
            "before".getChars(0, 6, into, from);
            return 6;
          }

          @Override
          public void close() {}
        };
    try (BackgroundReader reader = new BackgroundReader(faulty)) {
      char[] read = new char[10];
      assertThat(reader.read(read, 0, 10)).isEqualTo(6);
      assertThat(new String(read, 0, 6)).isEqualTo("before");
      assertThatThrownBy(() -> reader.read(read, 0, 10)).hasMessageContaining("damaged");
    }
  }

  /** What the fuzz tests begin with too. */
  private static byte[] seed(String kind) throws IOException {
    try (InputStream in =
        HostileInputTest.class.getResourceAsStream("ReadersFuzzTestInputs/" + kind + "/valid")) {
      return Objects.requireNonNull(in, kind).readAllBytes();
    }
  }

  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 4000);

  private static byte[] damaged(byte[] valid, Random random) {
    byte[] bytes = valid.clone();
    for (int n = random.nextInt(4); n >= 0; n--) {
      if (bytes.length < 4) {
        return bytes;
      }
      int a = random.nextInt(bytes.length);
      int b = a + random.nextInt(Math.min(60, bytes.length - a));
      switch (random.nextInt(6)) {
        case 0 -> bytes[a] = (byte) random.nextInt(256);
        case 1 -> bytes = Arrays.copyOf(bytes, Math.max(1, a));
        case 2 -> bytes = joined(bytes, 0, a, bytes, b, bytes.length);
        case 3 -> bytes = joined(bytes, 0, b, bytes, a, bytes.length);
        case 4 -> bytes[a] = (byte) "\"<>&;{}[]:-,\n0".charAt(random.nextInt(14));
        default -> {
          byte[] odd = ODD[random.nextInt(ODD.length)].getBytes(StandardCharsets.UTF_8);
          byte[] head = joined(bytes, 0, a, odd, 0, odd.length);
          bytes = joined(head, 0, head.length, bytes, a, bytes.length);
        }
      }
    }
    return bytes;
  }

  private static byte[] joined(byte[] a, int from, int to, byte[] b, int start, int end) {
    byte[] both = Arrays.copyOf(Arrays.copyOfRange(a, from, to), to - from + end - start);
    System.arraycopy(b, start, both, to - from, end - start);
    return both;
  }

  private static final String[] ODD = {
    "\"",
    "<",
    ">",
    "&#0;",
    "&amp;",
    "-1",
    "999999999999999999999",
    "NaN",
    "1e999",
    "\u0000",
    "\uFEFF",
    "&a",
    "*a",
    ": ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    "\n",
    "\t",
    ",",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "9999-99-99T99:99:99Z",
    "true",
    "null",
    "''",
    "%",
    "|",
    "?",
    "!!int "
  };
}
