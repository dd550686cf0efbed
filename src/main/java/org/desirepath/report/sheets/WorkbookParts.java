package org.desirepath.report.sheets;

/** The parts of a workbook beside its sheets. */
final class WorkbookParts {
  static final int PLAIN = 0;
  static final int HEADING = 1;
  static final int TEXT = 2;
  static final int COUNT = 3;
  static final int MEASURE = 4;
  static final int SHARE = 5;
  static final int TIME = 6;
  static final int DAYS = 7;
  static final int WRAPPED = 8;

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String LINKS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String DOCUMENT =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  static final String STYLES =
      "<styleSheet xmlns=\""
          + MAIN
          + "\"><numFmts count=\"4\"><numFmt numFmtId=\"164\" formatCode=\"0.0%\"/><numFmt"
          + " numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/><numFmt numFmtId=\"166\""
          + " formatCode=\"#,##0.00\"/><numFmt numFmtId=\"167\""
          + " formatCode=\"0.000\"/></numFmts><fonts count=\"2\"><font><sz val=\"10\"/><name"
          + " val=\"Arial\"/></font><font><b/><sz val=\"10\"/><color rgb=\"FFFFFFFF\"/><name"
          + " val=\"Arial\"/></font></fonts><fills count=\"3\"><fill><patternFill"
          + " patternType=\"none\"/></fill><fill><patternFill"
          + " patternType=\"gray125\"/></fill><fill><patternFill patternType=\"solid\"><fgColor"
          + " rgb=\"FF1F3A5F\"/></patternFill></fill></fills><borders"
          + " count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs"
          + " count=\"9\">"
          + xf(0, 0, 0, "")
          + xf(0, 1, 2, "<alignment vertical=\"top\" wrapText=\"1\"/>")
          + xf(49, 0, 0, "")
          + xf(3, 0, 0, "")
          + xf(167, 0, 0, "")
          + xf(164, 0, 0, "")
          + xf(165, 0, 0, "")
          + xf(166, 0, 0, "")
          + xf(49, 0, 0, "<alignment vertical=\"top\" wrapText=\"1\"/>")
          + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\""
          + " builtinId=\"0\"/></cellStyles></styleSheet>";

  static final String ROOT_LINKS =
      "<Relationships xmlns=\""
          + PACKAGE
          + "relationships\"><Relationship Id=\"rId1\" Type=\""
          + LINKS
          + "/officeDocument\" Target=\"xl/workbook.xml\"/><Relationship Id=\"rId2\" Type=\""
          + PACKAGE
          + "relationships/metadata/core-properties\""
          + " Target=\"docProps/core.xml\"/></Relationships>";

  private WorkbookParts() {}

  private static String xf(int format, int font, int fill, String inner) {
    String start =
        "<xf numFmtId=\""
            + format
            + "\" fontId=\""
            + font
            + "\" fillId=\""
            + fill
            + "\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\""
            + " applyFill=\"1\"";
    return inner.isEmpty() ? start + "/>" : start + " applyAlignment=\"1\">" + inner + "</xf>";
  }

  static String sheetStart(String columns) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\""
        + MAIN
        + "\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\""
        + " activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
        + "<sheetFormatPr defaultRowHeight=\"14\"/><cols>"
        + columns
        + "</cols><sheetData>";
  }

  static String sheetEnd(String range) {
    return "</sheetData><autoFilter ref=\"" + range + "\"/></worksheet>";
  }

  static String workbook(CharSequence sheets, CharSequence filters) {
    return "<workbook xmlns=\""
        + MAIN
        + "\" xmlns:r=\""
        + LINKS
        + "\"><bookViews><workbookView/></bookViews><sheets>"
        + sheets
        + "</sheets><definedNames>"
        + filters
        + "</definedNames></workbook>";
  }

  /** Excel wants the range of a filter as a hidden name too. */
  static String filter(WorkbookFile.Written sheet, int index) {
    String quoted = "'" + sheet.name().replace("'", "''") + "'";
    return "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\""
        + index
        + "\" hidden=\"1\">"
        + SheetXml.escaped(quoted)
        + "!$A$1:$"
        + SheetXml.column(sheet.columns() - 1)
        + "$"
        + (sheet.rows() + 1)
        + "</definedName>";
  }

  static String sheetName(WorkbookFile.Written sheet, int number) {
    return "<sheet name=\""
        + SheetXml.escaped(sheet.name())
        + "\" sheetId=\""
        + number
        + "\" r:id=\"rId"
        + number
        + "\"/>";
  }

  static String sheetType(int number) {
    return "<Override PartName=\"/xl/worksheets/sheet"
        + number
        + ".xml\" ContentType=\""
        + DOCUMENT
        + "worksheet+xml\"/>";
  }

  static String sheetLink(int number) {
    return "<Relationship Id=\"rId"
        + number
        + "\" Type=\""
        + LINKS
        + "/worksheet\" Target=\"worksheets/sheet"
        + number
        + ".xml\"/>";
  }

  static String links(CharSequence sheets, int next) {
    return "<Relationships xmlns=\""
        + PACKAGE
        + "relationships\">"
        + sheets
        + "<Relationship Id=\"rId"
        + next
        + "\" Type=\""
        + LINKS
        + "/styles\" Target=\"styles.xml\"/></Relationships>";
  }

  static String core(String title) {
    return "<cp:coreProperties xmlns:cp=\""
        + PACKAGE
        + "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>"
        + SheetXml.escaped(title)
        + "</dc:title><dc:creator>Desirepath</dc:creator></cp:coreProperties>";
  }

  static String types(CharSequence sheets) {
    return "<Types xmlns=\""
        + PACKAGE
        + "content-types\"><Default Extension=\"rels\" ContentType=\""
        + "application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\""
        + DOCUMENT
        + "sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\""
        + DOCUMENT
        + "styles+xml\"/><Override PartName=\"/docProps/core.xml\" ContentType=\""
        + "application/vnd.openxmlformats-package.core-properties+xml\"/>"
        + sheets
        + "</Types>";
  }
}
