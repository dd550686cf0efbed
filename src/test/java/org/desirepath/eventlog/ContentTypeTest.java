package org.desirepath.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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
    assertThat(ContentType.of(List.of(values.split(" ")), null).type()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      textBlock =
          """
          1.234,56 950,00     :   : REAL    : 1234.56 950
          1,234.56 950.00     :   : REAL    : 1234.56 950
          1.234.567 12        :   : INTEGER : 1234567 12
          1.234 12,5          :   : REAL    : 1234 12.5
          -1.234,50 0,25      :   : REAL    : -1234.5 0.25
          1'234.50 7.00       :   : REAL    : 1234.5 7
          1'234 950           :   : INTEGER : 1234 950
          12,5 3,25           :   : REAL    : 12.5 3.25
          1,234 5,678         :   : TEXT    :
          1,234 5,678         : , : REAL    : 1.234 5.678
          1,234 5,678         : . : INTEGER : 1234 5678
          1.234 5.678         :   : REAL    : 1.234 5.678
          1.234 5.678         : , : INTEGER : 1234 5678
          1.234 950           : , : INTEGER : 1234 950
          1.234 1234          : , : TEXT    :
          1.234,5 1234,5      :   : TEXT    :
          1.234 1,234         :   : TEXT    :
          1.234 12,500        :   : TEXT    :
          12.34,5 1           :   : TEXT    :
          1.2345,6 1          :   : TEXT    :
          .234,5 1            :   : TEXT    :
          1,234.567,8 2       :   : TEXT    :
          012.345,6 1         :   : TEXT    :
          12,5 12,50          :   : TEXT    :
          """)
  void thousandsAreReadWhereTheyAreSure(
      String values, @Nullable Character decimal, ColumnType expected, @Nullable String numbers) {
    List<String> labels = List.of(values.split(" "));
    ContentType content = ContentType.of(labels, decimal);

    assertThat(content.type()).isEqualTo(expected);
    if (numbers != null) {
      boolean whole = expected == ColumnType.INTEGER;
      assertThat(labels)
          .map(content::cell)
          .map(cell -> whole ? cell.doubleValue() : Double.longBitsToDouble(cell))
          .isEqualTo(Stream.of(numbers.split(" ")).map(Double::valueOf).toList());
    }
  }

  @Test
  void spacesBetweenThousandsAreOfAnyKind() {
    for (String space : List.of(" ", "\u00a0", "\u202f")) {
      ContentType content = ContentType.of(List.of("12" + space + "345,50", "7,25"), null);

      assertThat(content.type()).isEqualTo(ColumnType.REAL);
      assertThat(Double.longBitsToDouble(content.cell("12" + space + "345,50"))).isEqualTo(12345.5);
      assertThat(ContentType.of(List.of("12" + space + "345", "7"), null).type())
          .isEqualTo(ColumnType.INTEGER);
      assertThat(ContentType.of(List.of("12" + space + "345.50", "7.25"), null).decimal())
          .isEqualTo('.');
      assertThat(ContentType.of(List.of("06" + space + "123", "7"), null).type())
          .isEqualTo(ColumnType.TEXT);
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1.234 950, true
          1.234 950.5, false
          1.234 0.125, false
          1.234 1234, false
          1.5 2.5, false
          1 2, false
          """)
  void threeDecimalsEverywhereAreDoubtful(String values, boolean expected) {
    List<String> labels = List.of(values.split(" "));

    assertThat(ContentType.of(labels, null).doubtful()).isEqualTo(expected);
    assertThat(ContentType.of(labels, '.').doubtful()).isFalse();
  }
}
