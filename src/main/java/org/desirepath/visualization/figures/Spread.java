package org.desirepath.visualization.figures;

/** Pushes labels of one column apart. */
final class Spread {

  private Spread() {}

  /**
   * Moves the middles, sorted from top to bottom, so that each two are at least a gap apart, as
   * near to where they were as one pass down and one up can do. Between the ends as far as there is
   * room.
   */
  static void apart(double[] middles, double gap, double top, double bottom) {
    for (int i = 0; i < middles.length; i++) {
      double least = i == 0 ? top : middles[i - 1] + gap;
      middles[i] = Math.max(middles[i], least);
    }
    for (int i = middles.length - 1; i >= 0; i--) {
      double most = i == middles.length - 1 ? bottom : middles[i + 1] - gap;
      middles[i] = Math.min(middles[i], most);
    }
    for (int i = 1; i < middles.length; i++) {
      middles[i] = Math.max(middles[i], middles[i - 1] + gap);
    }
  }
}
