package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.desirepath.report.language.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three logs with other columns, delimiters and zones, by one file. */
class SourcesCommandTest {
  @TempDir Path folder;

  private Program program;
  private Path sources;

  @BeforeEach
  void threeSources() throws IOException {
    program = new Program(folder);
    program.write(
        "web.csv",
        """
        cookie,page,ts,mail_hash
        c1,Visit,2026-01-05T10:00:00Z,
        c1,Offer,2026-01-05T10:05:00Z,m1
        c2,Visit,2026-01-06T09:00:00Z,
        c3,Visit,2026-01-07T09:00:00Z,m2
        """);
    program.write("web.mapping.yaml", "columns: {case: cookie, activity: page, time: ts}\n");
    program.write(
        "calls.csv",
        """
        call_id;reason;moment;mail_hash;agent
        k1;Call;2026-01-06 12:00:00;m1;ann
        k2;Call;2026-01-07 12:00:00;;bob
        k3;Call;2026-01-08 12:00:00;m2;bob
        """);
    program.write(
        "calls.mapping.yaml",
        """
        columns: {case: call_id, activity: reason, time: moment, resource: agent}
        csv: {zone: Europe/Amsterdam}
        """);
    program.write(
        "shop.csv",
        """
        customer_no,step,at,kanaal
        17,Done,2026-01-08T08:00:00Z,store
        18,Done,2026-01-09T08:00:00Z,store
        """);
    program.write(
        "shop.mapping.yaml",
        "columns: {case: customer_no, activity: step, time: at, channel: kanaal}\n");
    program.write(
        "customers.csv",
        """
        source,id,customer,from,to,household
        web,c1,17,,,h1
        calls,k2,18,2026-01-01,,h1
        """);
    sources = sources("{name: mail, key: mail_hash, within: 90d, max-ids: 5}");
  }

  private Path sources(String rule) throws IOException {
    return program.write(
        "all.sources.yaml",
        """
        sources:
          web: {log: web.csv, mapping: web.mapping.yaml, channel: website}
          calls: {log: [calls.csv], mapping: calls.mapping.yaml, channel: phone}
          shop: {log: shop.csv, mapping: shop.mapping.yaml, ids: customer}
        identity:
          table: customers.csv
          rules:
            - %s
        """
            .formatted(rule));
  }

  private List<String> converted(String... more) throws IOException {
    Path out = folder.resolve("out.csv");
    List<Object> args = new ArrayList<>(List.of("convert", sources, out, "--quiet"));
    args.addAll(List.of(more));
    Program.Ended ended = program.run(args.toArray());
    assertThat(ended.code()).as(ended.err()).isZero();
    return Files.readAllLines(out).stream()
        .skip(1)
        .map(line -> String.join(",", List.of(line.split(",", -1)).subList(0, 3)))
        .toList();
  }

  @Test
  void threeLogsBecomeOneByCustomer() throws IOException {
    assertThat(converted())
        .containsExactly(
            "17,Visit,2026-01-05T10:00:00Z",
            "17,Offer,2026-01-05T10:05:00Z",
            "17,Call,2026-01-06T11:00:00Z",
            "17,Done,2026-01-08T08:00:00Z",
            "web:c2,Visit,2026-01-06T09:00:00Z",
            "web:c3,Visit,2026-01-07T09:00:00Z",
            "web:c3,Call,2026-01-08T11:00:00Z",
            "18,Call,2026-01-07T11:00:00Z",
            "18,Done,2026-01-09T08:00:00Z");
  }

  @Test
  void sameEventsAreJourneysOfHouseholdsOrSessions() throws IOException {
    assertThat(converted("--case-notion", "household"))
        .filteredOn(line -> line.startsWith("h1,"))
        .hasSize(6);
    assertThat(converted("--case-notion", "session"))
        .filteredOn(line -> line.startsWith("17/"))
        .extracting(line -> line.substring(0, 9))
        .containsExactly("17/1,Visi", "17/1,Offe", "17/2,Call", "17/3,Done");
    assertThat(converted("--case-notion", "session", "--session-gap", "website=2m"))
        .filteredOn(line -> line.startsWith("17/"))
        .hasSize(4)
        .anyMatch(line -> line.startsWith("17/2,Offer"));
  }

  @Test
  void everyCommandTakesASourcesFile() throws IOException {
    Path model = program.write("small.journey.yaml", Program.MODEL);
    Program.Ended inspected = program.run("inspect", sources, "--quiet", "--json", "-");
    assertThat(inspected.json().at("/log/journeys").asInt()).isEqualTo(4);
    Program.Ended conformed =
        program.run("conform", sources, "--model", model, "--quiet", "--json", "-");
    assertThat(conformed.json().at("/log/events").asInt()).isEqualTo(9);
    assertThat(conformed.json().at("/identity/ids/identified").asInt()).isEqualTo(7);
    assertThat(conformed.json().at("/desirepath/inputs")).hasSize(6);
    Program.Ended discovered =
        program.run(
            "discover", sources, "--algorithm", "dfg", "-o", folder.resolve("m.json"), "--quiet");
    assertThat(discovered.code()).as(discovered.err()).isZero();
  }

