/**
 * Plain numbers and names to pictures: Graphviz DOT, SVG, PNG and PDF. A view model of {@code
 * visualization.figures} becomes a {@link org.desirepath.visualization.Figure}, which {@link
 * org.desirepath.visualization.FigureRenderer} draws. Graphviz (installed, or as JavaScript) or ELK
 * places cards and lines; the drawing is ours, so that it looks the same whatever is installed.
 * Imports nothing of ours.
 */
@NullMarked
package org.desirepath.visualization;

import org.jspecify.annotations.NullMarked;
