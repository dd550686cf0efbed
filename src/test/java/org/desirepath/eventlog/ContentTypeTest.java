package org.desirepath.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContentTypeTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1 20 -3, INTEGER
          0, INTEGER
          0012 13, TEXT
          1 NA, TEXT
          null, TEXT
          -0, TEXT
          +1, TEXT
          1234567890123456789, TEXT
          1.5 20.25, REAL
          35.0 11.5 22.75, REAL
          35.00 10.50, REAL
          1.1 1.10, TEXT
          1 1.5, REAL
          1 1.0, TEXT
          1. 2, TEXT
          .5, TEXT
          1e3, TEXT
          1.2.3, TEXT
          true false, BOOLEAN
          True false, TEXT
          2025-03-31T10:00:00Z 2025-03-31T10:00:00.5+02:00, TIME
          2025-03-31T10:00:00.0001Z, TEXT
          2025-03-31T10:00:00, TEXT
          2025-03-31, TEXT
          2025-03-31T10:00:00Z later, TEXT
          """)
  void typeIsTheNarrowestThatKeepsTheValues(String values, ColumnType expected) {
    assertThat(ContentType.of(List.of(values.split(" ")))).isEqualTo(expected);
  }
}
