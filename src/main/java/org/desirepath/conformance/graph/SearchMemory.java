package org.desirepath.conformance.graph;

import java.util.concurrent.Semaphore;

/**
 * Shares five eighths of the heap among searches. A search with few states needs nothing from it;
 * one that grows beyond {@link #FEW}, or keeps more than {@link #FEW_CELLS} exact costs, waits
 * until it may have as much as the largest search takes. So memory is bounded on any number of
 * threads, and no result depends on who waited.
 */
public final class SearchMemory {

  /** States that any search may have at once: some 10 MB a thread. */
  static final int FEW = 1 << 17;

  /** Exact costs that any search may keep at once: 64 MB a thread. */
  public static final int FEW_CELLS = 1 << 24;

  /** 40 of the table while it grows, and 4 for each of eight exact costs. */
  static final int BYTES_PER_STATE = 72;

  private final int mostStates;
  private final Semaphore large;

  private SearchMemory(int mostStates, int large) {
    this.mostStates = mostStates;
    this.large = new Semaphore(large);
  }

  /**
   * The memory of one check.
   *
   * @param heapBytes the largest heap there may be
   * @param maxStates most states a search should have
   */
  public static SearchMemory of(long heapBytes, int maxStates) {
    long fit = Math.max(1, heapBytes / 8 * 5 / BYTES_PER_STATE);
    int most = (int) Math.min(fit, maxStates);
    return new SearchMemory(most, (int) Math.min(Integer.MAX_VALUE, fit / most));
  }

  /** For searches that are limited by other means. */
  public static SearchMemory unlimited() {
    return new SearchMemory(Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /** Most states of one search that fit: what was asked for, or less. */
  public int mostStates() {
    return mostStates;
  }

  /** Searches beyond {@link #FEW} states that may go on at once. */
  int available() {
    return large.availablePermits();
  }

  /** Waits until a search may have more than {@link #FEW} states. */
  void acquire() {
    large.acquireUninterruptibly();
  }

  void release() {
    large.release();
  }
}
