package org.desirepath.io.xes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.desirepath.eventlog.document.Attribute;
import org.desirepath.eventlog.document.AttributeType;
import org.desirepath.io.FormatException;
import org.desirepath.io.xes.XmlTokens.Token;

/** Reads attributes with those inside them; used where there are some, which is seldom. */
final class XesTrees {
  private static final int DEEPEST = 100;

  private final XmlTokens xml;
  private final XesFindings findings;
  private final String file;

  XesTrees(XmlTokens xml, XesFindings findings, String file) {
    this.xml = xml;
    this.findings = findings;
    this.file = file;
  }

  /** Passes over the element that has just begun. */
  void skip() throws IOException {
    for (int depth = 1; depth > 0; ) {
      depth += xml.next() == Token.START ? 1 : -1;
    }
  }

  /** The attributes inside the element that has just begun, to its end. */
  List<Attribute> children() throws IOException {
    return children(1);
  }

  private List<Attribute> children(int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new FormatException(
          file,
          xml.line(),
          "elements nested more than " + DEEPEST + " deep; expected an event log");
    }
    List<Attribute> children = new ArrayList<>();
    while (xml.next() == Token.START) {
      String element = xml.localName();
      AttributeType type = xml.type();
      if (type == null) {
        findings.unknownElement(element);
        skip();
        continue;
      }
      boolean named = type == AttributeType.VALUES || !xml.value("key").isEmpty();
      if (!named || (type.hasValue() && xml.find("value") < 0)) {
        findings.incompleteAttribute(xml.line(), element);
        skip();
        continue;
      }
      String key = xml.value("key");
      String value = type.hasValue() ? xml.value("value") : "";
      children.add(new Attribute(key, type, value, children(depth + 1)));
    }
    return children;
  }
}
