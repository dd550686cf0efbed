package org.desirepath.simulation;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.model.Plant;
import org.desirepath.simulation.Played.Exposure;

/**
 * The chance that a journey on its path reaches success, which planted effects change.
 *
 * <p>On the path the chance to get from a step to success is the product of the chances to stay at
 * each. An effect with odds ratio f moves that product p to p' with p'/(1-p') = f p/(1-p), by
 * raising each factor to the power ln p' / ln p: so the odds ratio given path and segment is
 * exactly f from that moment on, and hazards stay in proportion.
 */
final class Chances {
  private final Book book;
  private final double[] logKeep;
  private final double[] logStay;
  private final double[] logSuccess;
  private final int successIndex;
  private final List<Exposure> exposures = new ArrayList<>();
  private double power;

  Chances(Book book, List<Planned> path, double loss) {
    this.book = book;
    this.power = loss;
    int n = path.size();
    int success = 0;
    while (success < n && !book.isSuccess(path.get(success).touchpoint)) {
      success++;
    }
    this.successIndex = success;
    this.logKeep = new double[n + 1];
    this.logStay = new double[n + 1];
    this.logSuccess = new double[n + 1];
    for (int i = Math.min(success, n - 1) - 1; i >= 0; i--) {
      Planned step = path.get(i);
      if (isLast(path, i)) {
        logKeep[i] = StrictMath.log1p(-book.dropOff(step));
        for (Plant.Exit exit : exits(step)) {
          logStay[i] += StrictMath.log1p(-exit.rate());
        }
      }
      logSuccess[i] = logSuccess[i + 1] + logKeep[i] + logStay[i];
    }
  }

  /** A touchpoint's rate holds once a journey, at its last turn. */
  private static boolean isLast(List<Planned> path, int index) {
    for (int i = index + 1; i < path.size(); i++) {
      if (path.get(i).touchpoint.equals(path.get(index).touchpoint)) {
        return false;
      }
    }
    return true;
  }

  private List<Plant.Exit> exits(Planned step) {
    return step.place == null ? List.of() : book.exitsAfter(step.touchpoint);
  }

  /** The first step that is success, or one past the end. */
  int successIndex() {
    return successIndex;
  }

  List<Exposure> exposures() {
    return exposures;
  }

  /** Not to be lost at a step. */
  double keep(int index) {
    return StrictMath.exp(power * logKeep[index]);
  }

  /** Not to leave by an exit after a step. */
  double stay(int index) {
    return StrictMath.exp(power * logStay[index]);
  }

  /** An effect starts at the arrival at a step. */
  void exposeAtArrival(int effect, int index) {
    if (index < successIndex) {
      expose(effect, StrictMath.exp(power * logSuccess[index]));
    }
  }

  /**
   * An effect starts while a journey waits after a step.
   *
   * @param going chance that it is not lost yet
   * @return that chance under the effect
   */
  double exposeInState(int effect, int index, double going) {
    double rest = StrictMath.exp(power * (logStay[index] + logSuccess[index + 1]));
    double change = expose(effect, going * rest);
    return going >= 1 ? 1 : StrictMath.pow(going, change);
  }

  private double expose(int effect, double before) {
    double odds = book.plant.effects().get(effect).odds();
    double after = odds * before / (1 - before + odds * before);
    exposures.add(new Exposure(effect, before, after));
    double change =
        before >= 1 || before <= 0 || odds == 1
            ? 1
            : StrictMath.log(after) / StrictMath.log(before);
    power *= change;
    return change;
  }
}
