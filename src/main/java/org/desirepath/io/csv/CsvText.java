package org.desirepath.io.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnmappableCharacterException;
import org.desirepath.io.FormatException;
import org.desirepath.io.ReadReport.Choice;
import org.jspecify.annotations.Nullable;

/**
 * The characters of a CSV file. Without a byte order mark the character set is decided at the first
 * byte that is not ASCII, where nothing read so far depends on it: UTF-8 if a character of UTF-8
 * begins there, else windows-1252, the superset of ISO-8859-1 that Western Windows programs write.
 */
final class CsvText extends Reader {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int BLOCK = 1 << 16;

  private final PushbackInputStream in;
  private final String file;
  private @Nullable Reader decided;
  private Choice choice = new Choice("charset", "UTF-8", "all bytes are ASCII");
  private final byte[] block = new byte[BLOCK];

  CsvText(InputStream input, String file, @Nullable Charset given) throws IOException {
    in = new PushbackInputStream(input, BLOCK);
    this.file = file;
    byte[] head = in.readNBytes(4);
    int mark = markLength(head);
    if (mark > 0 && given == null) {
      Charset marked = mark == 3 ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16;
      // the UTF-16 decoder reads the mark itself, to know the byte order
      in.unread(head, mark == 3 ? 3 : 0, head.length - (mark == 3 ? 3 : 0));
      decide(marked, "byte order mark");
    } else {
      int skipped = mark == 3 && StandardCharsets.UTF_8.equals(given) ? 3 : 0;
      in.unread(head, skipped, head.length - skipped);
      if (given != null) {
        decide(given, "given");
      } else if (head.length > 1 && (head[0] == 0 || head[1] == 0)) {
        decide(
            head[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE,
            "every other byte is zero");
      }
    }
  }

  private static int markLength(byte[] head) {
    if (head.length >= 3
        && head[0] == (byte) 0xef
        && head[1] == (byte) 0xbb
        && head[2] == (byte) 0xbf) {
      return 3;
    }
    boolean wide =
        head.length >= 2
            && ((head[0] == (byte) 0xfe && head[1] == (byte) 0xff)
                || (head[0] == (byte) 0xff && head[1] == (byte) 0xfe));
    return wide ? 2 : 0;
  }

  private Reader decide(Charset charset, String reason) {
    choice = new Choice("charset", charset.name(), reason);
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(
                charset.equals(WINDOWS) ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT);
    Reader reader = new InputStreamReader(in, decoder);
    decided = reader;
    return reader;
  }

  /** What the character set is; final once the file has been read. */
  Choice choice() {
    return choice;
  }

  @Override
  public int read(char[] chars, int from, int length) throws IOException {
    Reader reader = decided;
    if (reader == null) {
      int read = in.read(block, 0, Math.min(length, BLOCK - 4));
      int ascii = 0;
      while (ascii < read && block[ascii] >= 0) {
        chars[from + ascii] = (char) block[ascii];
        ascii++;
      }
      if (read < 0 || ascii == read) {
        return read;
      }
      in.unread(block, ascii, read - ascii);
      reader = decideHere();
      if (ascii > 0) {
        return ascii;
      }
    }
    try {
      return reader.read(chars, from, length);
    } catch (MalformedInputException | UnmappableCharacterException e) {
      throw new FormatException(
          file,
          0,
          "has bytes that are not "
              + choice.value()
              + ", which was chosen because: "
              + choice.reason()
              + "; give --charset, such as windows-1252",
          e);
    }
  }

  private Reader decideHere() throws IOException {
    byte[] next = in.readNBytes(4);
    in.unread(next);
    int lead = next[0] & 0xff;
    int more = lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : 3;
    boolean utf8 = lead >= 0xc2 && lead < 0xf5 && next.length > more;
    for (int i = 1; utf8 && i <= more; i++) {
      utf8 = (next[i] & 0xc0) == 0x80;
    }
    return utf8
        ? decide(
            StandardCharsets.UTF_8, "the first byte that is not ASCII begins a UTF-8 character")
        : decide(WINDOWS, "the first byte that is not ASCII is not UTF-8");
  }

  @Override
  public void close() {
    // the caller closes the stream
  }
}
