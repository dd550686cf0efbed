package org.desirepath.io.xes;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.desirepath.io.FormatException;

/**
 * The tags of an XML file, one after the other, their attributes as ranges of one array of
 * characters.
 *
 * <p>XES keeps all it says in attributes, so text, comments, CDATA and processing instructions are
 * passed over; what is left of XML 1.0 is checked: nesting, one root, quotes, the five entities and
 * character references, control characters, attributes twice. A DOCTYPE is refused. A tag is parsed
 * only when it is in the buffer as a whole, which takes at most {@value #MOST_CHARS} characters.
 */
final class XmlScanner {
  static final int MOST_CHARS = 16 << 20;
  private static final int MOST_ATTRIBUTES = 1000;

  /** What {@link #next} came to. */
  enum Token {
    START,
    END,
    EOF
  }

  private final Reader source;
  private final String file;
  private final Deque<String> open = new ArrayDeque<>();
  private final String[] knownNames = new String[64];
  private final String[] knownLocalNames = new String[64];
  private char[] text = new char[1 << 16];
  private int at;
  private int end;
  private long line = 1;
  private String name = "";
  private String localName = "";
  private boolean closing;
  private boolean rooted;

  private int count;
  private int[] nameFrom = new int[16];
  private int[] nameTo = new int[16];
  private int[] valueFrom = new int[16];
  private int[] valueTo = new int[16];
  private boolean[] escaped = new boolean[16];

  XmlScanner(Reader source, String file) {
    this.source = source;
    this.file = file;
  }

  /** The line of the last token. */
  long line() {
    return line;
  }

  /** Of the last start tag, without its prefix. */
  String localName() {
    return localName;
  }

  /** Goes to the next start or end of an element; an empty element has both. */
  Token next() throws IOException {
    if (closing) {
      closing = false;
      name = open.pop();
      return Token.END;
    }
    while (toTag()) {
      char second = peek(1);
      if (second == '/') {
        endTag();
        return Token.END;
      } else if (second == '?') {
        skipPast("?>", "a processing instruction");
      } else if (second == '!') {
        declaration();
      } else {
        startTag();
        return Token.START;
      }
    }
    if (!open.isEmpty() || !rooted) {
      throw cutOff();
    }
    return Token.EOF;
  }

  /** True if the last start tag was that of an empty element, so that its end comes next. */
  boolean isEmpty() {
    return closing;
  }

  /** The index of an attribute of the last start tag by its local name, or -1. */
  int find(String attribute) {
    int length = attribute.length();
    char last = attribute.charAt(length - 1);
    for (int i = 0; i < count; i++) {
      int from = nameTo[i] - length;
      if (from >= nameFrom[i]
          && text[nameTo[i] - 1] == last
          && matches(attribute, from)
          && (from == nameFrom[i] || text[from - 1] == ':')) {
        return i;
      }
    }
    return -1;
  }

  /** Points at the value of an attribute; good until the next call of {@link #next}. */
  void value(int attribute, CharRange range) {
    range.text = text;
    range.from = valueFrom[attribute];
    range.to = valueTo[attribute];
  }

  /** The value of an attribute by its local name; empty if there is none. */
  String value(String attribute) {
    int index = find(attribute);
    return index < 0 ? "" : new String(text, valueFrom[index], valueTo[index] - valueFrom[index]);
  }

  FormatException wrong(String message) {
    return new FormatException(file, line, "not well-formed XML: " + message);
  }

  private FormatException cutOff() {
    return new FormatException(
        file, line, "the XML ends too early: the file was cut off; get it again");
  }

  int attributeCount() {
    return count;
  }

