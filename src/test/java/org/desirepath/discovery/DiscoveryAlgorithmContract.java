package org.desirepath.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.desirepath.ExampleLogs;
import org.desirepath.model.ProcessModel;
import org.junit.jupiter.api.Test;

/** What every discovery algorithm must do. */
public interface DiscoveryAlgorithmContract<M extends ProcessModel> {

  DiscoveryAlgorithm<M> algorithm();

  @Test
  default void everyActivityOfTheLogIsInTheModelWhenNothingIsFiltered() {
    assertThat(algorithm().discover(ExampleLogs.of("a b c", "a c b", "d")).labels())
        .containsExactly("a", "b", "c", "d");
  }

  @Test
  default void orderOfTracesDoesNotMatter() {
    assertThat(algorithm().discover(ExampleLogs.of("a b", "b c c", "a")))
        .isEqualTo(algorithm().discover(ExampleLogs.of("a", "b c c", "a b")));
  }

  @Test
  default void emptyLogGivesAModelWithoutActivities() {
    assertThat(algorithm().discover(ExampleLogs.of()).labels()).isEmpty();
  }
}
