package org.desirepath.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.JourneyStructure.Branch;
import org.desirepath.model.JourneyStructure.ChoicePoint;
import org.desirepath.model.Plant;
import org.desirepath.model.Plant.Kind;
import org.desirepath.model.Touchpoint;
import org.desirepath.model.Truth;
import org.desirepath.simulation.Played.Exposure;
import org.desirepath.simulation.Played.Happening;
import org.desirepath.simulation.Played.Nature;

/** Counts what is true while journeys are played. */
final class TruthTally {
  private static final String UNPLANNED = "unplanned";

  private final Book book;
  private final long asOf;
  private final Map<String, Counts> touchpoints = new LinkedHashMap<>();
  private final Map<Key, Integer> deviations = new LinkedHashMap<>();
  private final Map<Key, Integer> missingOrSeen = new LinkedHashMap<>();
  private final Map<Key, Integer> both = new LinkedHashMap<>();
  private final Map<Key, int[]> segments = new LinkedHashMap<>();
  private final Map<Branch, Integer> branchJourneys = new LinkedHashMap<>();
  private final Map<String, int[]> experience = new TreeMap<>();
  private final Map<String, Boolean> scores = new TreeMap<>();
  private final double[][] effects;
  private int truncated;
  private int journeys;
  private int completed;
  private int exited;
  private int abandoned;
  private int open;
  private int ended;

  /** A kind, or the name of a segment, with a touchpoint or value. */
  private record Key(String first, String second) {}

  /** Journeys at a touchpoint. */
  private static final class Counts {
    int entered;
    int lost;
    int enteredSeen;
    int lostSeen;
  }

  TruthTally(Book book) {
    this.book = book;
    this.asOf = book.plant.asOfMillis().orElse(Long.MAX_VALUE);
    this.effects = new double[book.plant.effects().size()][3];
    book.dropOff().keySet().forEach(name -> touchpoints.put(name, new Counts()));
  }

  void count(Played played, List<Happening> seen) {
    countDropOff(played, seen);
    for (Exposure exposure : played.exposures()) {
      effects[exposure.effect()][0]++;
      effects[exposure.effect()][1] += exposure.before();
      effects[exposure.effect()][2] += exposure.after() - exposure.before();
    }
    if (seen.isEmpty()) {
      return;
    }
    journeys++;
    truncated += seen.get(0).timeMillis() > played.events().get(0).timeMillis() ? 1 : 0;
    countBranches(flow(seen));
    boolean success = countStatus(played, seen);
    for (int s = 0; s < played.segments().size(); s++) {
      Plant.Segment segment = book.plant.segments().get(s);
      String value = segment.values().get(played.segments().get(s)).name();
      int[] counts = segments.computeIfAbsent(new Key(segment.name(), value), key -> new int[2]);
      counts[0]++;
      counts[1] += success ? 1 : 0;
    }
    countDeviations(seen, isCut(played));
  }

  private boolean isCut(Played played) {
    return played.events().stream().anyMatch(event -> event.timeMillis() > asOf);
  }

  private void countDropOff(Played played, List<Happening> seen) {
    Set<String> entered = flow(played.events());
    Set<String> enteredSeen = flow(seen);
    for (String name : entered) {
      Counts counts = touchpoints.computeIfAbsent(name, key -> new Counts());
      int lost = name.equals(played.lostAt()) ? 1 : 0;
      counts.entered++;
      counts.lost += lost;
      if (enteredSeen.contains(name)) {
        counts.enteredSeen++;
        counts.lostSeen += lost;
      }
    }
  }

  private static Set<String> flow(List<Happening> events) {
    Set<String> names = new HashSet<>();
    for (Happening event : events) {
      if (event.step() != null && event.step().place != null) {
        names.add(event.touchpoint());
      }
    }
    return names;
  }

