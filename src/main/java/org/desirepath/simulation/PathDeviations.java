package org.desirepath.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.desirepath.model.JourneyStructure.Branch;
import org.desirepath.model.JourneyStructure.ChoicePoint;
import org.desirepath.model.Plant;
import org.desirepath.model.Plant.Deviation;
import org.desirepath.model.Plant.Kind;

/** Puts the planted deviations into a drawn path, each with its own chance. */
final class PathDeviations {
  private final Book book;
  private final List<Planned> path;

  private PathDeviations(Book book, List<Planned> path) {
    this.book = book;
    this.path = path;
  }

  static void apply(Book book, List<Planned> path, SplittableRandom random) {
    PathDeviations run = new PathDeviations(book, path);
    for (Plant.Deviation deviation : book.plant.deviations()) {
      if (random.nextDouble() < deviation.rate()) {
        run.apply(deviation);
      }
    }
  }

  private void apply(Deviation deviation) {
    switch (deviation.kind()) {
      case MISSING -> leaveOut(deviation);
      case ORDER -> swap(deviation);
      case REPEAT -> repeat(deviation);
      case START -> add(0, deviation);
      case END -> add(path.size(), deviation);
      case CHANNEL, INITIATOR, LATE, EARLY, FAILED -> flaw(deviation);
      case REPLACED -> replace(deviation);
      case CHOICE -> takeSecondBranch(deviation);
      case INCOMPLETE_BLOCK -> leaveOut(deviation);
      case RULE -> follow(deviation);
    }
  }

  private int indexOf(String touchpoint) {
    for (int i = 0; i < path.size(); i++) {
      if (path.get(i).touchpoint.equals(touchpoint) && path.get(i).place != null) {
        return i;
      }
    }
    return -1;
  }

  /** A step at the end would look like a loss, so something must follow. */
  private void leaveOut(Deviation deviation) {
    int index = indexOf(deviation.touchpoint());
    if (canBeDropped(index)) {
      path.remove(index);
      show(deviation, path.get(index));
      if (index > 0) {
        path.get(index - 1).involved = true;
      }
    }
  }

  private boolean canBeDropped(int index) {
    return index >= 0
        && index < path.size() - 1
        && !book.isSuccess(path.get(index).touchpoint)
        && !path.get(index).involved
        && !path.get(index + 1).involved;
  }

  private void replace(Deviation deviation) {
    int index = indexOf(deviation.touchpoint());
    if (canBeDropped(index)) {
      Planned other = new Planned(String.valueOf(deviation.other()), null);
      path.set(index, other);
      show(deviation, other);
      path.get(index + 1).involved = true;
    }
  }

  /** Another branch begins where the one that was taken ends. */
  private void takeSecondBranch(Deviation deviation) {
    for (ChoicePoint choice : book.structure.choicePoints()) {
      Set<String> others = new HashSet<>();
      boolean concerned = false;
      for (Branch branch : choice.branches()) {
        if (branch.entries().contains(deviation.touchpoint())) {
          concerned = true;
        } else {
          others.addAll(branch.touchpoints());
        }
      }
      int last = -1;
      for (int i = 0; i < path.size(); i++) {
        last = others.contains(path.get(i).touchpoint) ? i : last;
      }
      if (concerned
          && last >= 0
          && indexOf(deviation.touchpoint()) < 0
          && !path.get(last).involved) {
        path.get(last).involved = true;
        add(last + 1, deviation);
      }
    }
  }

  /** What must not follow a step follows it. */
  private void follow(Deviation deviation) {
    int index = indexOf(String.valueOf(deviation.other()));
    if (index >= 0 && !path.get(index).involved) {
      path.get(index).involved = true;
      add(index + 1, deviation);
    }
  }

  private void swap(Deviation deviation) {
    int second = indexOf(deviation.touchpoint());
    int first = second < 0 ? -1 : second + 1;
    if (second < 0
        || first >= path.size()
        || !path.get(first).touchpoint.equals(deviation.other())
        || path.get(first).involved
        || path.get(second).involved) {
      return;
    }
    Planned moved = path.remove(second);
    path.add(first, moved);
    path.get(second).involved = true;
    path.get(second).overtakes = moved.touchpoint;
    show(deviation, moved);
  }

  private void repeat(Deviation deviation) {
    int index = indexOf(deviation.touchpoint());
    if (index >= 0 && !path.get(index).involved) {
      path.get(index).involved = true;
      Planned again = new Planned(deviation.touchpoint(), path.get(index).place);
      path.add(index + 1, again);
      show(deviation, again);
    }
  }

  private void add(int index, Deviation deviation) {
    Planned extra = new Planned(deviation.touchpoint(), null);
    path.add(index, extra);
    show(deviation, extra);
  }

  private static void show(Deviation deviation, Planned step) {
    step.shows.add(deviation);
    step.involved = true;
  }

  private void flaw(Deviation deviation) {
    int index = indexOf(deviation.touchpoint());
    if (index < 0) {
      return;
    }
    Planned step = path.get(index);
    boolean timing = deviation.kind() == Kind.LATE || deviation.kind() == Kind.EARLY;
    boolean timed = step.flaws.contains(Kind.LATE) || step.flaws.contains(Kind.EARLY);
    if (timing && (index == 0 || timed || step.involved)) {
      return;
    }
    step.flaws.add(deviation.kind());
    if (deviation.kind() == Kind.CHANNEL) {
      step.otherChannel = deviation.other();
    }
  }
}
