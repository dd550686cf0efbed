package org.desirepath.io.xes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FilterReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.desirepath.io.FormatException;
import org.desirepath.io.xes.XmlTokens.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scanner against the JDK's own parser, however the characters arrive. */
final class XmlScannerTest {
  private static final String XML =
      """
      <?xml version="1.0"?>
      <!-- before -- > <a> -->
      <a  one = '1'
        two="&lt;&#10;&#x1F600;&amp;&quot;&apos;" x:three="  a\tb\nc  ">
       text &amp; more <![CDATA[ <not a="tag"> ]] > ]]> <b/><b ></b ><c.d-e_f:g h=">'"/>
      <?go on="<x>"?><!----><d q='"'><d><d/></d></d>
      </a>
      <!-- after -->
      """
          .replace(" -- > <a>", " - > <a>");

  private static List<String> scanned(String xml, int step) throws IOException {
    List<String> one = scanned(xml, step, false);
    assertThat(scanned(xml, step, true)).isEqualTo(one);
    return one;
  }

  private static List<String> scanned(String xml, int step, boolean onSecondThread)
      throws IOException {
    XmlScanner source =
        new XmlScanner(
            new FilterReader(new StringReader(xml)) {
              @Override
              public int read(char[] chars, int from, int length) throws IOException {
                return super.read(chars, from, Math.min(step, length));
              }
            },
            "a.xml");
    List<String> tokens = new ArrayList<>();
    XmlTokens scanner = onSecondThread ? XmlTokens.ahead(source) : XmlTokens.of(source);
    for (Token token = scanner.next(); token != Token.EOF; token = scanner.next()) {
      String element = token == Token.START ? " " + scanner.localName() : "";
      StringBuilder text = new StringBuilder(token + element);
      if (token == Token.START) {
        for (String name : List.of("one", "two", "three", "h", "q")) {
          if (scanner.find(name) >= 0) {
            text.append(' ').append(name).append('=').append(scanner.value(name));
          }
        }
      }
      tokens.add(text.toString());
    }
    return tokens;
  }

  private static List<String> parsed(String xml) throws Exception {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
    List<String> tokens = new ArrayList<>();
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        StringBuilder text = new StringBuilder("START " + local(reader.getLocalName()));
        for (int i = 0; i < reader.getAttributeCount(); i++) {
          text.append(' ').append(local(reader.getAttributeLocalName(i)));
          text.append('=').append(reader.getAttributeValue(i));
        }
        tokens.add(text.toString());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        tokens.add("END");
      }
    }
    return tokens;
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 100_000})
  void tagsAndValuesAreThoseOfTheJdk(int step) throws Exception {
    assertThat(scanned(XML, step)).isEqualTo(parsed(XML));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a>",
        "<a",
        "<a b=\"",
        "<a><b></a></b>",
        "<a/><b/>",
        "<a b=c/>",
        "<a b/>",
        "<a b='<'/>",
        "<a b='1' b='2'/>",
        "<a b='1'c='2'/>",
        "<a b='&nope;'/>",
        "<a b='&#0;'/>",
        "<a b='&#xD800;'/>",
        "<a b='& '/>",
        "<a b='\u0001'/>",
        "<a>\u0001</a>",
        "x<a/>",
        "<a/>x",
        "<a / >",
        "< a/>",
        "<a><!-- </a>",
        "<a><![CDATA[ </a>",
        "<!ELEMENT a ANY><a/>",
        "</a>",
        ""
      })
  void whatIsNotXmlIsRefusedAsTheJdkDoes(String xml) {
    assertThatThrownBy(() -> parsed(xml)).isInstanceOf(Exception.class);
    assertThatThrownBy(() -> scanned(xml, 5)).isInstanceOf(FormatException.class);
  }

  @Test
  void lineOfATagIsThatOfItsEnd() throws IOException {
    XmlTokens scanner =
        XmlTokens.of(new XmlScanner(new StringReader("\n<a>\n<b\n c='\n'/>\n</x>"), "a.xml"));
    scanner.next();
    assertThat(scanner.line()).isEqualTo(2);
    scanner.next();
    assertThat(scanner.line()).isEqualTo(5);
    assertThatThrownBy(
            () -> {
              scanner.next();
              scanner.next();
            })
        .hasMessageStartingWith("a.xml:6: not well-formed XML");
  }
}
