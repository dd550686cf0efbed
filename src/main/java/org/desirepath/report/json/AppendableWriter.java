package org.desirepath.report.json;

import java.io.IOException;
import java.io.Writer;
import java.nio.CharBuffer;

/** Passes characters on to an {@link Appendable} that it does not own. */
public final class AppendableWriter extends Writer {
  private final Appendable out;

  public AppendableWriter(Appendable out) {
    this.out = out;
  }

  @Override
  public void write(char[] buffer, int offset, int length) throws IOException {
    out.append(CharBuffer.wrap(buffer, offset, length));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
