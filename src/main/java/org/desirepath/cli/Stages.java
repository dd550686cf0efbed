package org.desirepath.cli;

import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how far a command is, on a terminal only. */
final class Stages implements AutoCloseable, Consumer<String> {
  private final @Nullable ProgressBar bar;

  Stages(Terminal terminal, boolean quiet, String task, int stages) {
    this.bar =
        quiet || !terminal.isTerminal()
            ? null
            : new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(stages)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(terminal.err()))
                .build();
  }

  /** The next stage begins. */
  @Override
  public void accept(String stage) {
    if (bar != null) {
      bar.step();
      bar.setExtraMessage(stage);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
