package org.desirepath.io.xes;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.desirepath.io.FormatException;
import org.jspecify.annotations.Nullable;

/**
 * The characters of an XML file: by its byte order mark, by the zero bytes of UTF-16, or by its
 * declaration, else UTF-8.
 *
 * <p>UTF-8 goes by way of strings: making one from bytes and copying it out are loops that the JVM
 * has in vector instructions, several times as fast as a charset decoder.
 */
final class XmlText extends Reader {
  private static final int BLOCK = 1 << 16;
  private static final Pattern DECLARATION =
      Pattern.compile("^<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");

  private final PushbackInputStream in;
  private final String file;
  private final @Nullable Reader other;
  private final byte[] block = new byte[BLOCK];
  private int kept;

  XmlText(InputStream input, String file) throws IOException {
    in = new PushbackInputStream(input, 256);
    this.file = file;
    byte[] head = in.readNBytes(256);
    int mark = startsWith(head, 0xef, 0xbb, 0xbf) ? 3 : 0;
    in.unread(head, mark, head.length - mark);
    Charset charset = charset(head);
    other =
        charset.equals(StandardCharsets.UTF_8)
            ? null
            : new InputStreamReader(
                in, charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT));
  }

  private Charset charset(byte[] head) throws FormatException {
    if (startsWith(head, 0xef, 0xbb, 0xbf)) {
      return StandardCharsets.UTF_8;
    }
    if (startsWith(head, 0xfe, 0xff) || startsWith(head, 0xff, 0xfe)) {
      return StandardCharsets.UTF_16;
    }
    if (startsWith(head, 0, '<')) {
      return StandardCharsets.UTF_16BE;
    }
    if (startsWith(head, '<', 0)) {
      return StandardCharsets.UTF_16LE;
    }
    Matcher declared = DECLARATION.matcher(new String(head, StandardCharsets.ISO_8859_1).strip());
    String name = declared.find() ? String.valueOf(declared.group(1)) : "UTF-8";
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new FormatException(
          file,
          1,
          "the XML declaration names the encoding \""
              + name
              + "\", which is not known; expected"
              + " one such as UTF-8",
          e);
    }
  }

  private static boolean startsWith(byte[] head, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= head.length || (head[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int read(char[] chars, int from, int length) throws IOException {
    if (other != null) {
      try {
        return other.read(chars, from, length);
      } catch (CharacterCodingException e) {
        throw wrongEncoding(e);
      }
    }
    if (length < 4) {
      throw new IllegalArgumentException("length: expected at least 4, got " + length);
    }
    while (true) {
      int read = in.read(block, kept, Math.min(length, BLOCK) - kept);
      if (read < 0) {
        if (kept > 0) {
          throw wrongEncoding(new CharacterCodingException());
        }
        return -1;
      }
      int total = kept + read;
      int whole = total - unfinished(total);
      String text = new String(block, 0, whole, StandardCharsets.UTF_8);
      if (text.indexOf('\uFFFD') >= 0) {
        requireUtf8(whole);
      }
      text.getChars(0, text.length(), chars, from);
      kept = total - whole;
      System.arraycopy(block, whole, block, 0, kept);
      if (whole > 0) {
        return text.length();
      }
    }
  }

  /** The number of bytes at the end that begin a character which the next block ends. */
  private int unfinished(int total) {
    for (int back = 1; back <= Math.min(3, total); back++) {
      int b = block[total - back] & 0xff;
      if (b >= 0xc0) {
        int needed = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
        return needed > back ? back : 0;
      }
      if (b < 0x80) {
        return 0;
      }
    }
    return 0;
  }

  /** The replacement character may also stand in the file itself. */
  private void requireUtf8(int length) throws IOException {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(block, 0, length));
    } catch (CharacterCodingException e) {
      throw wrongEncoding(e);
    }
  }

  private FormatException wrongEncoding(CharacterCodingException cause) {
    return new FormatException(
        file,
        0,
        "bytes that are not of the file's encoding; the XML declaration must name the real one,"
            + " such as encoding=\"ISO-8859-1\"",
        cause);
  }

  @Override
  public void close() {
    // the caller closes the stream
  }
}
