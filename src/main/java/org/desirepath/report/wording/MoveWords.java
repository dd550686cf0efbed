package org.desirepath.report.wording;

import org.desirepath.conformance.alignment.Move;

/** What a move is called, and the name it bears. */
public final class MoveWords {
  private MoveWords() {}

  /** As the JSON result has it. */
  public static String kind(Move move) {
    if (move instanceof Move.Synchronous) {
      return "sync";
    }
    if (move instanceof Move.OfLog) {
      return "log";
    }
    return move instanceof Move.OfModel ? "model" : "silent";
  }

  /** The touchpoint, empty for a silent step, which has none. */
  public static String activity(Move move) {
    if (move instanceof Move.Synchronous sync) {
      return sync.activity();
    }
    if (move instanceof Move.OfLog ofLog) {
      return ofLog.activity();
    }
    return move instanceof Move.OfModel ofModel ? ofModel.activity() : "";
  }

  /** A mark that needs no colour: ✓ as planned, + not planned, ◇ not recorded; none if silent. */
  public static String mark(Move move) {
    if (move instanceof Move.Synchronous) {
      return "✓";
    }
    if (move instanceof Move.OfLog) {
      return "+";
    }
    return move instanceof Move.OfModel ? "◇" : "";
  }
}
