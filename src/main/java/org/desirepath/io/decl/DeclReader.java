package org.desirepath.io.decl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.desirepath.io.FormatException;
import org.desirepath.model.rules.JourneyRule;
import org.desirepath.model.rules.RuleSet;

/**
 * Reads a DECLARE model as RuM, Declare4Py and MINERful write them in {@code .decl} files (A. Alman
 * and others, "RuM: declarative process mining, distilled", 2021, doi:10.1007/978-3-030-85469-0_3):
 * {@code activity}, {@code bind}, the domain of each attribute, and rules such as {@code
 * Response[A, B] |A.x > 1 |T.y is z |0,5,d}.
 *
 * <p>Lines that begin with {@code #} are comments. Activities need not be declared; which rules
 * name others is in the notes. Domains are kept as written. The positional constraints of log
 * generators ({@code pos(...)}) say nothing that can be checked on their own and are refused, as is
 * every line that can't be understood. UTF-8, at most 16 MB; O(size of the file). Stateless.
 */
public final class DeclReader {
  private static final int LARGEST = 16 << 20;
  private static final Pattern POSITIONAL = Pattern.compile("!?[a-z_]+\\(.*");
  private static final Pattern RULE =
      Pattern.compile("([A-Za-z][A-Za-z -]*?)\\s*([0-9]*)\\s*\\[(.*)");

  private DeclReader() {}

  /**
   * Reads a model.
   *
   * @param input the bytes; not closed
   * @param file the name for messages
   * @throws FormatException at the first line that is not understood
   */
  public static RuleSet read(InputStream input, String file) throws IOException {
    byte[] bytes = input.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new FormatException(file, 0, "larger than " + LARGEST + " bytes; split the model");
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return new Run(file).read(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  private static final class Run {
    private final String file;
    private final Set<String> activities = new LinkedHashSet<>();
    private final Map<String, List<String>> bindings = new LinkedHashMap<>();
    private final Map<String, String> domains = new LinkedHashMap<>();
    private final Map<Integer, Matcher> ruleLines = new LinkedHashMap<>();

    Run(String file) {
      this.file = file;
    }

    RuleSet read(String text) throws FormatException {
      String[] lines = text.split("\\R", -1);
      for (int i = 0; i < lines.length; i++) {
        String line = lines[i].strip();
        if (!line.isEmpty() && !line.startsWith("#")) {
          read(line, i + 1);
        }
      }
      List<JourneyRule> rules = new ArrayList<>();
      for (Map.Entry<Integer, Matcher> entry : ruleLines.entrySet()) {
        rules.add(new RuleLine(file, entry.getKey(), activities).rule(entry.getValue()));
      }
      if (rules.isEmpty() && activities.isEmpty()) {
        throw new FormatException(
            file,
            0,
            "no activity and no rule, expected a DECLARE model such as Response[A, B] | | |");
      }
      return new RuleSet(name(), List.copyOf(activities), bindings, domains, rules, notes(rules));
    }

    private void read(String line, int number) throws FormatException {
      if (line.startsWith("activity ") || line.startsWith("activity\t")) {
        activities.add(name(line.substring("activity".length()), number));
        return;
      }
      if (line.startsWith("bind ")) {
        bind(line.substring("bind".length()), number);
        return;
      }
      Matcher rule = RULE.matcher(line);
      if (rule.matches()) {
        ruleLines.put(number, rule);
      } else if (POSITIONAL.matcher(line).matches()) {
        throw new FormatException(
            file,
            number,
            "found a positional constraint of a log generator, \""
                + shortened(line)
                + "\", expected a rule such as Response[A, B] | | |; leave it out");
      } else {
        domain(line, number);
      }
    }

    private String name(String text, int number) throws FormatException {
      String name = text.strip();
      if (name.isEmpty()) {
        throw new FormatException(file, number, "found no name, expected one");
      }
      return name;
    }

    private void bind(String text, int number) throws FormatException {
      int colon = text.indexOf(": ");
      if (colon < 0) {
        throw new FormatException(
            file, number, "\"bind\" without \": \", expected bind ACTIVITY: ATTRIBUTE, ATTRIBUTE");
      }
      for (String activity : text.substring(0, colon).split(",", -1)) {
        String named = name(activity, number);
        activities.add(named);
        List<String> bound = bindings.computeIfAbsent(named, a -> new ArrayList<>());
        for (String attribute : text.substring(colon + 1).split(",", -1)) {
          String one = name(attribute, number);
          if (!bound.contains(one)) {
            bound.add(one);
          }
        }
      }
    }

    private void domain(String line, int number) throws FormatException {
      int colon = line.indexOf(": ");
      colon = colon < 0 ? line.indexOf(':') : colon;
      if (colon <= 0 || line.startsWith("<")) {
        throw new FormatException(
            file,
            number,
            "found \""
                + shortened(line)
                + "\", expected \"activity\", \"bind\", the domain of an attribute, or a rule such as"
                + " Response[A, B] | | |");
      }
      String domain = line.substring(colon + 1).strip();
      if (domain.isEmpty()) {
        throw new FormatException(
            file,
            number,
            "an attribute without a domain, expected values, or integer between 1 and 5");
      }
      for (String attribute : line.substring(0, colon).split(",", -1)) {
        domains.put(name(attribute, number), domain);
      }
    }

    private String name() {
      return file.endsWith(".decl") ? file.substring(0, file.length() - 5) : file;
    }

    private List<String> notes(List<JourneyRule> rules) {
      SortedSet<String> undeclared = new TreeSet<>();
      for (JourneyRule rule : rules) {
        undeclared.add(rule.first());
        String second = rule.second();
        if (second != null) {
          undeclared.add(second);
        }
      }
      undeclared.removeAll(activities);
      return undeclared.isEmpty()
          ? List.of()
          : List.of(
              "Rules name activities that are not declared: " + String.join(", ", undeclared));
    }

    private static String shortened(String line) {
      return line.length() <= 60 ? line : line.substring(0, 60) + "...";
    }
  }
}
