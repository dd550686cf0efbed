package org.desirepath.io.xes;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.desirepath.io.FormatException;
import org.jspecify.annotations.Nullable;

/**
 * The tags of an XML file, in batches that {@link XmlTokens} takes apart.
 *
 * <p>XES keeps all it says in attributes, so text, comments, CDATA and processing instructions are
 * passed over; what is left of XML 1.0 is checked: nesting, one root, quotes, the five entities and
 * character references, control characters, attributes twice. A DOCTYPE is refused. A tag is parsed
 * only when it is in the buffer as a whole, which takes at most {@value #MOST_CHARS} characters.
 */
final class XmlScanner {
  static final int MOST_CHARS = 16 << 20;
  private static final int MOST_ATTRIBUTES = 1000;

  /** Below {@code =}: what ends a value or must be looked at in one. */
  private static final boolean[] SPECIAL = special();

  private final Reader source;
  private final String file;
  private final Deque<XmlName> open = new ArrayDeque<>();
  private final XmlName[] knownNames = new XmlName[64];
  private final Queue<XmlBatch> free = new ConcurrentLinkedQueue<>();
  private XmlBatch batch = new XmlBatch(XmlBatch.CHARS);
  private @Nullable XmlBatch finished;
  private @Nullable IOException fault;
  private boolean ended;
  private char[] text = batch.text;
  private int at;
  private int end;
  private long line = 1;
  private XmlName name = new XmlName(text, 0, 0);
  private boolean empty;
  private boolean rooted;
  private boolean dirty;
  private int count;

  XmlScanner(Reader source, String file) {
    this.source = source;
    this.file = file;
  }

  private static boolean[] special() {
    boolean[] special = new boolean['<' + 1];
    Arrays.fill(special, 0, ' ', true);
    for (char c : new char[] {'"', '\'', '&', '<'}) {
      special[c] = true;
    }
    return special;
  }

  /** The next tags, at least one, or null at the end of the file. */
  @Nullable XmlBatch nextBatch() throws IOException {
    if (fault == null && !ended) {
      finished = null;
      try {
        do {
          ended = !tagOrEnd();
        } while (!ended && finished == null);
      } catch (IOException e) {
        fault = e;
      }
      if (finished != null) {
        return finished;
      }
    }
    if (batch.size > 0) {
      XmlBatch last = batch;
      batch = new XmlBatch(0);
      return last;
    }
    if (fault != null) {
      throw fault;
    }
    return null;
  }

  /** Takes back a batch whose tags have been used; from any thread. */
  void recycle(XmlBatch used) {
    if (used.text.length == XmlBatch.CHARS) {
      used.clear();
      free.add(used);
    }
  }

  /** Adds the next tag to the batch; false at the end of the file. */
  private boolean tagOrEnd() throws IOException {
    while (toTag()) {
      char second = peek(1);
      if (second == '/') {
        endTag();
        return true;
      } else if (second == '?') {
        skipPast("?>", "a processing instruction");
      } else if (second == '!') {
        declaration();
      } else {
        startTag();
        return true;
      }
    }
    if (!open.isEmpty() || !rooted) {
      throw cutOff();
    }
    return false;
  }

  private FormatException wrong(String message) {
    return new FormatException(file, line, "not well-formed XML: " + message);
  }

  private FormatException cutOff() {
    return new FormatException(
        file, line, "the XML ends too early: the file was cut off; get it again");
  }

