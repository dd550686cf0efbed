package org.desirepath.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.desirepath.eventlog.EventLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogFilesTest {
  private static final String CSV =
      "case,activity,time\n1,a,2025-01-01T00:00:00Z\n1,b,2025-01-02T00:00:00Z\n";

  @TempDir private Path folder;

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private Path file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static LogFiles.Result read(Path... files) throws IOException {
    return LogFiles.read(List.of(files), LogOptions.detected());
  }

  @Test
  void inputsAreHashedAsTheyLieOnDisk() throws IOException {
    LogFiles.InputFile input = read(file("a.csv", CSV)).inputs().get(0);
    assertThat(input.name()).isEqualTo("a.csv");
    assertThat(input.bytes()).isEqualTo(CSV.length());
    assertThat(input.sha256())
        .isEqualTo("7ce1e7e54f05dbbf8fa605c7056c7498ca64f1fd5841529bb5574336f4f414e4");
  }

  @Test
  void gzipIsFoundByContentWhateverTheName() throws IOException {
    byte[] packed = gzip(CSV.getBytes(StandardCharsets.UTF_8));
    LogFiles.Result result = read(file("a.csv", packed));
    assertThat(result.log().eventCount()).isEqualTo(2);
    assertThat(result.inputs().get(0).bytes()).isEqualTo(packed.length);
    assertThat(read(file("b.csv.gz", CSV)).log().eventCount()).isEqualTo(2);
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(packed)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        out.putNextEntry(new ZipEntry(namesAndTexts[i]));
        out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return packed.toByteArray();
  }

  @Test
  void oneLogInAZipIsReadWhateverItsPath() throws IOException {
    byte[] packed = zip("a/", "", "a/../../../etc/log.csv", CSV, "__MACOSX/a/._log.csv", "x");
    assertThat(read(file("a.zip", packed)).log().eventCount()).isEqualTo(2);
    assertThat(folder).isDirectoryNotContaining("glob:**etc**");
  }

  @Test
  void zipOfSeveralFilesOrOfNoneIsRefused() throws IOException {
    Path two = file("two.zip", zip("a.csv", CSV, "b.csv", CSV));
    assertThatThrownBy(() -> read(two))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("\"a.csv\" and \"b.csv\"");
    Path none = file("none.zip", zip("a/", ""));
    assertThatThrownBy(() -> read(none)).hasMessageContaining("without files");
    Path cut = file("cut.zip", Arrays.copyOf(zip("a.csv", CSV.repeat(100)), 120));
    assertThatThrownBy(() -> read(cut))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("zip data");
  }

  @Test
  void formatIsFoundByContentIfTheNameIsSilent() throws IOException {
    assertThat(read(file("export", CSV)).reports().get(0).format()).isEqualTo("CSV");
    assertThat(read(file("log", "\ufeff <log/>")).reports().get(0).format()).isEqualTo("XES");
  }

  @Test
  void severalFilesAreOneLog() throws IOException {
    Path first = file("first.csv", CSV);
    Path second = file("second.csv", CSV.replace(",a,", ",c,").replace("2025", "2026"));
    EventLog log = read(first, second).log();
    assertThat(log.name()).isEqualTo("first+1");
    assertThat(log.variants().get(0).activities()).containsExactly("a", "b", "c", "b");
    assertThat(log.quality()).anyMatch(q -> q.code().equals("joinedAcrossFiles"));
    EventLog apart =
        LogFiles.read(
                List.of(first, second), LogOptions.detected().withFiles(LogOptions.Files.SEPARATE))
            .log();
    assertThat(apart.traceId(0)).isEqualTo("first:1");
    assertThat(apart.traceId(1)).isEqualTo("second:1");
  }

  @Test
  void tracesWithoutIdentifierAreNotJoinedAcrossFiles() throws IOException {
    String xes =
        "<log><trace><event><string key=\"concept:name\" value=\"a\"/></event></trace></log>";

    EventLog log = read(file("first.xes", xes), file("second.xes", xes + " ")).log();

    assertThat(log.traceCount()).isEqualTo(2);
    assertThat(log.traceId(0)).isEqualTo("trace 1");
    assertThat(log.traceId(1)).isEqualTo("trace 1 (2)");
    assertThat(log.quality()).noneMatch(q -> q.code().equals("joinedAcrossFiles"));
    assertThat(log.quality()).anyMatch(q -> q.code().equals("missingJourneyIds") && q.count() == 2);
  }

  @Test
  void separateFilesOfTheSameNameStayApart() throws IOException {
    Files.createDirectories(folder.resolve("a"));
    Files.createDirectories(folder.resolve("b"));
    List<Path> files = List.of(file("a/l.csv", CSV), file("b/l.csv", CSV), file("l#2.csv", CSV));

    EventLog log =
        LogFiles.read(files, LogOptions.detected().withFiles(LogOptions.Files.SEPARATE)).log();

    assertThat(log.traceCount()).isEqualTo(3);
    assertThat(List.of(log.traceId(0), log.traceId(1), log.traceId(2)))
        .containsExactly("l:1", "l#2:1", "l#2#2:1");
  }

  @Test
  void sameFileTwiceIsSaid() throws IOException {
    EventLog log = read(file("first.csv", CSV), file("second.csv", CSV)).log();

    assertThat(log.quality())
        .anySatisfy(
            q -> {
              assertThat(q.code()).isEqualTo("sameFileTwice");
              assertThat(q.count()).isOne();
              assertThat(q.examples()).containsExactly("second.csv");
            });
    assertThat(read(file("first.csv", CSV)).log().quality())
        .noneMatch(q -> q.code().equals("sameFileTwice"));
  }

  @Test
  void identifiersThatDifferByCaseOrBlanksAreSaidAndStayApart() throws IOException {
    EventLog log =
        read(file("ids.csv", "case,activity\n1,a\n1 ,a\n\" 1\",a\n2,a\nx,a\nX,a\n")).log();

    assertThat(log.traceCount()).isEqualTo(6);
    assertThat(log.quality())
        .anySatisfy(
            q -> {
              assertThat(q.code()).isEqualTo("idVariants");
              assertThat(q.count()).isEqualTo(5);
              assertThat(q.examples()).containsExactly("\"1\" \"1 \" \" 1\"", "\"x\" \"X\"");
            });
  }

  @Test
  void nameLosesItsEndings() {
    assertThat(LogFiles.logName(List.of(Path.of("x/Log.v2.XES.gz")))).isEqualTo("Log.v2");
    assertThat(LogFiles.logName(List.of(Path.of("a.csv"), Path.of("b"), Path.of("c"))))
        .isEqualTo("a+2");
  }

  @Test
  void emptyFileIsRefused() throws IOException {
    Path empty = file("a.xes", "");
    assertThatThrownBy(() -> read(empty))
        .isInstanceOf(FormatException.class)
        .hasMessage("a.xes: the file is empty; expected an XES or CSV log");
  }

  @Test
  void missingFileAndFolderAreRefused() {
    assertThatThrownBy(() -> read(folder.resolve("none.csv")))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("no such file");
    assertThatThrownBy(() -> read(folder))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("folder");
  }

  @Test
  void cutAndDamagedGzipAreToldApart() throws IOException {
    byte[] packed =
        gzip((CSV + "2,c,2025-01-03T00:00:00Z\n".repeat(9000)).getBytes(StandardCharsets.UTF_8));
    Path cut = file("cut.csv.gz", Arrays.copyOf(packed, packed.length - 12));
    assertThatThrownBy(() -> read(cut))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("cut off");
    packed[packed.length - 6] ^= 1;
    Path damaged = file("damaged.csv.gz", packed);
    assertThatThrownBy(() -> read(damaged))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void gzipBombIsRefused() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write("case,activity\n".getBytes(StandardCharsets.UTF_8));
      byte[] lines = "1,a\n".repeat(1 << 18).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 80; i++) {
        out.write(lines);
      }
    }
    Path bomb = file("bomb.csv.gz", packed.toByteArray());
    assertThatThrownBy(() -> read(bomb))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("bomb");
  }

  @Test
  void contentThatTheNameDeniesIsRefused() throws IOException {
    Path csv = file("a.xes", CSV);
    assertThatThrownBy(() -> read(csv))
        .hasMessageContaining("not XML")
        .hasMessageContaining(".csv");
    Path xes = file("a.csv", "<log/>");
    assertThatThrownBy(() -> read(xes)).hasMessageContaining("XML, not CSV");
    Path binary = file("a.csv", new byte[] {'P', 'K', 3, 4, 0, 0, 1, 9, 8, 7, 6, 5});
    assertThatThrownBy(() -> read(binary)).hasMessageContaining("zip");
  }

  @ParameterizedTest
  @ValueSource(strings = {"log.csv", "log.csv.gz", "log.xes", "log.XES.GZ"})
  void writtenLogIsReadBack(String name) throws IOException {
    EventLog log = EventLogReaderContract.sample();
    Path path = folder.resolve(name);
    LogFiles.write(log, path);
    byte[] once = Files.readAllBytes(path);
    LogFiles.write(log, path);
    assertThat(Files.readAllBytes(path)).isEqualTo(once);
    assertThat(read(path).log().variants()).isEqualTo(log.variants());
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void ownFileThatEndsInPartIsLeftAlone() throws IOException {
    Path own = file("log.csv.part", "mine");

    LogFiles.write(EventLogReaderContract.sample(), folder.resolve("log.csv"));

    assertThat(own).hasContent("mine");
  }

  @Test
  void linkAtTheTargetIsReplacedAndWhatItNamesIsLeftAlone() throws IOException {
    Path precious = file("precious.txt", "mine");
    Path target = Files.createSymbolicLink(folder.resolve("log.csv"), precious);

    LogFiles.write(EventLogReaderContract.sample(), target);

    assertThat(precious).hasContent("mine");
    assertThat(Files.isSymbolicLink(target)).isFalse();
    assertThat(Files.getPosixFilePermissions(target))
        .isEqualTo(Files.getPosixFilePermissions(precious));
  }

  @Test
  void otherEndingIsNotWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogFiles.write(EventLogReaderContract.sample(), folder.resolve("x.txt")))
        .withMessageContaining(".xes.gz");
  }

  @Test
  void dateAloneMeansTheEndOfThatDay() {
    ZoneId amsterdam = ZoneId.of("Europe/Amsterdam");
    assertThat(Instant.ofEpochMilli(LogFiles.asOfMillis("2025-03-30", amsterdam)))
        .isEqualTo("2025-03-30T21:59:59.999Z");
    assertThat(Instant.ofEpochMilli(LogFiles.asOfMillis("2025-03-30T12:00", amsterdam)))
        .isEqualTo("2025-03-30T10:00:00Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogFiles.asOfMillis("yesterday!", amsterdam))
        .withMessageContaining("2025-03-31");
  }
}
