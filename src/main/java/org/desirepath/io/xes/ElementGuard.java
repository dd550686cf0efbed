package org.desirepath.io.xes;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.desirepath.io.FormatException;

/**
 * Refuses an XML element of more than 16 MiB before the parser has collected it in memory: it looks
 * for the last {@code <} of each block that passes.
 */
final class ElementGuard extends FilterInputStream {
  static final int MOST_BYTES = 16 << 20;

  private final String file;
  private long sinceElement;

  ElementGuard(InputStream in, String file) {
    super(in);
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = in.read(bytes, from, length);
    int last = read - 1;
    while (last >= 0 && bytes[from + last] != '<') {
      last--;
    }
    sinceElement = last >= 0 ? read - last : sinceElement + Math.max(0, read);
    if (sinceElement > MOST_BYTES) {
      throw new FormatException(
          file, 0, "an XML element of more than 16 MiB; expected attributes of an event log");
    }
    return read;
  }
}
