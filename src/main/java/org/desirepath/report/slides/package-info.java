/** Decks that PowerPoint, Keynote and LibreOffice open and edit (Office Open XML). */
@NullMarked
package org.desirepath.report.slides;

import org.jspecify.annotations.NullMarked;
