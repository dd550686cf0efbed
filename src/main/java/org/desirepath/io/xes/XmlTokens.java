package org.desirepath.io.xes;

import java.io.Closeable;
import java.io.IOException;
import org.desirepath.eventlog.document.AttributeType;
import org.desirepath.io.ReadAhead;
import org.jspecify.annotations.Nullable;

/**
 * The starts and ends of the elements of an XML file, one after the other, their attributes as
 * ranges of one array of characters. What the scanner finds wrong is thrown where it stands, after
 * all that comes before it.
 */
final class XmlTokens implements Closeable {
  /** Batches of 64 Ki characters that may wait. */
  private static final int BATCHES = 8;

  /** What {@link #next} came to. */
  enum Token {
    START,
    END,
    EOF
  }

  private final XmlScanner scanner;
  private final @Nullable ReadAhead<XmlBatch> ahead;
  private XmlBatch batch = new XmlBatch(0);
  private char[] text = batch.text;
  private int[] parts = batch.parts;
  private int following;
  private int names;
  private XmlName name = new XmlName(text, 0, 0);
  private int first;
  private int count;
  private long line = 1;
  private boolean closing;

  private XmlTokens(XmlScanner scanner, boolean onSecondThread) {
    this.scanner = scanner;
    ahead = onSecondThread ? new ReadAhead<>("scanning XML", BATCHES, scanner::nextBatch) : null;
  }

  /** Scans when asked for more. */
  static XmlTokens of(XmlScanner scanner) {
    return new XmlTokens(scanner, false);
  }

  /** Scans ahead on a second thread. */
  static XmlTokens ahead(XmlScanner scanner) {
    return new XmlTokens(scanner, true);
  }

  /** Goes to the next start or end of an element; an empty element has both. */
  Token next() throws IOException {
    if (closing) {
      closing = false;
      return Token.END;
    }
    if (following == batch.size && !nextBatch()) {
      return Token.EOF;
    }
    int at = following;
    int kind = parts[at];
    line = batch.firstLine + parts[at + 1];
    if (kind == XmlBatch.END) {
      following = at + XmlBatch.HEAD;
      return Token.END;
    }
    count = parts[at + 2];
    first = at + XmlBatch.HEAD;
    following = first + count * XmlBatch.ATTRIBUTE;
    name = batch.names[names++];
    closing = kind == XmlBatch.EMPTY;
    return Token.START;
  }

  private boolean nextBatch() throws IOException {
    scanner.recycle(batch);
    XmlBatch next = ahead == null ? scanner.nextBatch() : ahead.take();
    batch = next == null ? new XmlBatch(0) : next;
    text = batch.text;
    parts = batch.parts;
    following = 0;
    names = 0;
    return next != null;
  }

  /** The line of the last token. */
  long line() {
    return line;
  }

  /** Of the last start tag, without its prefix. */
  String localName() {
    return name.local;
  }

  /** What attribute of XES the last start tag is, or null. */
  @Nullable AttributeType type() {
    return name.type;
  }

  /** True if the last start tag was that of an empty element, so that its end comes next. */
  boolean isEmpty() {
    return closing;
  }

  /** The place of an attribute of the last start tag by its local name, or -1. */
  int find(String attribute) {
    int length = attribute.length();
    for (int i = 0, at = first; i < count; i++, at += XmlBatch.ATTRIBUTE) {
      int nameFrom = parts[at];
      int from = parts[at + 1] - length;
      if (from >= nameFrom
          && matches(attribute, from)
          && (from == nameFrom || text[from - 1] == ':')) {
        return at;
      }
    }
    return -1;
  }

  private boolean matches(String string, int from) {
    for (int i = 0; i < string.length(); i++) {
      if (text[from + i] != string.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Points at the value of an attribute; good until the next call of {@link #next}. */
  void value(int attribute, CharRange range) {
    range.text = text;
    range.from = parts[attribute + 2];
    range.to = parts[attribute + 3];
  }

  /** The value of an attribute by its local name; empty if there is none. */
  String value(String attribute) {
    int at = find(attribute);
    return at < 0 ? "" : new String(text, parts[at + 2], parts[at + 3] - parts[at + 2]);
  }

  @Override
  public void close() throws IOException {
    if (ahead != null) {
      ahead.close();
    }
  }
}