  @Test
  void comparisonHoldsTheAuditAndKeepsTheSchema() throws IOException {
    Path model = program.write("small.journey.yaml", Program.MODEL);
    Path out = folder.resolve("report");
    Program.Ended ended =
        program.run(
            "compare",
            sources,
            "--model",
            model,
            "-o",
            out,
            "--formats",
            "json,csv",
            "--quiet",
            "--json",
            "-");
    assertThat(ended.code()).as(ended.err()).isZero();

    assertThat(ResultSchemaTest.complaints(ended.json())).isEmpty();
    assertThat(ended.json().at("/identity/ids/n").asInt()).isEqualTo(8);
    assertThat(ended.json().at("/identity/ids/identified").asInt()).isEqualTo(7);
    assertThat(ended.json().at("/identity/stitches")).hasSize(8);
    assertThat(Files.readAllLines(out.resolve("tables/stitches.csv")))
        .hasSize(9)
        .contains(
            "web,web:c1,17,stitched,table,row 2,,2026-01-05T10:00:00Z,2026-01-05T10:00:00Z,"
                + "2026-01-05T10:05:00Z,2",
            "calls,calls:k1,17,stitched,mail,mail_hash,web:c1,2026-01-06T11:00:00Z,"
                + "2026-01-06T11:00:00Z,2026-01-06T11:00:00Z,1",
            "web,web:c2,web:c2,unidentified,,,,2026-01-06T09:00:00Z,2026-01-06T09:00:00Z,"
                + "2026-01-06T09:00:00Z,1");
    assertThat(Files.readString(out.resolve("tables/identification.csv")))
        .contains("channel,website,3,2,0.66", "touchpoint,Call,3,3,1,");
    assertThat(Files.readString(out.resolve("tables/stitches.csv"))).doesNotContain("m1");
  }

  private String page(Path log) throws IOException {
    Path model = program.write("small.journey.yaml", Program.MODEL);
    Path out = folder.resolve("page");
    Program.Ended ended =
        program.run("compare", log, "--model", model, "-o", out, "--formats", "html", "--quiet");
    assertThat(ended.code()).as(ended.err()).isZero();
    Set<String> missing = new TreeSet<>();
    String page = Files.readString(out.resolve("index.html"));
    String section = page.substring(page.indexOf("<section id=\"identity\""));
    section = section.substring(0, section.indexOf("</section>") + 10);
    Language.DUTCH.translateMarkup(section, missing::add);
    assertThat(missing).as("add these to nl.txt").isEmpty();
    return ReportPage.plain(section);
  }

  @Test
  void thePageSaysWhoseJourneysTheseAreAndWhatWasNotFollowed() throws IOException {
    assertThat(page(sources))
        .contains("7 of 8 identifiers are of a known person (87.5 % [52.9, 97.8])")
        .doesNotContain("Not followed");

    program.write("customers.csv", "source,id,customer\nweb,c1,17\ncalls,k1,18\n");
    assertThat(page(sources))
        .contains("Not followed", "1 × a key that leads to more than one customer");
  }

  @Test
  void thePageSaysWhichSourcesSeeTheSameJourneys() throws IOException {
    String page = page(sources);

    assertThat(page).contains("Which sources see the same journeys", "no other source");
    JsonNode result = Program.json(folder.resolve("page/result.json"));
    for (JsonNode one : result.at("/identity/coverage")) {
      int n = one.get("n").asInt();
      int both = one.get("both").asInt();
      assertThat(one.get("share").asDouble()).isCloseTo(both / (double) n, within(1e-9));
      for (JsonNode back : result.at("/identity/coverage")) {
        if (back.get("source").equals(one.get("other"))
            && back.get("other").equals(one.get("source"))) {
          assertThat(back.get("both").asInt()).isEqualTo(both);
        }
      }
    }
    assertThat(result.at("/identity/coverage").toString())
        .contains("\"source\":\"web\",\"other\":\"calls\",\"n\":3,\"both\":2");
  }

  @Test
  void aSourceWithoutConsentIsLeftOutBeforeItIsStitched() throws IOException {
    String mapping = Files.readString(folder.resolve("calls.mapping.yaml"));
    program.write("calls.mapping.yaml", mapping + "consent: agent=ann\n");

    assertThat(converted())
        .filteredOn(line -> line.contains(",Call,"))
        .containsExactly("17,Call,2026-01-06T11:00:00Z");
    assertThat(program.run("inspect", sources).out()).contains("withoutConsent");

    program.write("calls.mapping.yaml", mapping + "consent: none_such=yes\n");
    assertThat(program.run("inspect", sources).err())
        .contains("no column \"none_such\" of consent");
  }

