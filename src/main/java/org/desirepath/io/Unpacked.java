package org.desirepath.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Gzip, or the one file in a zip, with their faults as {@link FormatException} and a guard against
 * bombs. Names in a zip are only ever shown.
 */
final class Unpacked extends InputStream {
  private final InputStream in;
  private final @Nullable ZipInputStream zip;
  private final String entry;
  private final LogInput.Hashed packed;
  private final String file;
  private final String kind;
  private long count;

  private Unpacked(
      InputStream in,
      @Nullable ZipInputStream zip,
      String entry,
      LogInput.Hashed packed,
      String file) {
    this.in = in;
    this.zip = zip;
    this.entry = entry;
    this.packed = packed;
    this.file = file;
    kind = zip == null ? "gzip" : "zip";
  }

  static Unpacked gzip(InputStream in, LogInput.Hashed packed, String file) throws IOException {
    try {
      return new Unpacked(new GZIPInputStream(in, 1 << 16), null, "", packed, file);
    } catch (EOFException e) {
      throw new FormatException(
          file, 0, "the gzip data ends in its header: the file was cut off; get it again", e);
    } catch (ZipException e) {
      throw new FormatException(
          file, 0, "the gzip data is damaged (" + e.getMessage() + "); get the file again", e);
    }
  }

  static Unpacked zip(InputStream in, LogInput.Hashed packed, String file) throws IOException {
    ZipInputStream zip = new ZipInputStream(in);
    try {
      ZipEntry entry = nextFile(zip);
      if (entry == null) {
        throw new FormatException(file, 0, "a zip without files; expected one log in it");
      }
      return new Unpacked(zip, zip, entry.getName(), packed, file);
    } catch (EOFException | ZipException | IllegalArgumentException e) {
      throw new FormatException(
          file, 0, "a zip that can't be read (" + e.getMessage() + "); unpack it yourself", e);
    }
  }

  /** The next entry that is no folder and not what operating systems add. */
  private static @Nullable ZipEntry nextFile(ZipInputStream zip) throws IOException {
    ZipEntry entry = zip.getNextEntry();
    while (entry != null
        && (entry.isDirectory()
            || entry.getName().startsWith("__MACOSX/")
            || entry.getName().endsWith(".DS_Store"))) {
      entry = zip.getNextEntry();
    }
    return entry;
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
      if (read < 0 && zip != null) {
        requireNoOther(zip);
      }
    } catch (EOFException | ZipException e) {
      throw broken(e);
    }
    count += Math.max(0, read);
    if (count > LogInput.BOMB_BYTES && count / LogInput.BOMB_RATIO > packed.count) {
      throw new FormatException(
          file,
          0,
          "unpacks to more than "
              + LogInput.BOMB_RATIO
              + " times its size; refused as a "
              + kind
              + " bomb; if you trust it, unpack it yourself and give the unpacked file");
    }
    return read;
  }

  private void requireNoOther(ZipInputStream open) throws IOException {
    ZipEntry other = nextFile(open);
    if (other != null) {
      throw new FormatException(
          file,
          0,
          "a zip of several files, \""
              + entry
              + "\" and \""
              + other.getName()
              + "\" among them; expected one; unpack it and give the logs you mean");
    }
  }

  private FormatException broken(IOException e) {
    return new FormatException(
        file,
        0,
        e instanceof EOFException
            ? "the "
                + kind
                + " data ends too early, after "
                + count
                + " unpacked bytes: the file was cut off; get it again"
            : "the "
                + kind
                + " data is damaged after "
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
