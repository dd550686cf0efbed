package org.desirepath.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.desirepath.model.Plant;
import org.desirepath.model.Plant.Contact;
import org.desirepath.model.Plant.Facet;
import org.desirepath.model.Plant.Kind;
import org.desirepath.model.Step;
import org.desirepath.model.Touchpoint.Initiator;
import org.desirepath.simulation.Played.Happening;
import org.desirepath.simulation.Played.Nature;
import org.jspecify.annotations.Nullable;

/**
 * Plays one journey.
 *
 * <p>After each step a customer is lost or waits for the next. Whether lost is hidden: the company
 * goes on to send, so that its touchpoints are random among all journeys still in the state, while
 * a lost customer starts nothing. A touchpoint with an effect that comes in a state gives those it
 * finds there, lost or not, the chance of success that the planted odds ratio asks for; what is
 * hidden is then drawn again, given that the wait is not over yet. A step that leaves no event
 * takes no time and loses nobody: the log could not tell the state after it from the one before.
 */
final class JourneyPlay {
  private static final int MAX_FOLLOWING = 20;
  private static final double SOON = 600_000;

  private final Book book;
  private final SplittableRandom random;
  private final List<Planned> path;
  private final List<Integer> segments = new ArrayList<>();
  private final Chances chances;
  private final List<Happening> events = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private final Map<String, Long> lastTime = new HashMap<>();
  private final Map<String, List<Integer>> effectsFromLandmark = new HashMap<>();
  private final Map<Integer, List<Contact>> contactsInState = new HashMap<>();
  private final Map<String, Double> contactFactors = new HashMap<>();
  private double waitFactor = 1;
  private long now;
  private long lastDesigned;
  private @Nullable String lastReached;
  private @Nullable String lostAt;

  private JourneyPlay(Book book, PathPlanner planner, long startMillis, SplittableRandom random) {
    this.book = book;
    this.random = random;
    this.now = startMillis;
    double loss = book.factor(book.plant.loss(), startMillis);
    Map<String, Double> taken = new HashMap<>();
    for (Plant.Segment segment : book.plant.segments()) {
      int index = drawValue(segment);
      Plant.Segment.Value value = segment.values().get(index);
      segments.add(index);
      loss *= value.loss();
      waitFactor *= value.slows();
      value
          .contacts()
          .forEach((name, factor) -> contactFactors.merge(name, factor, (a, b) -> a * b));
      taken.putAll(value.taken());
    }
    this.path = planner.draw(random, taken);
    path.removeIf(step -> !book.facts(step.touchpoint).observable());
    PathDeviations.apply(book, path, random);
    this.chances = new Chances(book, path, loss);
    scheduleContacts();
  }

  static Played play(Book book, PathPlanner planner, long startMillis, SplittableRandom random) {
    return new JourneyPlay(book, planner, startMillis, random).run();
  }

  private int drawValue(Plant.Segment segment) {
    double drawn = random.nextDouble();
    int last = segment.values().size() - 1;
    for (int v = 0; v < last; v++) {
      drawn -= segment.values().get(v).share();
      if (drawn < 0) {
        return v;
      }
    }
    return last;
  }

  /** Where contacts will come is drawn before anything is known of the loss. */
  private void scheduleContacts() {
    for (Contact contact : book.plant.contacts()) {
      List<Integer> states = new ArrayList<>();
      for (int i = 0; i < Math.min(chances.successIndex(), path.size() - 1); i++) {
        Planned step = path.get(i);
        if (step.place != null
            && (contact.after().isEmpty() || contact.after().contains(step.touchpoint))) {
          states.add(i);
        }
      }
      double rate = contact.rate() * contactFactors.getOrDefault(contact.touchpoint(), 1.0);
      if (random.nextDouble() < rate && !states.isEmpty()) {
        contactsInState
            .computeIfAbsent(states.get(random.nextInt(states.size())), i -> new ArrayList<>())
            .add(contact);
      }
    }
  }