  @Test
  void thePageSaysWhichClockIsAheadAndWhatStandsTwice() throws IOException {
    StringBuilder web = new StringBuilder("no,step,at\n");
    StringBuilder shop = new StringBuilder("no,step,at\n");
    for (int i = 10; i < 30; i++) {
      web.append("%d,Visit,2026-01-%dT10:00:00Z%n".formatted(i, i));
      shop.append("%d,Visit,2026-01-%dT10:03:%dZ%n".formatted(i, i, i));
      web.append("%d,Done,2026-01-%dT12:00:00Z%n".formatted(i, i));
    }
    shop.append("10,Done,2026-01-10T12:00:00Z\n11,Done,2026-01-11T12:00:00Z\n");
    program.write("a.csv", web.toString().replace(System.lineSeparator(), "\n"));
    program.write("b.csv", shop.toString().replace(System.lineSeparator(), "\n"));
    program.write("ab.mapping.yaml", "columns: {case: no, activity: step, time: at}\n");
    Path both =
        program.write(
            "both.sources.yaml",
            """
            sources:
              web: {log: a.csv, mapping: ab.mapping.yaml, ids: customer}
              shop: {log: b.csv, mapping: ab.mapping.yaml, ids: customer}
            """);

    assertThat(page(both))
        .contains(
            "2 events stand in two sources", "min behind", "(median of 22 pairs of events, 95 %")
        .contains("Times were left as they are.");
  }

  @Test
  void inspectionSaysHowManyIdentifiersAreOfAKnownPersonAndWhy() {
    assertThat(program.run("inspect", sources, "--quiet", "--json", "-").out())
        .contains("\"identity\"");
    assertThat(program.run("inspect", sources).out())
        .contains("all  7 of 8, 87.5 % [52.9, 97.8]; 7", "web:c1  stitched: 17 by table (row 2)");
  }

  @Test
  void pseudonymsStitchAsTheIdentifiersDoAndNoneOfThoseIsSeen() throws IOException {
    Path key = program.write("key", "0123456789abcdef0123456789abcdef");
    List<String> plain = shapes(converted());
    String[] hidden = {"case", "customer_no", "customer", "mail_hash"};
    List<String> args = new ArrayList<>(List.of("--key", key.toString()));
    for (String column : hidden) {
      args.addAll(List.of("--pseudonymize", column));
    }

    List<String> pseudonymised = converted(args.toArray(String[]::new));

    assertThat(shapes(pseudonymised)).isEqualTo(plain);
    assertThat(Files.readString(folder.resolve("out.csv")))
        .doesNotContainPattern("\\b(c1|c2|c3|k1|k2|k3|m1|m2)\\b")
        .doesNotContainPattern("(^|[,:\\n])(17|18)[,\\n]");
  }

  /** Events with their journey as its place among the journeys. */
  private static List<String> shapes(List<String> lines) {
    List<String> ids = new ArrayList<>();
    List<String> shapes = new ArrayList<>();
    for (String line : lines) {
      String[] cells = line.split(",", -1);
      if (!ids.contains(cells[0])) {
        ids.add(cells[0]);
      }
      shapes.add(ids.indexOf(cells[0]) + "," + cells[1] + "," + cells[2]);
    }
    return shapes;
  }

  @Test
  void customersHiddenInOneSourceOnlyAreRefused() throws IOException {
    Path key = program.write("key", "0123456789abcdef0123456789abcdef");
    Program.Ended ended =
        program.run("inspect", sources, "--key", key, "--pseudonymize", "customer_no", "--quiet");
    assertThat(ended.code()).isNotZero();
    assertThat(ended.err()).contains("pseudonymise all of them or none");
    Program.Ended nowhere =
        program.run("inspect", sources, "--key", key, "--pseudonymize", "bsn", "--quiet");
    assertThat(nowhere.err()).contains("no column \"bsn\" to be hidden");
  }

  @Test
  void slipsOfThePenAreErrorsThatSayWhere() throws IOException {
    sources = sources("{name: mail, key: mail_hsh}");
    assertThat(program.run("inspect", sources).err())
        .contains("no source has a column \"mail_hsh\"", "mail_hash");
    sources = sources("{name: mail, kye: mail_hash}");
    assertThat(program.run("inspect", sources).err()).contains("all.sources.yaml:8", "kye");
    sources = sources("{key: mail_hash}");
    program.write("customers.csv", "source,id,customer,from\nwbe,c1,17,\n");
    assertThat(program.run("inspect", sources).err())
        .contains("customers.csv:2", "no source \"wbe\"", "web");
    program.write("customers.csv", "source,id,customer,from\nweb,c1,17,soon\n");
    assertThat(program.run("inspect", sources).err()).contains("customers.csv:2", "soon");
    assertThat(program.run("inspect", sources, folder.resolve("web.csv")).err())
        .contains("goes alone");
    assertThat(program.run("inspect", folder.resolve("web.csv"), "--session-gap", "5m").err())
        .contains("only with --case-notion session");
  }
}
