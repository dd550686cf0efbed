package org.desirepath.io.xes;

/** The entities that XML has without a DOCTYPE. */
final class XmlEntities {
  private XmlEntities() {}

  /** The code point that the text between {@code &} and {@code ;} stands for, or -1. */
  static int meant(String entity) {
    return switch (entity) {
      case "amp" -> '&';
      case "lt" -> '<';
      case "gt" -> '>';
      case "quot" -> '"';
      case "apos" -> '\'';
      default -> entity.startsWith("#") ? character(entity.substring(1)) : -1;
    };
  }

  private static int character(String number) {
    int code;
    try {
      code =
          number.startsWith("x")
              ? Integer.parseInt(number.substring(1), 16)
              : Integer.parseInt(number);
    } catch (NumberFormatException e) {
      return -1;
    }
    boolean control = code < ' ' && code != '\t' && code != '\n' && code != '\r';
    boolean surrogate = code >= 0xd800 && code < 0xe000;
    return control || surrogate || !Character.isValidCodePoint(code) ? -1 : code;
  }
}
