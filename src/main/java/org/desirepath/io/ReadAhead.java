package org.desirepath.io;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * What a second thread makes ahead of the one that takes it, in the order it was made, so that the
 * result does not depend on the threads. A fault of the source is thrown where what failed would
 * have been taken, after all that came before it. For one taking thread.
 *
 * @param <T> a block of work, large enough that handing it over costs nothing beside making it
 */
public final class ReadAhead<T> implements Closeable {

  /** Makes one thing after the other. */
  public interface Source<T> {
    /** The next one, or null at the end. */
    @Nullable T next() throws IOException;
  }

  /** What was made, its end (neither is there), or the fault instead of it. */
  private static final class Made<T> {
    private final @Nullable T value;
    private final @Nullable Throwable fault;

    Made(@Nullable T value, @Nullable Throwable fault) {
      this.value = value;
      this.fault = fault;
    }
  }

  private final BlockingQueue<Made<T>> made;
  private final Thread thread;
  private boolean ended;

  /**
   * Begins to make; the source is not to be used otherwise before this is closed.
   *
   * @param most held ready at a time, at least 1
   */
  public ReadAhead(String name, int most, Source<T> source) {
    made = new ArrayBlockingQueue<>(most);
    thread = new Thread(() -> fill(source), name);
    thread.setDaemon(true);
    thread.start();
  }

  private void fill(Source<T> source) {
    try {
      put(source);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void put(Source<T> source) throws InterruptedException {
    try {
      T value;
      do {
        value = source.next();
        made.put(new Made<>(value, null));
      } while (value != null);
    } catch (IOException | RuntimeException | Error e) {
      made.put(new Made<>(null, e));
    }
  }

  /** The next one, or null at the end. */
  public @Nullable T take() throws IOException {
    if (ended) {
      return null;
    }
    try {
      Made<T> next = made.take();
      ended = next.value == null;
      rethrow(next.fault);
      return next.value;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading", e);
    }
  }

  private static void rethrow(@Nullable Throwable fault) throws IOException {
    if (fault instanceof IOException io) {
      throw io;
    } else if (fault instanceof RuntimeException unchecked) {
      throw unchecked;
    } else if (fault instanceof Error error) {
      throw error;
    }
  }

  /** Stops the second thread and waits for it. */
  @Override
  public void close() throws IOException {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while closing", e);
    }
  }
}