  private Played run() {
    boolean going = !path.isEmpty();
    for (int i = 0; going; i++) {
      arrive(i);
      going = i + 1 < path.size() && goOn(i);
    }
    return new Played(
        List.copyOf(events), lostAt, List.copyOf(segments), List.copyOf(chances.exposures()));
  }

  private void arrive(int index) {
    Planned step = path.get(index);
    Step.Place place = step.place;
    boolean extra = step.isExtra();
    boolean late = !extra && place != null && isPast(place.within());
    boolean early = !extra && place != null && isBefore(place.notBefore());
    events.add(
        new Happening(
            step.touchpoint, now, extra ? Nature.EXTRA : Nature.FLOW, step, late, early, null));
    if (late) {
      start(Facet.WAIT, step.touchpoint, index);
    }
    if (step.flaws.contains(Kind.FAILED)) {
      start(Facet.FAILURE, step.touchpoint, index);
    }
    if (step.otherChannel != null) {
      start(Facet.CHANNEL, step.touchpoint, index);
    }
    int times = seen.merge(step.touchpoint, 1, Integer::sum);
    if (times == 2) {
      start(Facet.REPETITION, step.touchpoint, index);
    }
    startFromLandmark(step.touchpoint, index);
    if (times == 1) {
      awaitLandmark(step.touchpoint, index);
    }
    lastTime.put(step.touchpoint, now);
    lastDesigned = extra && index > 0 ? lastDesigned : now;
    lastReached = place == null ? lastReached : step.touchpoint;
  }

  private boolean isPast(Step.@Nullable Wait limit) {
    return limit != null && !events.isEmpty() && untilLimit(limit).orElse(0) < 0;
  }

  private boolean isBefore(Step.@Nullable Wait limit) {
    return limit != null && !events.isEmpty() && untilLimit(limit).orElse(0) > 0;
  }

  /** Empty when the touchpoint that the limit counts from did not happen. */
  private OptionalLong untilLimit(Step.Wait limit) {
    Long from = limit.after() == null ? Long.valueOf(lastDesigned) : lastTime.get(limit.after());
    return from == null ? OptionalLong.empty() : OptionalLong.of(from + limit.millis() - now);
  }

  private void start(Facet facet, String touchpoint, int index) {
    book.effects(facet, touchpoint).forEach(effect -> expose(effect, index));
  }

  private void expose(int effect, int index) {
    chances.exposeAtArrival(effect, index);
    waitFactor *= book.plant.effects().get(effect).slows();
  }

  private void startFromLandmark(String touchpoint, int index) {
    List<Integer> waiting = effectsFromLandmark.remove(touchpoint);
    if (waiting != null) {
      waiting.forEach(effect -> expose(effect, index));
    }
  }

  /** A step of the flow works from the next step that all must pass, where it can be compared. */
  private void awaitLandmark(String touchpoint, int index) {
    List<Integer> effects = book.effects(Facet.PRESENCE, touchpoint);
    if (effects.isEmpty()) {
      return;
    }
    Optional<String> landmark = book.structure.nextMandatory(touchpoint);
    boolean ahead =
        landmark.isPresent()
            && path.subList(index + 1, path.size()).stream()
                .anyMatch(step -> step.touchpoint.equals(landmark.get()));
    if (ahead) {
      effectsFromLandmark.computeIfAbsent(landmark.get(), key -> new ArrayList<>()).addAll(effects);
    } else {
      effects.forEach(effect -> expose(effect, index));
    }
  }

  /** The time after a step: contacts, loss, exit, and the wait for the next. */
  private boolean goOn(int index) {
    WaitTime wait = waitFor(path.get(index + 1));
    double going = chances.keep(index);
    double passed = 0;
    boolean alive = random.nextDouble() < going;
    double leaves = alive ? wait.drawAbove(0, random) : Double.POSITIVE_INFINITY;
    for (Due due : contacts(index)) {
      boolean byCompany = due.contact.by() == Initiator.COMPANY;
      if (leaves <= due.delay) {
        break;
      }
      if ((!alive && !byCompany) || !comes(due)) {
        continue;
      }
      double before = wait.chanceAbove(passed);
      double still = before <= 0 ? 0 : wait.chanceAbove((double) due.delay) / before;
      going = byCompany ? going * still / (1 - going + going * still) : 1;
      passed = due.delay;
      double changed = contact(due, index, going);
      if (changed != going) {
        going = changed;
        alive = random.nextDouble() < going;
        leaves = alive ? wait.drawAbove(passed, random) : Double.POSITIVE_INFINITY;
      }
    }
    if (!alive) {
      lostAt = lastReached;
      return false;
    }
    now += (long) leaves;
    return !leavesByExit(index);
  }

