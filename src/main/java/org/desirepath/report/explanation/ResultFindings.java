package org.desirepath.report.explanation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.desirepath.io.FormatException;

/**
 * The findings of a JSON result that was written before, each with its address. Holds the result in
 * memory.
 */
public final class ResultFindings {
  private static final int SUGGESTIONS = 5;

  private final JsonNode root;
  private final List<ResultFinding> all;

  private ResultFindings(JsonNode root, List<ResultFinding> all) {
    this.root = root;
    this.all = List.copyOf(all);
  }

  /** The whole result. */
  JsonNode root() {
    return root;
  }

  /** The findings, in the order of the result. */
  public List<ResultFinding> all() {
    return all;
  }

  /**
   * Reads a {@code result.json}, or the one in a report folder.
   *
   * @throws FormatException if it is no result of {@code compare}
   */
  public static ResultFindings read(Path place) throws IOException {
    Path file = Files.isDirectory(place) ? place.resolve("result.json") : place;
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(file.toFile());
    } catch (JsonProcessingException e) {
      throw new FormatException(
          String.valueOf(file.getFileName()),
          e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
          "is no JSON; expected the result.json of a report, or its folder",
          e);
    }
    if (root == null
        || !root.path("desirepath").path("version").isTextual()
        || !root.path("deviations").isArray()) {
      throw new FormatException(
          String.valueOf(file.getFileName()),
          0,
          "is no result of desirepath compare; expected the result.json of a report, or its"
              + " folder");
    }
    return of(root);
  }

  static ResultFindings of(JsonNode root) {
    List<ResultFinding> all = new ArrayList<>();
    for (String field : List.of("conformance.fitting", "conformance.fitness", "dropOff.status")) {
      JsonNode node = root.at("/" + field.replace('.', '/'));
      if (node.isObject()) {
        all.add(new ResultFinding(field, Map.of(), node));
      }
    }
    add(all, root, "deviations", "kind", "touchpoint");
    add(all, root, "dropOff.steps", "touchpoint");
    add(all, root, "criticalMoments.moments", "touchpoint", "facet", "design");
    add(all, root, "criticalMoments.highValue.moments", "touchpoint", "facet", "design");
    add(all, root, "criticalMoments.trends", "touchpoint", "facet", "design");
    for (String field :
        List.of(
            "criticalMoments.peakEnd",
            "touchpoints.effort",
            "outbound.campaignCodes",
            "outbound.collisions")) {
      JsonNode node = root.at("/" + field.replace('.', '/'));
      if (node.isObject()) {
        all.add(new ResultFinding(field, Map.of(), node));
      }
    }
    compared(all, root);
    return new ResultFindings(root, all);
  }

  /** What stands beside the three answers: each list with what tells its elements apart. */
  private static void compared(List<ResultFinding> all, JsonNode root) {
    String[] difference = {"column", "value", "other", "finding", "kind", "touchpoint"};
    add(all, root, "pointsOfNoReturn.states", "touchpoints");
    add(all, root, "pointsOfNoReturn.edges", "from", "step");
    add(all, root, "touchpoints.facts", "touchpoint", "channel");
    add(all, root, "touchpoints.phases", "phase");
    add(all, root, "engagement", "touchpoint");
    add(all, root, "vanity", "metric");
    add(all, root, "observability.matrix", "touchpoint");
    add(all, root, "outbound.sent", "touchpoint");
    add(all, root, "outbound.pressure", "atMost", "perMillis");
    add(all, root, "outbound.audiences", "touchpoint");
    add(all, root, "outbound.offers.cells", "alike", "stage", "channel", "otherChannel");
    add(all, root, "groups.differences", difference);
    add(all, root, "channelFit", "column", "touchpoint", "channel");
    add(all, root, "experiment.effects", "arm");
    add(all, root, "experiment.comparison.differences", difference);
    for (String field : List.of("change.rows", "drift.rows", "baseline.rows")) {
      add(all, root, field, "finding", "kind", "touchpoint");
    }
    add(all, root, "targets", "kind", "touchpoint");
    add(all, root, "personas.personas", "value");
  }

  /** A list of names as one; what has none is of all. */
  private static String key(JsonNode node) {
    if (node.isArray()) {
      List<String> names = new ArrayList<>();
      node.forEach(name -> names.add(name.asText()));
      return String.join(" › ", names);
    }
    return node.isNull() ? "(all)" : node.asText();
  }

  /** The elements of a list; the last key is left out of addresses that are clear without it. */
  private static void add(List<ResultFinding> all, JsonNode root, String field, String... keys) {
    List<ResultFinding> found = new ArrayList<>();
    for (JsonNode node : root.at("/" + field.replace('.', '/'))) {
      Map<String, String> selection = new LinkedHashMap<>();
      for (String key : keys) {
        selection.put(key, key(node.path(key)));
      }
      found.add(new ResultFinding(field, selection, node));
    }
    if (!keys[keys.length - 1].equals("design")) {
      all.addAll(found);
      return;
    }
    for (ResultFinding finding : found) {
      Map<String, String> shorter = new LinkedHashMap<>(finding.selection());
      shorter.remove("design");
      boolean clear = found.stream().filter(other -> other.matches(field, shorter)).count() == 1;
      all.add(clear ? new ResultFinding(field, shorter, finding.node()) : finding);
    }
  }

  /** Those that an address means: one, or several when it is not precise, or none. */
  public List<ResultFinding> matching(String field, Map<String, String> selection) {
    return all.stream().filter(finding -> finding.matches(field, selection)).toList();
  }

  /** The addresses most like one that means nothing. */
  public List<String> suggestions(String asked) {
    String wanted = asked.toLowerCase(Locale.ROOT);
    return all.stream()
        .map(ResultFinding::path)
        .sorted(Comparator.comparingInt(path -> distance(wanted, path.toLowerCase(Locale.ROOT))))
        .limit(SUGGESTIONS)
        .toList();
  }

  /** Edits from one text to the other, where leaving out what was not asked for is cheap. */
  private static int distance(String asked, String path) {
    int[] row = new int[path.length() + 1];
    for (int p = 0; p <= path.length(); p++) {
      row[p] = p;
    }
    for (int a = 1; a <= asked.length(); a++) {
      int diagonal = row[0];
      row[0] = 4 * a;
      for (int p = 1; p <= path.length(); p++) {
        int change = diagonal + (asked.charAt(a - 1) == path.charAt(p - 1) ? 0 : 4);
        diagonal = row[p];
        row[p] = Math.min(change, Math.min(row[p] + 4, row[p - 1] + 1));
      }
    }
    return row[path.length()];
  }
}
