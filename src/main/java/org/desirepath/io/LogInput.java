package org.desirepath.io;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a log: hashed and counted as they pass, unpacked if they are gzip, with the format
 * by content.
 */
final class LogInput implements AutoCloseable {

  /** What the unpacked bytes are. */
  enum Format {
    XML,
    TEXT
  }

  /**
   * Above this many unpacked bytes for each packed one, and above {@link #BOMB_BYTES}, a file is
   * refused. The most regular of 60 public logs unpacks to 150 times its size; gzip can do 1032.
   */
  static final int BOMB_RATIO = 600;

  static final long BOMB_BYTES = 64L << 20;

  private static final int PEEKED = 512;

  private final String file;
  private final Hashed raw;
  private final BufferedInputStream content;
  private final Format format;

  private LogInput(InputStream source, String file) throws IOException {
    this.file = file;
    raw = new Hashed(source);
    BufferedInputStream packed = new BufferedInputStream(raw, 1 << 16);
    byte[] magic = peek(packed, 2);
    if (magic.length == 0) {
      throw new FormatException(file, 0, "the file is empty; expected an XES or CSV log");
    }
    boolean gzip = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
    content = gzip ? new BufferedInputStream(new Unpacked(packed, raw, file), 1 << 16) : packed;
    format = recognised(peek(content, PEEKED));
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

  private Format recognised(byte[] head) throws FormatException {
    if (head.length == 0) {
      throw new FormatException(file, 0, "the file unpacks to nothing; expected an XES or CSV log");
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
          file, 0, "the file is binary (it has zero bytes); expected XES, CSV or either as .gz");
    }
    Format found = text.toString().strip().startsWith("<") ? Format.XML : Format.TEXT;
    String name = file.toLowerCase(Locale.ROOT);
    if (found == Format.TEXT && (name.endsWith(".xes") || name.endsWith(".xes.gz"))) {
      throw new FormatException(
          file,
          1,
          "not XML: it begins with \""
              + firstLine(text)
              + "\"; expected <log>; if it is CSV, give it the ending .csv");
    }
    if (found == Format.XML && (name.endsWith(".csv") || name.endsWith(".csv.gz"))) {
      throw new FormatException(
          file, 1, "XML, not CSV; if it is an XES log, give it the ending .xes");
    }
    return found;
  }

  private static String firstLine(StringBuilder text) {
    String line = text.toString().lines().findFirst().orElse("").strip();
    return line.length() > 40 ? line.substring(0, 40) + "..." : line;
  }

  private static final class Hashed extends FilterInputStream {
    private final MessageDigest digest;
    private long count;

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

  /** Gzip with its faults as {@link FormatException} and a guard against bombs. */
  private static final class Unpacked extends InputStream {
    private final GZIPInputStream in;
    private final Hashed packed;
    private final String file;
    private long count;

    Unpacked(InputStream in, Hashed packed, String file) throws IOException {
      this.packed = packed;
      this.file = file;
      try {
        this.in = new GZIPInputStream(in, 1 << 16);
      } catch (EOFException | ZipException e) {
        throw broken(e);
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read;
      try {
        read = in.read(bytes, from, length);
      } catch (EOFException | ZipException e) {
        throw broken(e);
      }
      count += Math.max(0, read);
      if (count > BOMB_BYTES && count / BOMB_RATIO > packed.count) {
        throw new FormatException(
            file,
            0,
            "unpacks to more than "
                + BOMB_RATIO
                + " times its size; refused as a gzip bomb; if you trust it, unpack it with gunzip"
                + " and give the unpacked file");
      }
      return read;
    }

    private FormatException broken(IOException e) {
      return new FormatException(
          file,
          0,
          e instanceof EOFException
              ? "the gzip data ends too early, after "
                  + count
                  + " unpacked bytes: the file was cut off; get it again"
              : "the gzip data is damaged after "
                  + count
                  + " unpacked bytes ("
                  + e.getMessage()
                  + "); get the file again",
          e);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
