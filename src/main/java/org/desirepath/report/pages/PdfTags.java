package org.desirepath.report.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;

/**
 * What each run of marks on a page is: heading, paragraph, cell, figure; for those who have the
 * document read to them (ISO 32000-1, 14.7).
 */
final class PdfTags {
  private final PDStructureTreeRoot root = new PDStructureTreeRoot();
  private final PDStructureElement whole = new PDStructureElement("Document", root);
  private final List<COSArray> pages = new ArrayList<>();

  PdfTags(PDDocument document) {
    root.appendKid(whole);
    PDMarkInfo marked = new PDMarkInfo();
    marked.setMarked(true);
    document.getDocumentCatalog().setMarkInfo(marked);
    document.getDocumentCatalog().setStructureTreeRoot(root);
  }

  /** A part of the document. */
  PDStructureElement part(String kind) {
    return part(kind, whole);
  }

  PDStructureElement part(String kind, PDStructureElement parent) {
    PDStructureElement part = new PDStructureElement(kind, parent);
    parent.appendKid(part);
    return part;
  }

  void addPage(PDPage page) {
    page.setStructParents(pages.size());
    pages.add(new COSArray());
  }

  /** What is painted from here on, on the last page, belongs to the part. */
  void begin(PDPageContentStream content, PDPage page, PDStructureElement part) throws IOException {
    COSArray parts = pages.get(pages.size() - 1);
    COSDictionary properties = new COSDictionary();
    properties.setInt(COSName.MCID, parts.size());
    PDMarkedContentReference reference = new PDMarkedContentReference();
    reference.setPage(page);
    reference.setMCID(parts.size());
    part.appendKid(reference);
    parts.add(part.getCOSObject());
    content.beginMarkedContent(
        COSName.getPDFName(part.getStructureType()), PDPropertyList.create(properties));
  }

  void finish() {
    COSArray numbers = new COSArray();
    for (int i = 0; i < pages.size(); i++) {
      numbers.add(COSInteger.get(i));
      numbers.add(pages.get(i));
    }
    COSDictionary tree = new COSDictionary();
    tree.setItem(COSName.NUMS, numbers);
    root.setParentTree(new PDNumberTreeNode(tree, COSArray.class));
    root.setParentTreeNextKey(pages.size());
  }
}
