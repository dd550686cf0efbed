package org.desirepath.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MappingFileTest {
  @TempDir private Path folder;

  private LogOptions read(String yaml) throws IOException {
    return LogOptions.readMapping(Files.writeString(folder.resolve("x.mapping.yaml"), yaml));
  }

  @Test
  void allSectionsAreRead() throws IOException {
    LogOptions options =
        read(
            """
            columns: {case: klant, activity: stap, start-time: begin, 'value': bedrag}
            csv:
              delimiter: tab
              charset: windows-1252
              decimalSign: ','
              timeFormat: dd/MM/yyyy HH:mm
              zone: Europe/Amsterdam
            labels:
              quote_compare: Compare quotes
              No: Declined
            """);
    assertThat(options.column(LogColumn.CASE)).isEqualTo("klant");
    assertThat(options.column(LogColumn.START_TIME)).isEqualTo("begin");
    assertThat(options.column(LogColumn.TIME)).isNull();
    assertThat(options.delimiter()).isEqualTo('\t');
    assertThat(options.decimalSign()).isEqualTo(',');
    assertThat(options.charset()).isEqualTo(java.nio.charset.Charset.forName("windows-1252"));
    assertThat(options.timeFormat()).isEqualTo("dd/MM/yyyy HH:mm");
    assertThat(options.zone()).isEqualTo(ZoneId.of("Europe/Amsterdam"));
    assertThat(options.labels()).containsEntry("No", "Declined").hasSize(2);
  }

  @Test
  void optionsGoBeforeTheMappingFile() throws IOException {
    LogOptions mapping = read("columns: {case: a, activity: b}\ncsv: {delimiter: ';'}\n");
    LogOptions both =
        LogOptions.detected()
            .withColumn(LogColumn.CASE, "c")
            .withCharset(StandardCharsets.UTF_8)
            .over(mapping);
    assertThat(both.column(LogColumn.CASE)).isEqualTo("c");
    assertThat(both.column(LogColumn.ACTIVITY)).isEqualTo("b");
    assertThat(both.delimiter()).isEqualTo(';');
    assertThat(both.charset()).isEqualTo(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          'colums: {case: a}' ! :1: unknown key "colums" ! did you mean "columns"?
          'columns: {casse: a}' ! :1: unknown key "casse" ! did you mean "case"?
          'csv: {delimiter: ";;"}' ! :1: delimiter is ";;" ! one character
          'csv: {decimalSign: ";"}' ! :1: decimalSign is ";" ! expected . or ,
          'csv: {zone: Amsterdam}' ! :1: zone is "Amsterdam" ! Europe/Amsterdam
          'csv: {charset: utf-nine}' ! :1: charset is "utf-nine" ! utf-nine
          'csv: {timeFormat: epoch-hours}' ! :1: timeFormat is "epoch-hours" ! epoch-ms
          'labels: [a]' ! :1: labels is a list ! keys with values
          'columns: {case: [a]}' ! :1: case is a list ! a text
          """)
  void faultsAreLocatedAndExplained(String yaml, String place, String advice) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("x.mapping.yaml" + place)
        .hasMessageContaining(advice);
  }

  @Test
  void missingFileIsNamed() {
    assertThatThrownBy(() -> LogOptions.readMapping(folder.resolve("none.mapping.yaml")))
        .isInstanceOf(FormatException.class)
        .hasMessage("none.mapping.yaml: no such mapping file");
  }
}
