package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GeneralAssociationTest {

  @Test
  void twoGroupsGiveTheSquareOfCochranMantelHaenszel() {
    long[][] having = {{30, 20}, {12, 25}};
    long[][] n = {{60, 70}, {40, 55}};
    double z =
        new StratifiedTables.Builder().add(30, 30, 20, 50).add(12, 28, 25, 30).build().test().z();

    GeneralAssociation test = GeneralAssociation.of(having, n);

    assertThat(test.degrees()).isEqualTo(1);
    assertThat(test.statistic()).isCloseTo(z * z, within(1e-9));
  }

  @Test
  void whatDiffersBetweenStrataOnlyIsNoAssociation() {
    GeneralAssociation test =
        GeneralAssociation.of(
            new long[][] {{10, 10, 10}, {40, 40, 40}}, new long[][] {{50, 50, 50}, {50, 50, 50}});

    assertThat(test.statistic()).isCloseTo(0, within(1e-9));
    assertThat(test.p()).isCloseTo(1, within(1e-9));
  }

  @Test
  void withoutVariationThereIsNothingToTest() {
    assertThat(GeneralAssociation.of(new long[][] {{0, 0}}, new long[][] {{5, 5}}).p()).isNaN();
  }
}