  private boolean matches(String string, int from) {
    if (from + string.length() > end) {
      return false;
    }
    for (int i = 0; i < string.length(); i++) {
      if (text[from + i] != string.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Goes to the next {@code <}; false at the end of the file. */
  private boolean toTag() throws IOException {
    boolean inRoot = !open.isEmpty();
    do {
      char[] chars = text;
      int i = at;
      for (; i < end; i++) {
        char c = chars[i];
        if (c == '<') {
          at = i;
          return true;
        }
        if (c == '\n') {
          line++;
        } else if (!inRoot && c > ' ') {
          at = i;
          throw wrong("text outside the root element");
        } else if (c < ' ' && c != '\t' && c != '\r') {
          throw wrong("the control character " + (int) c);
        }
      }
      at = i;
    } while (more());
    return false;
  }

  private char peek(int ahead) throws IOException {
    while (at + ahead >= end) {
      if (!more()) {
        throw cutOff();
      }
    }
    return text[at + ahead];
  }

  /**
   * Reads on, keeping what stands from {@link #at}; false at the end of the file. Tags found so far
   * keep their characters, so the next ones come into another batch.
   */
  private boolean more() throws IOException {
    int kept = end - at;
    if (batch.size > 0) {
      finished = batch;
      batch = fresh(kept);
      System.arraycopy(text, at, batch.text, 0, kept);
      text = batch.text;
    } else if (at > 0) {
      System.arraycopy(text, at, text, 0, kept);
    }
    end = kept;
    at = 0;
    if (end == text.length) {
      if (end >= MOST_CHARS) {
        throw new FormatException(
            file, line, "an XML element of more than 16 MiB; expected attributes of an event log");
      }
      text = Arrays.copyOf(text, end * 2);
      batch.text = text;
    }
    int read = source.read(text, end, text.length - end);
    end += Math.max(0, read);
    return read >= 0;
  }

  private XmlBatch fresh(int kept) {
    XmlBatch used = free.poll();
    if (used != null && kept < used.text.length) {
      return used;
    }
    int chars = XmlBatch.CHARS;
    while (chars <= kept) {
      chars *= 2;
    }
    return new XmlBatch(chars);
  }

  private void skipPast(String mark, String what) throws IOException {
    long begun = line;
    at += 2;
    while (true) {
      for (; at + mark.length() <= end; at++) {
        if (matches(mark, at)) {
          at += mark.length();
          return;
        }
        line += text[at] == '\n' ? 1 : 0;
      }
      if (!more()) {
        throw new FormatException(
            file, begun, what + " without an end: the file was cut off; get it again");
      }
    }
  }

  private void declaration() throws IOException {
    if (peek(2) == '-' && peek(3) == '-') {
      at += 2;
      skipPast("-->", "a comment");
      return;
    }
    peek(8);
    if (matches("<![CDATA[", at) && !open.isEmpty()) {
      skipPast("]]>", "a CDATA section");
    } else if (matches("<!DOCTYPE", at)) {
      throw new FormatException(
          file, line, "a DOCTYPE; XES has none, and it could pull in other files; remove it");
    } else {
      throw wrong("<! without a comment or CDATA after it");
    }
  }

  private void endTag() throws IOException {
    XmlName expected = open.peek();
    int close = at + 2;
    while (true) {
      while (close < end && text[close] != '>') {
        close++;
      }
      if (close < end) {
        break;
      }
      int length = close - at;
      if (!more()) {
        throw cutOff();
      }
      close = at + length;
    }
    int nameEnd = close;
    while (nameEnd > at + 2 && text[nameEnd - 1] <= ' ') {
      nameEnd--;
    }
    if (expected == null || !expected.is(text, at + 2, nameEnd)) {
      throw wrong(
          "</"
              + new String(text, at + 2, Math.min(40, nameEnd - at - 2))
              + ">, where "
              + (expected == null ? "nothing is open" : "</" + expected.whole + "> is expected"));
    }
    for (int i = nameEnd; i < close; i++) {
      line += text[i] == '\n' ? 1 : 0;
    }
    open.pop();
    at = close + 1;
    batch.end(line);
  }

  private void startTag() throws IOException {
    long begun = line;
    int after = tag();
    while (after < 0) {
      line = begun;
      if (!more()) {
        throw cutOff();
      }
      after = tag();
    }
    for (int i = 0; dirty && i < count; i++) {
      unescape(batch.attribute(i));
    }
    if (open.isEmpty() && rooted) {
      throw wrong("a second root element <" + name.whole + ">");
    }
    rooted = true;
    if (!empty) {
      open.push(name);
    }
    at = after;
    batch.start(name, empty, line, count);
  }

  /** Parses the tag that begins here; the place after it, or -1 if the buffer ends before. */
  private int tag() throws IOException {
    char[] chars = text;
    int p = at + 1;
    int limit = end;
    while (p < limit && isNamePart(chars[p])) {
      p++;
    }
    if (p == limit) {
      return -1;
    }
    if (p == at + 1) {
      throw wrong("< without a name after it; in a value it is written &lt;");
    }
    name = interned(at + 1, p);
    count = 0;
    empty = false;
    dirty = false;
    while (true) {
      int before = p;
      while (p < limit && chars[p] <= ' ') {
        line += chars[p] == '\n' ? 1 : 0;
        p++;
      }
      if (p >= limit) {
        return -1;
      }
      if (chars[p] == '>') {
        return p + 1;
      }
      if (chars[p] == '/') {
        if (p + 1 >= limit) {
          return -1;
        }
        if (chars[p + 1] != '>') {
          throw wrong("/ inside the tag <" + name.whole + ">");
        }
        empty = true;
        return p + 2;
      }
      if (p == before) {
        throw wrong("no blank before an attribute of <" + name.whole + ">");
      }
      p = attribute(p, limit);
      if (p < 0) {
        return -1;
      }
    }
  }

  private int attribute(int from, int limit) throws IOException {
    char[] chars = text;
    int p = from;
    while (p < limit && isNamePart(chars[p])) {
      p++;
    }
    int named = p;
    while (p < limit && chars[p] <= ' ') {
      p++;
    }
    if (p >= limit) {
      return -1;
    }
    if (chars[p] != '=' || named == from) {
      throw wrong("an attribute of <" + name.whole + "> is not name=\"value\"");
    }
    p++;
    while (p < limit && chars[p] <= ' ') {
      p++;
    }
    if (p >= limit) {
      return -1;
    }
    char quote = chars[p];
    if (quote != '"' && quote != '\'') {
      throw wrong("an attribute value of <" + name.whole + "> is not in quotes");
    }
    int start = p + 1;
    for (p = start; p < limit; p++) {
      char c = chars[p];
      if (c <= '<' && SPECIAL[c]) {
        if (c == quote) {
          break;
        } else if (c == '<') {
          throw wrong("< inside an attribute value of <" + name.whole + ">; it is written &lt;");
        } else if (c == '&') {
          dirty = true;
        } else if (c < ' ') {
          dirty = true;
          if (c == '\n') {
            line++;
          } else if (c != '\t' && c != '\r') {
            throw wrong("the control character " + (int) c);
          }
        }
      }
    }
    if (p >= limit) {
      return -1;
    }
    keep(from, named, start, p);
    return p + 1;
  }

  private void keep(int from, int named, int start, int stop) throws IOException {
    if (count == MOST_ATTRIBUTES) {
      throw wrong("more than " + MOST_ATTRIBUTES + " attributes of one element");
    }
    int at = batch.attribute(count);
    int[] parts = batch.parts;
    for (int other = batch.attribute(0); other < at; other += XmlBatch.ATTRIBUTE) {
      if (parts[other + 1] - parts[other] == named - from
          && Arrays.equals(text, parts[other], parts[other + 1], text, from, named)) {
        throw wrong("an attribute of <" + name.whole + "> stands twice");
      }
    }
    parts[at] = from;
    parts[at + 1] = named;
    parts[at + 2] = start;
    parts[at + 3] = stop;
    count++;
  }

  private static boolean isNamePart(char c) {
    return c > '>' || (c >= '-' && c != '/' && c < ';');
  }

  private XmlName interned(int from, int to) {
    int slot = (text[from] * 31 + text[to - 1] * 7 + to - from) & 63;
    XmlName known = knownNames[slot];
    if (known == null || !known.is(text, from, to)) {
      known = new XmlName(text, from, to);
      knownNames[slot] = known;
    }
    return known;
  }

  /** Entities and line ends, in place: what they stand for is never longer. */
  private void unescape(int attribute) throws IOException {
    int to = batch.parts[attribute + 2];
    int stop = batch.parts[attribute + 3];
    for (int p = to; p < stop; p++) {
      char c = text[p];
      if (c == '&') {
        int semicolon = p + 1;
        while (semicolon < stop && text[semicolon] != ';') {
          semicolon++;
        }
        String entity = new String(text, p + 1, semicolon - p - 1);
        int meant = semicolon < stop ? XmlEntities.meant(entity) : -1;
        if (meant < 0) {
          String shown = entity.length() > 20 ? entity.substring(0, 20) : entity;
          throw wrong("&" + shown + " is not an entity of XML; & itself is written &amp;");
        }
        to += Character.toChars(meant, text, to);
        p = semicolon;
      } else if (c == '\r') {
        text[to++] = ' ';
        p += p + 1 < stop && text[p + 1] == '\n' ? 1 : 0;
      } else {
        text[to++] = c < ' ' ? ' ' : c;
      }
    }
    batch.parts[attribute + 3] = to;
  }
}