  String attributeName(int attribute) {
    return new String(text, nameFrom[attribute], nameTo[attribute] - nameFrom[attribute]);
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

  /** Reads on, keeping what stands from {@link #at}; false at the end of the file. */
  private boolean more() throws IOException {
    if (at > 0) {
      System.arraycopy(text, at, text, 0, end - at);
      end -= at;
      at = 0;
    }
    if (end == text.length) {
      if (end >= MOST_CHARS) {
        throw new FormatException(
            file, line, "an XML element of more than 16 MiB; expected attributes of an event log");
      }
      text = Arrays.copyOf(text, end * 2);
    }
    int read = source.read(text, end, text.length - end);
    end += Math.max(0, read);
    return read >= 0;
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
    String expected = open.peek();
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
    if (expected == null || nameEnd - at - 2 != expected.length() || !matches(expected, at + 2)) {
      throw wrong(
          "</"
              + new String(text, at + 2, Math.min(40, nameEnd - at - 2))
              + ">, where "
              + (expected == null ? "nothing is open" : "</" + expected + "> is expected"));
    }
    for (int i = nameEnd; i < close; i++) {
      line += text[i] == '\n' ? 1 : 0;
    }
    name = open.pop();
    at = close + 1;
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
    for (int i = 0; i < count; i++) {
      if (escaped[i]) {
        unescape(i);
      }
    }
    if (open.isEmpty() && rooted) {
      throw wrong("a second root element <" + name + ">");
    }
    rooted = true;
    open.push(name);
    at = after;
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
    closing = false;
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
          throw wrong("/ inside the tag <" + name + ">");
        }
        closing = true;
        return p + 2;
      }
      if (p == before) {
        throw wrong("no blank before an attribute of <" + name + ">");
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
      throw wrong("an attribute of <" + name + "> is not name=\"value\"");
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
      throw wrong("an attribute value of <" + name + "> is not in quotes");
    }
    int start = p + 1;
    boolean dirty = false;
    for (p = start; p < limit; p++) {
      char c = chars[p];
      if (c <= '<') {
        if (c == quote) {
          break;
        } else if (c == '<') {
          throw wrong("< inside an attribute value of <" + name + ">; it is written &lt;");
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
    keep(from, named, start, p, dirty);
    return p + 1;
  }

  private void keep(int from, int named, int start, int stop, boolean dirty) throws IOException {
    if (count == nameFrom.length) {
      if (count >= MOST_ATTRIBUTES) {
        throw wrong("more than " + MOST_ATTRIBUTES + " attributes of one element");
      }
      int larger = count * 2;
      nameFrom = Arrays.copyOf(nameFrom, larger);
      nameTo = Arrays.copyOf(nameTo, larger);
      valueFrom = Arrays.copyOf(valueFrom, larger);
      valueTo = Arrays.copyOf(valueTo, larger);
      escaped = Arrays.copyOf(escaped, larger);
    }
    for (int i = 0; i < count; i++) {
      if (nameTo[i] - nameFrom[i] == named - from
          && Arrays.equals(text, nameFrom[i], nameTo[i], text, from, named)) {
        throw wrong("an attribute of <" + name + "> stands twice");
      }
    }
    nameFrom[count] = from;
    nameTo[count] = named;
    valueFrom[count] = start;
    valueTo[count] = stop;
    escaped[count++] = dirty;
  }

  private static boolean isNamePart(char c) {
    return c > '>' || (c >= '-' && c != '/' && c < ';');
  }

  private String interned(int from, int to) {
    int slot = (text[from] * 31 + text[to - 1] * 7 + to - from) & 63;
    String known = knownNames[slot];
    if (known == null || known.length() != to - from || !matches(known, from)) {
      known = new String(text, from, to - from);
      knownNames[slot] = known;
      knownLocalNames[slot] = known.substring(known.lastIndexOf(':') + 1);
    }
    localName = knownLocalNames[slot];
    return known;
  }

  /** Entities and line ends, in place: what they stand for is never longer. */
  private void unescape(int attribute) throws IOException {
    int to = valueFrom[attribute];
    int stop = valueTo[attribute];
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
    valueTo[attribute] = to;
  }
}
