package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journeys are looked at only where their customers agreed. */
final class ConsentTest {
  private static final String LOG =
      """
      case,activity,time,opt_in
      one,Visit,2026-01-01T10:00:00Z,yes
      one,Done,2026-01-02T10:00:00Z,yes
      two,Visit,2026-01-01T11:00:00Z,no
      two,Done,2026-01-02T11:00:00Z,no
      three,Visit,2026-01-01T12:00:00Z,
      three,Done,2026-01-02T12:00:00Z,
      four,Visit,2026-01-01T13:00:00Z,ja
      four,Done,2026-01-03T13:00:00Z,no
      """;

  @TempDir Path folder;

  private Program.Ended inspect(String... options) throws IOException {
    Program program = new Program(folder);
    List<Object> args = new ArrayList<>(List.of("inspect", program.write("log.csv", LOG)));
    args.addAll(List.of(options));
    return program.run(args.toArray());
  }

  @Test
  void whatHasNoConsentIsLeftOutAndCounted() throws IOException {
    Program.Ended ended = inspect("--consent", "opt_in=yes,ja", "--quiet", "--json", "-");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.json().at("/log/journeys").asInt()).isEqualTo(2);
    assertThat(ended.json().at("/log/events").asInt()).isEqualTo(3);
    assertThat(ended.json().at("/log/quality").toString())
        .contains(
            "\"code\":\"withoutConsent\",\"severity\":\"info\",\"count\":5", "3 of 4 journeys");
    assertThat(ended.out()).doesNotContain("\"two\"").doesNotContain("\"three\"");
  }

  @Test
  void theMappingFileSaysItToo() throws IOException {
    Files.writeString(folder.resolve("log.mapping.yaml"), "consent: opt_in=yes,ja\n");

    Program.Ended ended =
        inspect(
            "--mapping", folder.resolve("log.mapping.yaml").toString(), "--quiet", "--json", "-");

    assertThat(ended.json().at("/log/journeys").asInt()).isEqualTo(2);
  }

  @Test
  void whatCannotBeHonouredIsRefused() throws IOException {
    assertThat(inspect("--consent", "opt_in=maybe").err()).contains("nobody agreed");
    assertThat(inspect("--consent", "optin=yes").err()).contains("no column \"optin\" of consent");
    assertThat(inspect("--consent", "opt_in").err()).contains("expected COLUMN=VALUE");
    assertThat(inspect("--consent", "opt_in=yes", "--suppress", "opt_in").err())
        .contains("is to be hidden; keep it");
  }
}
