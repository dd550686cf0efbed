package org.desirepath.eventlog.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PseudonymsTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** By {@code printf %s customer-7 | openssl dgst -sha256 -hmac KEY}. */
  @Test
  void theyAreWhatOpensslMakesOfTheSameKey() {
    Pseudonyms pseudonyms = Pseudonyms.of(bytes("0123456789abcdef0123456789abcdef\n"));

    assertThat(pseudonyms.of("customer-7")).isEqualTo("p6dc47371a1e1dc7dad4a66e6bf3b16a5");
  }

  @Test
  void anotherKeyGivesOthersAndEmptyTextStaysEmpty() {
    Pseudonyms one = Pseudonyms.of(bytes("0123456789abcdef0123456789abcdef"));
    Pseudonyms other = Pseudonyms.of(bytes("0123456789abcdef0123456789abcdeg"));

    assertThat(one.of("a")).isEqualTo(one.of("a")).isNotEqualTo(other.of("a"));
    assertThat(one.of("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret", "0123456789abcdef0123456789abcde", "\n\n\n"})
  void aShortKeyIsRefused(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pseudonyms.of(bytes(key)))
        .withMessageContaining("expected 32 or more");
  }

  @Test
  void aKeyOfFewDifferentBytesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pseudonyms.of(bytes("ab".repeat(40))))
        .withMessageContaining("only 2 different bytes");
  }

  @ParameterizedTest
  @CsvSource({
    "HOUR, 2025-03-05T13:47:12.5Z, 2025-03-05T13:00:00Z",
    "DAY, 2025-03-05T23:30:00Z, 2025-03-05T23:00:00Z",
    "DAY, 2025-03-05T22:59:00Z, 2025-03-04T23:00:00Z",
    "WEEK, 2025-03-05T12:00:00Z, 2025-03-02T23:00:00Z",
    "WEEK, 2025-03-30T12:00:00Z, 2025-03-23T23:00:00Z"
  })
  void timesAreCutInTheirZone(TimeStep step, Instant time, Instant start) {
    assertThat(step.floor(time.toEpochMilli(), ZoneId.of("Europe/Amsterdam")))
        .isEqualTo(start.toEpochMilli());
  }
}
