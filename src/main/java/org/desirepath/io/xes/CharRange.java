package org.desirepath.io.xes;

import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.typed.TypedValueDecoder;

/**
 * The value of an XML attribute where the parser has it, without a string.
 *
 * <p>The parser's typed access trims blanks before it hands over its buffer. Whether it did shows
 * in the characters beside the range, so only a value beside a blank is asked for again as a
 * string.
 */
final class CharRange extends TypedValueDecoder {
  char[] text = new char[0];
  int from;
  int to;

  void read(XMLStreamReader2 xml, int attribute) throws XMLStreamException {
    xml.getAttributeAs(attribute, this);
    boolean mayBeTrimmed =
        from == to || (from > 0 && text[from - 1] <= ' ') || (to < text.length && text[to] <= ' ');
    if (mayBeTrimmed) {
      decode(xml.getAttributeValue(attribute));
    }
  }

  int length() {
    return to - from;
  }

  @Override
  public String toString() {
    return new String(text, from, to - from);
  }

  @Override
  public void decode(String input) {
    text = input.toCharArray();
    from = 0;
    to = text.length;
  }

  @Override
  public void decode(char[] buffer, int start, int end) {
    text = buffer;
    from = start;
    to = end;
  }

  @Override
  public void handleEmptyValue() {
    from = 0;
    to = 0;
  }
}
