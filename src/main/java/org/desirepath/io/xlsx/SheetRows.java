package org.desirepath.io.xlsx;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.desirepath.io.CsvRows;
import org.desirepath.io.FormatException;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet, one after the other; rows that the file leaves out are empty. */
final class SheetRows implements CsvRows.Rows, AutoCloseable {
  private static final int MOST_COLUMNS = 16_384;

  private final XMLStreamReader xml;
  private final InputStream stream;
  private final @Nullable SharedStrings strings;
  private final @Nullable StylesTable styles;
  private final boolean since1904;
  private final String file;
  private int rowNumber;
  private int pendingRow;

  private SheetRows(InputStream stream, XSSFReader parts, boolean since1904, String file)
      throws IOException, OpenXML4JException, XMLStreamException {
    this.stream = stream;
    this.since1904 = since1904;
    this.file = file;
    xml = parser(stream);
    strings = parts.getSharedStringsTable();
    styles = parts.getStylesTable();
  }

  private static XMLStreamReader parser(InputStream stream) throws XMLStreamException {
    InputFactoryImpl factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    // lazily parsed text would throw unchecked exceptions
    factory.setProperty("com.ctc.wstx.lazyParsing", false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory.createXMLStreamReader(stream);
  }

  static SheetRows of(XSSFReader parts, String name, String file)
      throws IOException, OpenXML4JException, XMLStreamException {
    XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) parts.getSheetsData();
    while (sheets.hasNext()) {
      InputStream stream = sheets.next();
      if (sheets.getSheetName().equals(name)) {
        return new SheetRows(stream, parts, since1904(parts), file);
      }
      stream.close();
    }
    throw new FormatException(file, 0, "no sheet \"" + name + "\"");
  }

  private static boolean since1904(XSSFReader parts)
      throws IOException, OpenXML4JException, XMLStreamException {
    try (InputStream stream = parts.getWorkbookData()) {
      XMLStreamReader workbook = parser(stream);
      while (workbook.hasNext()) {
        if (workbook.next() == XMLStreamConstants.START_ELEMENT
            && workbook.getLocalName().equals("workbookPr")) {
          String flag = workbook.getAttributeValue(null, "date1904");
          return flag != null && (flag.equals("1") || flag.equals("true"));
        }
      }
    }
    return false;
  }

  @Override
  public boolean next(List<String> row) throws IOException {
    try {
      if (pendingRow == 0 && !toRow()) {
        return false;
      }
      rowNumber++;
      if (rowNumber < pendingRow) {
        return true;
      }
      pendingRow = 0;
      cells(row);
      return true;
    } catch (XMLStreamException e) {
      throw new FormatException(
          file, 0, "a sheet that is not well-formed; open the workbook and save it again", e);
    }
  }

  /** Goes to the next row element and takes its number. */
  private boolean toRow() throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("row")) {
        String number = xml.getAttributeValue(null, "r");
        int given = number == null ? 0 : Integer.parseInt(number);
        pendingRow = Math.max(given, rowNumber + 1);
        return true;
      }
    }
    return false;
  }

  private void cells(List<String> row) throws XMLStreamException, IOException {
    int column = 0;
    while (true) {
      int token = xml.next();
      if (token == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
        String reference = xml.getAttributeValue(null, "r");
        column = reference == null ? column : columnOf(reference);
        if (column >= MOST_COLUMNS) {
          throw new FormatException(file, rowNumber, "more than 16,384 columns");
        }
        while (row.size() <= column) {
          row.add("");
        }
        row.set(column++, cell());
      } else if (token == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
        return;
      }
    }
  }

  private static int columnOf(String reference) {
    int column = 0;
    for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
      column = column * 26 + Character.toUpperCase(reference.charAt(i)) - 'A' + 1;
    }
    return column - 1;
  }

  private String cell() throws XMLStreamException, FormatException {
    String type = xml.getAttributeValue(null, "t");
    String style = xml.getAttributeValue(null, "s");
    String value = "";
    StringBuilder inline = new StringBuilder();
    for (int depth = 1; depth > 0; ) {
      int token = xml.next();
      if (token == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "v" -> value = xml.getElementText();
          case "t" -> inline.append(xml.getElementText());
          case "rPh" -> skip();
          default -> depth++;
        }
      } else if (token == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
    return value.isEmpty() ? inline.toString() : text(type == null ? "n" : type, style, value);
  }

  /** How a text is pronounced is no part of it. */
  private void skip() throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int token = xml.next();
      depth += token == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= token == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
  }

  private String text(String type, @Nullable String style, String value) throws FormatException {
    try {
      return switch (type) {
        case "s" -> shared(Integer.parseInt(value.strip()));
        case "b" -> value.strip().equals("1") ? "true" : "false";
        case "n" -> number(style, value.strip());
        default -> value;
      };
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new FormatException(
          file, rowNumber, "a cell with the value \"" + value + "\" of type " + type, e);
    }
  }

  private String shared(int index) throws FormatException {
    if (strings == null) {
      throw new FormatException(
          file,
          rowNumber,
          "a cell with the shared text "
              + index
              + ", but the workbook has no shared texts; open it and save it again, or as CSV");
    }
    return strings.getItemAt(index).getString();
  }

  private String number(@Nullable String style, String value) {
    double number = Double.parseDouble(value);
    if (style != null && styles != null && DateUtil.isValidExcelDate(number)) {
      XSSFCellStyle of = styles.getStyleAt(Integer.parseInt(style));
      if (of != null && DateUtil.isADateFormat(of.getDataFormat(), of.getDataFormatString())) {
        return DateUtil.getLocalDateTime(number, since1904).toString();
      }
    }
    boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
    return whole ? Long.toString((long) number) : value.indexOf('E') < 0 ? value : "" + number;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
