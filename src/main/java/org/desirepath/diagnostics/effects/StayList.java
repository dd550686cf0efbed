package org.desirepath.diagnostics.effects;

import java.util.Arrays;
import java.util.BitSet;
import org.desirepath.diagnostics.effects.RiskSets.Stay;
import org.desirepath.statistics.LongOrder;

/** Stays in one state, as columns: a log has several of them a journey. */
final class StayList {
  private int[] units;
  private long[] entries;
  private long[] lastAtRisk;
  private long[] exposures;
  private long[] successes;
  private final BitSet exposedLater;
  private int size;

  StayList() {
    this(16);
  }

  private StayList(int capacity) {
    this.units = new int[capacity];
    this.entries = new long[capacity];
    this.lastAtRisk = new long[capacity];
    this.exposures = new long[capacity];
    this.successes = new long[capacity];
    this.exposedLater = new BitSet(capacity);
  }

  void add(Stay stay) {
    if (size == units.length) {
      grow();
    }
    units[size] = stay.unit();
    entries[size] = stay.entry();
    lastAtRisk[size] = stay.lastAtRisk();
    exposures[size] = stay.exposure();
    successes[size] = stay.success();
    if (stay.exposedLater()) {
      exposedLater.set(size);
    }
    size++;
  }

  private void grow() {
    units = Arrays.copyOf(units, 2 * size);
    entries = Arrays.copyOf(entries, 2 * size);
    lastAtRisk = Arrays.copyOf(lastAtRisk, 2 * size);
    exposures = Arrays.copyOf(exposures, 2 * size);
    successes = Arrays.copyOf(successes, 2 * size);
  }

  int size() {
    return size;
  }

  Stay get(int i) {
    return new Stay(
        units[i], entries[i], lastAtRisk[i], exposures[i], successes[i], exposedLater.get(i));
  }

  int unit(int i) {
    return units[i];
  }

  long entry(int i) {
    return entries[i];
  }

  long lastAtRisk(int i) {
    return lastAtRisk[i];
  }

  long exposure(int i) {
    return exposures[i];
  }

  long success(int i) {
    return successes[i];
  }

  boolean isExposedLater(int i) {
    return exposedLater.get(i);
  }

  /** Whether the exposure is early enough to be followed. */
  boolean isExposedBy(int i, long latestMoment) {
    return exposures[i] != RiskSets.NEVER && entries[i] + exposures[i] <= latestMoment;
  }

  /** These stays by entry; those of one entry keep their order. */
  StayList byEntry() {
    StayList sorted = new StayList(size);
    for (int i : LongOrder.ascending(entries, size)) {
      sorted.add(get(i));
    }
    return sorted;
  }

  /** Times of the exposures that can be followed, added to others. */
  int exposedTimes(long latestMoment, long[] times, int count) {
    int next = count;
    for (int i = 0; i < size; i++) {
      if (isExposedBy(i, latestMoment)) {
        times[next++] = entries[i] + exposures[i];
      }
    }
    return next;
  }

  int exposedCount(long latestMoment) {
    int count = 0;
    for (int i = 0; i < size; i++) {
      count += isExposedBy(i, latestMoment) ? 1 : 0;
    }
    return count;
  }
}
