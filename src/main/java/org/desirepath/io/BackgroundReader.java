package org.desirepath.io;

import java.io.IOException;
import java.io.Reader;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Characters that a second thread reads ahead, so that unpacking and decoding a file overlap with
 * understanding it. The order of the characters, and with it the result, does not depend on the
 * threads. At most {@value #BLOCKS} blocks of 128 Ki characters are held. For one reading thread.
 */
public final class BackgroundReader extends Reader {
  private static final int BLOCK = 1 << 17;
  private static final int BLOCKS = 4;

  /** A source is not asked for fewer characters, which might be too few for one of its steps. */
  private static final int LEAST = 64;

  /** Characters, or the end of them, perhaps because of a fault. */
  private static final class Block {
    private final char[] text;
    private final int length;
    private final @Nullable Throwable fault;

    Block(char[] text, int length, @Nullable Throwable fault) {
      this.text = text;
      this.length = length;
      this.fault = fault;
    }
  }

  private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS + 1);
  private final BlockingQueue<char[]> free = new ArrayBlockingQueue<>(BLOCKS);
  private final Thread thread;
  private @Nullable Block block;
  private int at;

  /** Begins to read; the source is not closed, and not to be used before this is. */
  public BackgroundReader(Reader source) {
    for (int i = 0; i < BLOCKS; i++) {
      free.add(new char[BLOCK]);
    }
    thread = new Thread(() -> fill(source), "reading ahead");
    thread.setDaemon(true);
    thread.start();
  }

  private void fill(Reader source) {
    char[] none = new char[0];
    try {
      while (true) {
        char[] text = free.take();
        int length = 0;
        int read = 0;
        while (text.length - length >= LEAST && read >= 0) {
          read = source.read(text, length, text.length - length);
          length += Math.max(0, read);
        }
        full.put(new Block(text, length, null));
        if (read < 0) {
          full.put(new Block(none, -1, null));
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | Error e) {
      // there is room: the queue is one longer than there are blocks
      full.add(new Block(none, -1, e));
    }
  }

  @Override
  public int read(char[] chars, int from, int length) throws IOException {
    Block current = block;
    while (current == null || (current.length >= 0 && at == current.length)) {
      if (current != null) {
        free.add(current.text);
      }
      current = next();
      block = current;
      at = 0;
    }
    if (current.length < 0) {
      rethrow(current.fault);
      return -1;
    }
    int count = Math.min(length, current.length - at);
    System.arraycopy(current.text, at, chars, from, count);
    at += count;
    return count;
  }

  private Block next() throws IOException {
    try {
      return full.take();
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