  /** By the calendar alone, whatever became of the journey. */
  private boolean comes(Due due) {
    Plant.Rhythm rhythm = due.contact.rhythm();
    return rhythm.equals(Plant.Rhythm.EVEN)
        || random.nextDouble() < book.shareOfHighest(rhythm, now + due.delay);
  }

  /** A contact that is due in a state, so long after the step. */
  private record Due(Contact contact, long delay) {}

  private List<Due> contacts(int index) {
    List<Due> due = new ArrayList<>();
    for (Contact contact : contactsInState.getOrDefault(index, List.of())) {
      WaitTime delay =
          new WaitTime(
              contact.delayMillis(), book.plant.waits().spread(), 0, Double.POSITIVE_INFINITY);
      long at = 0;
      int left = MAX_FOLLOWING;
      do {
        at += delay.drawAbove(0, random);
        due.add(new Due(contact, at));
        left--;
      } while (left > 0 && random.nextDouble() < contact.again());
    }
    due.sort(Comparator.comparingLong(Due::delay));
    return due;
  }

  private double contact(Due due, int index, double going) {
    String name = due.contact.touchpoint();
    events.add(
        new Happening(name, now + due.delay, Nature.CONTACT, null, false, false, due.contact.by()));
    int times = seen.merge(name, 1, Integer::sum);
    double chance = going;
    if (times <= 2) {
      for (int effect : book.effects(times == 1 ? Facet.PRESENCE : Facet.REPETITION, name)) {
        chance = chances.exposeInState(effect, index, chance);
        waitFactor *= book.plant.effects().get(effect).slows();
      }
    }
    return chance;
  }

  private boolean leavesByExit(int index) {
    if (random.nextDouble() < chances.stay(index)) {
      return false;
    }
    List<Plant.Exit> exits = book.exitsAfter(path.get(index).touchpoint);
    double total = 0;
    for (Plant.Exit exit : exits) {
      total -= StrictMath.log1p(-exit.rate());
    }
    double drawn = random.nextDouble() * total;
    Plant.Exit taken = exits.get(exits.size() - 1);
    for (Plant.Exit exit : exits) {
      drawn += StrictMath.log1p(-exit.rate());
      if (drawn < 0) {
        taken = exit;
        break;
      }
    }
    events.add(new Happening(taken.touchpoint(), now, Nature.EXIT, null, false, false, null));
    return true;
  }

  private OptionalLong limit(Step.@Nullable Place place) {
    return place == null || place.within() == null
        ? OptionalLong.empty()
        : untilLimit(place.within());
  }

  private WaitTime waitFor(Planned next) {
    double spread = book.plant.waits().spread();
    if (next.isExtra()) {
      return new WaitTime(SOON, spread, 1000, Double.POSITIVE_INFINITY);
    }
    Step.Place place = next.place;
    double low = 1000;
    double high = Double.POSITIVE_INFINITY;
    if (place != null && place.notBefore() != null) {
      double bound = (double) untilLimit(place.notBefore()).orElse(0);
      boolean early = next.flaws.contains(Kind.EARLY);
      low = early ? 1000 : Math.max(1000, bound);
      high = early ? Math.max(1000, bound - 1000) : high;
    }
    OptionalLong until = limit(place);
    if (until.isPresent()) {
      double bound = (double) until.getAsLong();
      boolean late = next.flaws.contains(Kind.LATE);
      low = late ? Math.max(low, bound + 1000) : low;
      high = late ? 2 * low : Math.max(low, Math.min(high, bound));
    }
    return new WaitTime(waitFactor * book.medianWait(next.touchpoint), spread, low, high);
  }
}
