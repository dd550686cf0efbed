package org.desirepath.io;

import java.io.IOException;
import java.io.Reader;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Characters that a second thread reads ahead, so that unpacking and decoding a file overlap with
 * understanding it. At most {@value #BLOCKS} blocks of 128 Ki characters wait. For one reading
 * thread.
 */
public final class BackgroundReader extends Reader {
  private static final int BLOCK = 1 << 17;
  private static final int BLOCKS = 4;

  /** A source is not asked for fewer characters, which might be too few for one of its steps. */
  private static final int LEAST = 64;

  private static final class Block {
    private final char[] text = new char[BLOCK];
    private int length;
  }

  private final BlockingQueue<Block> free = new ArrayBlockingQueue<>(BLOCKS);
  private final ReadAhead<Block> blocks;

  /** Of the source, to be thrown after the characters before it; the second thread's alone. */
  private @Nullable IOException fault;

  private @Nullable Block block;
  private int at;

  /** Begins to read; the source is not closed, and not to be used before this is. */
  public BackgroundReader(Reader source) {
    blocks = new ReadAhead<>("reading ahead", BLOCKS, () -> next(source));
  }

  private @Nullable Block next(Reader source) throws IOException {
    if (fault != null) {
      throw fault;
    }
    Block used = free.poll();
    Block next = used == null ? new Block() : used;
    next.length = 0;
    int read = 0;
    try {
      while (BLOCK - next.length >= LEAST && read >= 0) {
        read = source.read(next.text, next.length, BLOCK - next.length);
        next.length += Math.max(0, read);
      }
    } catch (IOException e) {
      if (next.length == 0) {
        throw e;
      }
      fault = e;
    }
    return next.length == 0 ? null : next;
  }

  @Override
  public int read(char[] chars, int from, int length) throws IOException {
    Block current = block;
    if (current == null || at == current.length) {
      if (current != null) {
        free.offer(current);
      }
      current = blocks.take();
      block = current;
      at = 0;
      if (current == null) {
        return -1;
      }
    }
    int count = Math.min(length, current.length - at);
    System.arraycopy(current.text, at, chars, from, count);
    at += count;
    return count;
  }

  /** Stops the second thread and waits for it. */
  @Override
  public void close() throws IOException {
    blocks.close();
  }
}