  private boolean countStatus(Played played, List<Happening> seen) {
    boolean success = seen.stream().anyMatch(event -> book.isSuccess(event.touchpoint()));
    if (success) {
      completed++;
    } else if (seen.stream().anyMatch(event -> event.nature() == Nature.EXIT)) {
      exited++;
    } else if (isCut(played)) {
      open++;
    } else if (played.lostAt() != null) {
      abandoned++;
    } else {
      ended++;
    }
    return success;
  }

  private void countBranches(Set<String> seen) {
    for (ChoicePoint choice : book.structure.choicePoints()) {
      for (Branch branch : choice.branches()) {
        if (branch.touchpoints().stream().anyMatch(seen::contains)) {
          branchJourneys.merge(branch, 1, Integer::sum);
        }
      }
    }
  }

  private void countDeviations(List<Happening> seen, boolean cut) {
    Set<Key> found = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (Happening event : seen) {
      names.add(event.touchpoint());
      addFlaws(event, found);
    }
    for (Happening event : seen) {
      // who is lost between two steps in the wrong order has left out the first; of who is not
      // lost yet this can't be said
      String overtaken = event.step() == null ? null : event.step().overtakes;
      if (overtaken != null && !cut && !names.contains(overtaken)) {
        found.add(new Key(word(Kind.MISSING), overtaken));
      }
    }
    found.forEach(key -> deviations.merge(key, 1, Integer::sum));
    for (Plant.Deviation deviation : book.plant.deviations()) {
      Key key = key(deviation);
      if (found.contains(key) || names.contains(deviation.touchpoint())) {
        missingOrSeen.merge(key, 1, Integer::sum);
      }
      if (names.contains(deviation.touchpoint()) && names.contains(deviation.other())) {
        both.merge(key, 1, Integer::sum);
      }
    }
  }

  private void addFlaws(Happening event, Set<Key> found) {
    String name = event.touchpoint();
    if (event.late()) {
      found.add(new Key(word(Kind.LATE), name));
    }
    if (event.early()) {
      found.add(new Key(word(Kind.EARLY), name));
    }
    if (event.step() != null) {
      event.step().shows.forEach(deviation -> found.add(key(deviation)));
      boolean againstRule = event.step().shows.stream().anyMatch(d -> d.kind() == Kind.RULE);
      if (againstRule && isUnplanned(name) && !book.dropOff().containsKey(name)) {
        found.add(new Key(UNPLANNED, name));
      }
      for (Kind kind : event.step().flaws) {
        if (kind != Kind.LATE && kind != Kind.EARLY) {
          found.add(new Key(word(kind), name));
        }
      }
    }
    if (event.nature() == Nature.CONTACT && isUnplanned(name)) {
      found.add(new Key(UNPLANNED, name));
    }
  }

  private boolean isUnplanned(String name) {
    return !book.model.facts().unplannedAllowed().contains(name);
  }

  private static Key key(Plant.Deviation deviation) {
    return new Key(word(deviation.kind()), deviation.touchpoint());
  }

  private static String word(Kind kind) {
    return kind.word();
  }

  /** A score given in the journey that is being written. */
  void score(Touchpoint facts, double score) {
    if (facts.experience().isPresent()) {
      boolean below = score < facts.experience().getAsDouble();
      scores.merge(facts.name(), below, Boolean::logicalOr);
    }
  }

  /** The journey is written. */
  void closeScores() {
    scores.forEach(
        (name, below) -> {
          int[] counts = experience.computeIfAbsent(name, key -> new int[2]);
          counts[0]++;
          counts[1] += below ? 1 : 0;
        });
    scores.clear();
  }

  Truth truth(long seed, int simulated, EventLog log, Truth.Faults faults) {
    return new Truth(
        book.model.name(),
        seed,
        simulated,
        journeys,
        log.eventCount(),
        book.plant.asOfMillis(),
        new Truth.Status(completed, exited, abandoned, open, ended),
        dropOff(),
        deviations(),
        effects(),
        segments(),
        shares(),
        experience(),
        truncated,
        faults);
  }

