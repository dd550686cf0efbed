package org.desirepath.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.privacy.Privacy;
import org.desirepath.eventlog.privacy.Pseudonyms;
import org.desirepath.eventlog.privacy.SmallCells;
import org.desirepath.eventlog.privacy.TimeStep;
import org.desirepath.io.FormatException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What of a person's data a command may see. */
final class PrivacyArguments {
  private static final int LONGEST_KEY = 1 << 16;

  @Option(
      names = "--pseudonymize",
      paramLabel = "COLUMN",
      description =
          "Put keyed pseudonyms (HMAC-SHA-256, see --key) in place of a column's values before"
              + " anything sees them; repeatable; case = the journeys' ids.")
  List<String> pseudonymized = List.of();

  @Option(
      names = "--suppress",
      paramLabel = "COLUMN",
      description = "Leave a column out of the log; repeatable; case = number the journeys.")
  List<String> suppressed = List.of();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "Secret key of the pseudonyms, 32 bytes or more (openssl rand -hex 32); the same key"
              + " gives the same pseudonyms.")
  @Nullable Path key;

  @Option(
      names = "--coarsen-times",
      paramLabel = "hour|day|week",
      description =
          "Cut all times to that step, in --zone; the order of events stays the true one.")
  @Nullable String step;

  /** What was asked; cheap unless there is a key to be read. */
  Privacy privacy(ZoneId zone) throws IOException {
    if (pseudonymized.isEmpty() != (key == null)) {
      throw new UsageException(
          key == null
              ? "--pseudonymize needs --key FILE: a file with 32 random bytes or more, such as"
                  + " openssl rand -hex 32 makes"
              : "--key is for --pseudonymize COLUMN; leave it out");
    }
    Set<String> both = new LinkedHashSet<>(pseudonymized);
    both.retainAll(suppressed);
    if (!both.isEmpty()) {
      throw new UsageException("both --pseudonymize and --suppress: " + both + "; expected one");
    }
    Pseudonyms pseudonyms = key == null ? null : pseudonyms(key);
    return new Privacy(
        pseudonyms, Set.copyOf(pseudonymized), Set.copyOf(suppressed), timeStep(), zone);
  }

  private @Nullable TimeStep timeStep() {
    if (step == null) {
      return null;
    }
    for (TimeStep known : TimeStep.values()) {
      if (known.word().equals(step.toLowerCase(Locale.ROOT))) {
        return known;
      }
    }
    throw new UsageException("--coarsen-times \"" + step + "\": expected hour, day or week");
  }

  private static Pseudonyms pseudonyms(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(LONGEST_KEY + 1);
      if (bytes.length > LONGEST_KEY) {
        throw new FormatException(
            name, 0, "more than " + LONGEST_KEY + " bytes; expected the key of --key");
      }
      return Pseudonyms.of(bytes);
    } catch (NoSuchFileException e) {
      throw new FormatException(name, 0, "no such file for --key", e);
    } catch (IllegalArgumentException e) {
      throw new FormatException(name, 0, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * What a file that is written whole can't mask: a rare path may show who took it. Empty if
   * nothing is hidden, for then nobody is promised anything.
   */
  List<String> warnings(EventLog log) {
    boolean hidden = !pseudonymized.isEmpty() || !suppressed.isEmpty() || step != null;
    SmallCells.Rare rare = new SmallCells(SmallCells.USUAL_K, hidden).rare(log);
    if (!hidden || rare.journeys() == 0) {
      return List.of();
    }
    return List.of(
        String.format(
            Locale.ROOT,
            "privacy: %,d of %,d journeys take one of %,d paths that fewer than %d journeys share;"
                + " what is written holds or counts them and may show who they are; leave them out"
                + " with --filter \"variants at least %d\"",
            rare.journeys(),
            log.traceCount(),
            rare.variants(),
            SmallCells.USUAL_K,
            SmallCells.USUAL_K));
  }

  /** A filter by a raw value would find nothing, and show it in the result. */
  void refuseFilter(String attribute) {
    boolean hidden = suppressed.contains(attribute) || pseudonymized.contains(attribute);
    if (hidden) {
      throw new UsageException(
          "--filter by \"" + attribute + "\", which is hidden; filter by another column");
    }
  }

  /** What was said, for the provenance of a result; never the key. */
  void describe(SortedMap<String, List<String>> parameters) {
    put(parameters, "pseudonymize", pseudonymized);
    put(parameters, "suppress", suppressed);
    put(parameters, "coarsenTimes", step == null ? List.of() : List.of(step));
  }

  private static void put(
      SortedMap<String, List<String>> parameters, String name, List<String> values) {
    if (!values.isEmpty()) {
      parameters.put(name, new ArrayList<>(values));
    }
  }
}
