package org.desirepath.io.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.desirepath.eventlog.identity.StitchRule;
import org.desirepath.io.FormatException;
import org.desirepath.io.LogOptions;
import org.desirepath.io.YamlNode;
import org.jspecify.annotations.Nullable;

/**
 * A file {@code *.sources.yaml} in the place of a log: the logs of several systems, and how their
 * identifiers become customers.
 *
 * <pre>
 * sources:
 *   web: {log: web.csv, mapping: web.mapping.yaml, channel: website}
 *   shop: {log: [shop-1.csv, shop-2.csv], ids: customer}
 * identity:
 *   table: customers.csv             # columns source, id, customer, if wanted from, to, household...
 *   customer: [customer_no]          # columns with the customer's identifier itself
 *   rules:                           # strongest first
 *     - {name: mail, key: mail_hash, within: 90d, max-ids: 5}
 * </pre>
 *
 * @param sources in the order of the file
 * @param table or null
 * @param customerKeys columns with the customer's identifier
 */
public record SourcesFile(
    List<Source> sources, @Nullable Path table, List<String> customerKeys, List<StitchRule> rules) {
  /** What the names of such files end in. */
  public static final String ENDING = ".sources.yaml";

  /** Above it, no key is a shared one. */
  private static final int MOST_IDS = 1_000_000;

  public SourcesFile {
    sources = List.copyOf(sources);
    customerKeys = List.copyOf(customerKeys);
    rules = List.copyOf(rules);
  }

  /**
   * The logs of one system.
   *
   * @param mapping or null = what the command line says, or what is detected
   * @param customerIds true if its journeys' identifiers are those of customers
   */
  public record Source(
      String name, List<Path> logs, @Nullable Path mapping, String channel, boolean customerIds) {
    public Source {
      logs = List.copyOf(logs);
    }

    /** How to read its logs: what its mapping file says, over what holds for all. */
    public LogOptions options(LogOptions forAll) throws IOException {
      return mapping == null ? forAll : LogOptions.readMapping(mapping).over(forAll);
    }
  }

  /** True if a file's name says that it is one. */
  public static boolean isOne(Path path) {
    return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  /**
   * Reads a file; the names in it are beside it.
   *
   * @throws FormatException with the line, if it is not such a file
   */
  public static SourcesFile read(Path path) throws IOException {
    String file = String.valueOf(path.getFileName());
    try (InputStream input = Files.newInputStream(path)) {
      YamlNode.Mapping root = YamlNode.read(input, file).mapping("the sources file");
      root.allowOnly(List.of("sources", "identity"), "the sources file");
      YamlNode.Mapping named = root.require("sources", "the sources file").mapping("sources");
      List<Source> sources = new ArrayList<>();
      for (Map.Entry<String, YamlNode.Field> source : named.fields().entrySet()) {
        sources.add(source(source.getKey(), source.getValue().value(), path));
      }
      if (sources.isEmpty()) {
        throw named.fault("sources is empty, expected at least one source");
      }
      YamlNode identity = root.get("identity").orElse(null);
      return identity == null
          ? new SourcesFile(sources, null, List.of(), List.of())
          : identity(identity.mapping("identity"), sources, path);
    } catch (NoSuchFileException e) {
      throw new FormatException(file, 0, "no such file", e);
    }
  }

  private static Source source(String name, YamlNode node, Path file) throws FormatException {
    if (name.isBlank() || name.indexOf(':') >= 0) {
      throw node.fault("the source \"" + name + "\": expected a name without \":\"");
    }
    String owner = "the source " + name;
    YamlNode.Mapping fields = node.mapping(owner);
    fields.allowOnly(List.of("log", "mapping", "channel", "ids"), owner);
    YamlNode log = fields.require("log", owner);
    List<Path> logs = new ArrayList<>();
    for (String text : oneOrMore(log, "log")) {
      Path path = file.resolveSibling(text);
      if (isOne(path)) {
        throw log.fault("log is \"" + text + "\", a sources file; expected a log");
      }
      logs.add(path);
    }
    YamlNode mapping = fields.get("mapping").orElse(null);
    YamlNode channel = fields.get("channel").orElse(null);
    YamlNode ids = fields.get("ids").orElse(null);
    return new Source(
        name,
        logs,
        mapping == null ? null : file.resolveSibling(mapping.text("mapping")),
        channel == null ? name : channel.text("channel"),
        ids != null && ids.choice("ids", Map.of("own", false, "customer", true)));
  }

  private static List<String> oneOrMore(YamlNode node, String what) throws FormatException {
    return node instanceof YamlNode.Items ? node.texts(what) : List.of(node.text(what));
  }

  private static SourcesFile identity(YamlNode.Mapping fields, List<Source> sources, Path file)
      throws FormatException {
    fields.allowOnly(List.of("table", "customer", "rules"), "identity");
    YamlNode table = fields.get("table").orElse(null);
    YamlNode customer = fields.get("customer").orElse(null);
    YamlNode rules = fields.get("rules").orElse(null);
    List<StitchRule> all = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (YamlNode node : rules == null ? List.<YamlNode>of() : rules.items("rules")) {
      StitchRule rule = rule(node.mapping("a rule"));
      if (!names.add(rule.name())) {
        throw node.fault("two rules are named \"" + rule.name() + "\"; give them other names");
      }
      all.add(rule);
    }
    return new SourcesFile(
        sources,
        table == null ? null : file.resolveSibling(table.text("table")),
        customer == null ? List.of() : oneOrMore(customer, "customer"),
        all);
  }

  private static StitchRule rule(YamlNode.Mapping fields) throws FormatException {
    fields.allowOnly(List.of("name", "key", "within", "max-ids"), "a rule");
    String key = fields.require("key", "a rule").text("key");
    YamlNode name = fields.get("name").orElse(null);
    YamlNode within = fields.get("within").orElse(null);
    YamlNode most = fields.get("max-ids").orElse(null);
    return new StitchRule(
        name == null ? key : name.text("name"),
        key,
        within == null ? Long.MAX_VALUE : within.durationMillis("within"),
        most == null ? StitchRule.DEFAULT_MAX_IDS : most.integer("max-ids", 2, MOST_IDS));
  }

  /** Names of the sources. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    sources.forEach(s -> names.add(s.name()));
    return names;
  }
}