  private List<Truth.Share> shares() {
    List<Truth.Share> rows = new ArrayList<>();
    for (ChoicePoint choice : book.structure.choicePoints()) {
      int all = 0;
      for (Branch branch : choice.branches()) {
        all += branchJourneys.getOrDefault(branch, 0);
      }
      for (Branch branch : choice.branches()) {
        Double planted =
            branch.touchpoints().isEmpty()
                ? null
                : book.plant.shares().get(branch.touchpoints().get(0));
        if (planted != null) {
          rows.add(
              new Truth.Share(
                  branch.touchpoints().get(0),
                  planted,
                  branch.share(),
                  all,
                  branchJourneys.getOrDefault(branch, 0)));
        }
      }
    }
    return rows;
  }

  private List<Truth.Experience> experience() {
    List<Truth.Experience> rows = new ArrayList<>();
    experience.forEach(
        (name, counts) -> {
          Touchpoint facts = book.facts(name);
          double designed = facts.experience().orElse(0);
          double planted = book.meanExperience(facts).orElse(designed);
          rows.add(new Truth.Experience(name, planted, designed, counts[0], counts[1]));
        });
    return rows;
  }

  private List<Truth.DropOff> dropOff() {
    List<Truth.DropOff> rows = new ArrayList<>();
    book.dropOff()
        .forEach(
            (name, planted) -> {
              Counts counts = touchpoints.getOrDefault(name, new Counts());
              rows.add(
                  new Truth.DropOff(
                      name,
                      planted,
                      book.designedDropOff(name),
                      counts.entered,
                      counts.lost,
                      counts.enteredSeen,
                      counts.lostSeen));
            });
    return rows;
  }

  private List<Truth.Deviation> deviations() {
    Map<Key, Truth.Deviation> rows = new LinkedHashMap<>();
    for (Plant.Deviation deviation : book.plant.deviations()) {
      Key key = key(deviation);
      int observable =
          switch (deviation.kind()) {
            case START, END, RULE, CHOICE -> journeys;
            case ORDER -> both.getOrDefault(key, 0);
            default -> missingOrSeen.getOrDefault(key, 0);
          };
      rows.put(key, row(key, deviation.rate(), observable));
    }
    for (Plant.Contact contact : book.plant.contacts()) {
      Key key = new Key(UNPLANNED, contact.touchpoint());
      if (!book.model.facts().unplannedAllowed().contains(contact.touchpoint())) {
        rows.putIfAbsent(key, row(key, contact.rate(), journeys));
      }
    }
    for (Key key : deviations.keySet()) {
      Counts counts = touchpoints.getOrDefault(key.second, new Counts());
      rows.putIfAbsent(key, row(key, 0, counts.enteredSeen));
    }
    return List.copyOf(rows.values());
  }

  private Truth.Deviation row(Key key, double planted, int observable) {
    return new Truth.Deviation(
        key.first, key.second, planted, observable, deviations.getOrDefault(key, 0));
  }

  private List<Truth.Effect> effects() {
    List<Truth.Effect> rows = new ArrayList<>();
    for (int i = 0; i < effects.length; i++) {
      Plant.Effect effect = book.plant.effects().get(i);
      double exposed = Math.max(1, effects[i][0]);
      rows.add(
          new Truth.Effect(
              effect.facet().name().toLowerCase(Locale.ROOT),
              effect.touchpoint(),
              effect.odds(),
              (int) effects[i][0],
              effects[i][1] / exposed,
              effects[i][2] / exposed));
    }
    return rows;
  }

  private List<Truth.Segment> segments() {
    List<Truth.Segment> rows = new ArrayList<>();
    for (Plant.Segment segment : book.plant.segments()) {
      for (Plant.Segment.Value value : segment.values()) {
        int[] counts = segments.getOrDefault(new Key(segment.name(), value.name()), new int[2]);
        rows.add(
            new Truth.Segment(segment.name(), value.name(), value.loss(), counts[0], counts[1]));
      }
    }
    return rows;
  }
}
