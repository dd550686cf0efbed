package org.desirepath.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.Suggestion;
import org.desirepath.io.Synonyms;
import org.desirepath.model.DesignedJourney;
import org.jspecify.annotations.Nullable;

/**
 * Event names of a log beside the touchpoints of a design: which are equal, which only one side
 * has, and for an event name that the design does not know the touchpoint it may mean.
 *
 * <p>A proposal is the touchpoint of the highest score: 1 when both are equal but for case, blanks,
 * punctuation and synonyms; else the larger of the edit similarity (1 - distance / length), where
 * that is at least 0.8, and the overlap of words. A word weighs less the more names have it; two
 * words are the same when the shorter, of at least four letters, begins the longer but for two
 * letters. The overlap is the mean of matched weight over the smaller name's weight and over the
 * mean of both (Szymkiewicz-Simpson and Dice coefficients); below {@value #LEAST} nothing is
 * proposed. Several event names may mean one touchpoint. O(event names * touchpoints * words).
 * Deterministic.
 *
 * @param matched names that both sides have
 * @param onlyInModel touchpoints that no event name means, with proposals not counted
 * @param onlyInLog event names that mean no touchpoint, most events first
 */
public record LabelMatching(
    SortedSet<String> matched, SortedSet<String> onlyInModel, List<Unknown> onlyInLog) {
  /** Least score of a proposal. */
  public static final double LEAST = 0.4;

  private static final double NEAR = 0.8;

  /**
   * An event name that means no touchpoint.
   *
   * @param events how many have it
   * @param proposal a touchpoint it may mean, or null
   * @param score of the proposal, 0 to 1
   * @param why the proposal: as written but for case and blanks, spelling, or words in common
   */
  public record Unknown(
      String name, long events, @Nullable String proposal, double score, String why) {}

  public LabelMatching {
    onlyInLog = List.copyOf(onlyInLog);
  }

  /**
   * Matches a log with a design.
   *
   * @param labels of a mapping file, from event names to touchpoints
   */
  public static LabelMatching of(
      EventLog log, Map<String, String> labels, DesignedJourney model, Synonyms synonyms) {
    TouchpointMapping.Mapped mapped = new TouchpointMapping(model, labels).map(log);
    SortedMap<String, Long> unknown = new TreeMap<>();
    EventLog named = mapped.log();
    for (int e = 0; e < named.eventCount(); e++) {
      String name = named.activities().get(named.activity(e));
      if (!model.touchpoints().contains(name)) {
        unknown.merge(name, 1L, Long::sum);
      }
    }
    SortedSet<String> unseen = new TreeSet<>(model.net().labels());
    unseen.removeAll(mapped.matchedTouchpoints());
    Words words = new Words(synonyms, unknown.keySet(), model.touchpoints());
    List<Unknown> onlyInLog = new ArrayList<>();
    unknown.forEach((name, events) -> onlyInLog.add(words.proposal(name, events, model)));
    onlyInLog.sort(
        Comparator.comparingLong(Unknown::events).reversed().thenComparing(Unknown::name));
    return new LabelMatching(mapped.matchedTouchpoints(), unseen, onlyInLog);
  }

  /**
   * Whether a proposal is too weak to be taken unseen: the log has the touchpoint by its own name,
   * and the two names are not nearly the same, so that they rather mean two things.
   */
  public boolean isDoubtful(Unknown unknown) {
    String proposal = unknown.proposal();
    return proposal != null && unknown.score() < NEAR && matched.contains(proposal);
  }

  /** The proposals that are not doubtful, from event names to touchpoints. */
  public Map<String, String> proposals() {
    Map<String, String> proposals = new TreeMap<>();
    for (Unknown unknown : onlyInLog) {
      String proposal = unknown.proposal();
      if (proposal != null && !isDoubtful(unknown)) {
        proposals.put(unknown.name(), proposal);
      }
    }
    return proposals;
  }

  /** Names as words, each with its weight. */
  private static final class Words {
    private static final int SHORTEST_STEM = 4;
    private static final int ENDING = 2;

    private final Synonyms synonyms;
    private final Map<String, Integer> names = new HashMap<>();

    Words(Synonyms synonyms, Iterable<String> ofLog, Iterable<String> ofModel) {
      this.synonyms = synonyms;
      count(ofLog);
      count(ofModel);
    }

    private void count(Iterable<String> labels) {
      for (String label : labels) {
        new TreeSet<>(words(label)).forEach(word -> names.merge(word, 1, Integer::sum));
      }
    }

    private List<String> words(String label) {
      List<String> words = new ArrayList<>();
      String spaced = label.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ").toLowerCase(Locale.ROOT);
      for (String word : spaced.split("[^\\p{L}\\p{N}]+", -1)) {
        if (!word.isEmpty()) {
          words.add(synonyms.of(word));
        }
      }
      return words;
    }

    private double weight(String word) {
      return 1.0 / names.getOrDefault(word, 1);
    }

    Unknown proposal(String name, long events, DesignedJourney model) {
      String best = null;
      double highest = 0;
      String why = "";
      for (String touchpoint : model.touchpoints()) {
        boolean equal = String.join("", words(name)).equals(String.join("", words(touchpoint)));
        double spelling = Suggestion.similarity(name, touchpoint);
        double overlap = overlap(words(name), words(touchpoint));
        double score = equal ? 1 : Math.max(spelling >= NEAR ? spelling : 0, overlap);
        if (score > highest) {
          highest = score;
          best = touchpoint;
          why =
              equal
                  ? "equal but for case, blanks and synonyms"
                  : score > overlap ? "spelling" : "words in common";
        }
      }
      return highest < LEAST
          ? new Unknown(name, events, null, 0, "")
          : new Unknown(name, events, best, Math.rint(highest * 100) / 100, why);
    }

    private double overlap(List<String> a, List<String> b) {
      List<String> left = new ArrayList<>(b);
      double matched = 0;
      for (String word : a) {
        for (String other : left) {
          if (isSame(word, other)) {
            matched += (weight(word) + weight(other)) / 2;
            left.remove(other);
            break;
          }
        }
      }
      double weightA = a.stream().mapToDouble(this::weight).sum();
      double weightB = b.stream().mapToDouble(this::weight).sum();
      if (weightA == 0 || weightB == 0) {
        return 0;
      }
      double smaller = Math.min(1, matched / Math.min(weightA, weightB));
      return (smaller + 2 * matched / (weightA + weightB)) / 2;
    }

    private static boolean isSame(String a, String b) {
      String shorter = a.length() <= b.length() ? a : b;
      String longer = a.length() <= b.length() ? b : a;
      int stem = Math.max(SHORTEST_STEM, shorter.length() - ENDING);
      return a.equals(b)
          || (shorter.length() >= stem && longer.startsWith(shorter.substring(0, stem)));
    }
  }
}
