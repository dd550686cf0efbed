package org.desirepath.io;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The bytes of a log: hashed and counted as they pass, unpacked if they are gzip, with the format
 * by content.
 */
final class LogInput implements AutoCloseable {

  /** What the unpacked bytes are. */
  enum Format {
    XES("XES"),
    OCEL_XML("OCEL"),
    OCEL_JSON("OCEL"),
    OCEL_SQLITE("OCEL"),
    OCEL_CSV("OCEL"),
    XLSX("a workbook"),
    PARQUET("Parquet"),
    CSV("CSV");

    private final String shown;

    Format(String shown) {
      this.shown = shown;
    }
  }

  /**
   * Above this many unpacked bytes for each packed one, and above {@link #BOMB_BYTES}, a file is
   * refused. The most regular of 60 public logs unpacks to 150 times its size; gzip can do 1032.
   */
  static final int BOMB_RATIO = 600;

  static final long BOMB_BYTES = 64L << 20;

  static final String EXPECTED = "expected XES, CSV, OCEL, .xlsx or .parquet, plain, .gz or .zip";

  private static final int PEEKED = 8192;

  private final String file;
  private final Hashed raw;
  private final BufferedInputStream content;
  private final Format format;
  private final String packing;

  private LogInput(InputStream source, String file) throws IOException {
    this.file = file;
    raw = new Hashed(source);
    BufferedInputStream packed = new BufferedInputStream(raw, 1 << 16);
    byte[] head = peek(packed, PEEKED);
    if (head.length == 0) {
      throw new FormatException(file, 0, "the file is empty; expected an XES or CSV log");
    }
    packing = startsWith(head, "\u001f\u008b") ? "gz" : isZippedLog(head) ? "zip" : "";
    content =
        switch (packing) {
          case "gz" -> new BufferedInputStream(Unpacked.gzip(packed, raw, file), 1 << 16);
          case "zip" -> new BufferedInputStream(Unpacked.zip(packed, raw, file), 1 << 16);
          default -> packed;
        };
    format = recognised(packing.isEmpty() ? head : peek(content, PEEKED));
  }

  static LogInput open(Path path) throws IOException {
    Path name = path.getFileName();
    String file = name == null ? path.toString() : name.toString();
    if (Files.isDirectory(path)) {
      throw new FormatException(file, 0, "this is a folder; expected a log file");
    }
    InputStream source;
    try {
      source = Files.newInputStream(path);
    } catch (NoSuchFileException e) {
      throw new FormatException(
          file, 0, "no such file (looked for " + path.toAbsolutePath() + ")", e);
    }
    try {
      return new LogInput(source, file);
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  static LogInput of(InputStream stream, String file) throws IOException {
    return new LogInput(stream, file);
  }

  /** The name for messages. */
  String file() {
    return file;
  }

  Format format() {
    return format;
  }

  InputStream content() {
    return content;
  }

  /** Of the whole input, also of what the reader left; to be asked after reading. */
  String sha256() throws IOException {
    raw.transferTo(java.io.OutputStream.nullOutputStream());
    return HexFormat.of().formatHex(raw.digest.digest());
  }

  long bytes() {
    return raw.count;
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  private static byte[] peek(BufferedInputStream stream, int most) throws IOException {
    stream.mark(most + 1);
    byte[] bytes = stream.readNBytes(most);
    stream.reset();
    return bytes;
  }

  /** How the file is packed: {@code gz}, {@code zip} or empty. */
  String packing() {
    return packing;
  }

  private static boolean startsWith(byte[] head, String magic) {
    for (int i = 0; i < magic.length(); i++) {
      if (i >= head.length || (head[i] & 0xff) != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** A workbook is a zip too; it begins with a part that only workbooks have. */
  private static boolean isZippedLog(byte[] head) {
    return startsWith(head, "PK\u0003\u0004") && !isWorkbook(head);
  }

  private static boolean isWorkbook(byte[] head) {
    if (!startsWith(head, "PK\u0003\u0004") || head.length < 30) {
      return false;
    }
    int length = Math.min((head[26] & 0xff) | (head[27] & 0xff) << 8, head.length - 30);
    String first = new String(head, 30, length, StandardCharsets.UTF_8);
    return first.equals("[Content_Types].xml")
        || first.startsWith("_rels/")
        || first.startsWith("docProps/")
        || first.startsWith("xl/");
  }

  private Format recognised(byte[] head) throws FormatException {
    if (head.length == 0) {
      throw new FormatException(file, 0, "the file unpacks to nothing; expected an XES or CSV log");
    }
    if (startsWith(head, "SQLite format 3\u0000")) {
      return Format.OCEL_SQLITE;
    } else if (startsWith(head, "PAR1")) {
      return Format.PARQUET;
    } else if (isWorkbook(head)) {
      return Format.XLSX;
    }
    StringBuilder text = new StringBuilder();
    int zeros = 0;
    for (byte b : head) {
      zeros += b == 0 ? 1 : 0;
      if (b > 0) {
        text.append((char) b);
      }
    }
    boolean wide = zeros > 0 && zeros * 5 >= head.length * 2 && zeros * 5 <= head.length * 3;
    if (zeros > 0 && !wide) {
      throw new FormatException(
          file, 0, "the file is binary (it has zero bytes) and of no known kind; " + EXPECTED);
    }
    Format found = ofText(text.toString().strip());
    requireEnding(found, text);
    return found;
  }

  private static Format ofText(String text) {
    if (text.startsWith("<")) {
      boolean objects =
          text.contains("<object-types")
              || text.contains("scope=\"object\"")
              || text.contains("<objects>");
      return objects ? Format.OCEL_XML : Format.XES;
    }
    if (text.startsWith("{") && text.contains("\"")) {
      return Format.OCEL_JSON;
    }
    String header = text.lines().findFirst().orElse("");
    return header.contains("ocel:eid") && header.contains("ocel:activity")
        ? Format.OCEL_CSV
        : Format.CSV;
  }

  /** A name that says otherwise than the content is a mistake that the user wants to know of. */
  private void requireEnding(Format found, StringBuilder text) throws FormatException {
    String name = file.toLowerCase(Locale.ROOT);
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    boolean xml = found == Format.XES || found == Format.OCEL_XML;
    if (!xml && plain.endsWith(".xes")) {
      throw new FormatException(
          file,
          1,
          "not XML: it begins with \""
              + firstLine(text)
              + "\"; expected <log>; if it is CSV, give it the ending .csv");
    }
    if (xml && plain.endsWith(".csv")) {
      throw new FormatException(
          file, 1, "XML, not CSV; if it is an XES log, give it the ending .xes");
    }
    if (plain.endsWith(".xlsx") || plain.endsWith(".parquet")) {
      throw new FormatException(file, 1, "not what its ending says but " + found.shown);
    }
  }

  private static String firstLine(StringBuilder text) {
    String line = text.toString().lines().findFirst().orElse("").strip();
    return line.length() > 40 ? line.substring(0, 40) + "..." : line;
  }

  static final class Hashed extends FilterInputStream {
    private final MessageDigest digest;
    long count;

    Hashed(InputStream in) {
      super(in);
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = in.read(bytes, from, length);
      if (read > 0) {
        digest.update(bytes, from, read);
        count += read;
      }
      return read;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
