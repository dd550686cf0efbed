package org.desirepath.conformance.graph;

import java.util.Arrays;

/**
 * The states one search has met, with their costs, and the open ones among them in a queue of
 * buckets by estimate, last in first out. One table serves all traces of a thread. Where all costs
 * are multiples of a unit, a bucket holds one unit, so that the size of the weights costs nothing.
 */
public final class StateTable {
  public static final int NONE = -1;
  private static final int CLOSED = -2;

  /** Most slots given out directly: 16 MB. */
  public static final int MOST_DIRECT = 1 << 22;

  private final int mostDirect;
  private final int unit;
  private final SearchMemory memory;
  private boolean large;
  private int[] slots = new int[1 << 12];
  private boolean direct;
  private int width;
  private int[] state = new int[1 << 10];
  private int[] event = new int[1 << 10];
  private int[] cost = new int[1 << 10];
  private int[] estimate = new int[1 << 10];
  private int[] parent = new int[1 << 10];
  private int[] next = new int[1 << 10];
  private int[] previous = new int[1 << 10];
  private byte[] mark = new byte[1 << 10];
  private int size;
  private int[] bucket = new int[1 << 8];
  private int highest = -1;

  /**
   * An empty table.
   *
   * @param mostDirect most (state, event) pairs that get a slot each; above, slots go by hash
   * @param unit divides all costs and estimates, at least 1
   */
  public StateTable(int mostDirect, int unit) {
    this(mostDirect, unit, SearchMemory.unlimited());
  }

  /**
   * An empty table.
   *
   * @param mostDirect most (state, event) pairs that get a slot each; above, slots go by hash
   * @param unit divides all costs and estimates, at least 1
   * @param memory asked for before the table gets large
   */
  public StateTable(int mostDirect, int unit, SearchMemory memory) {
    this.mostDirect = mostDirect;
    this.unit = unit;
    this.memory = memory;
    Arrays.fill(slots, NONE);
    Arrays.fill(bucket, NONE);
  }

  /**
   * Empties the table for another search.
   *
   * @param states the model has, or -1 if that is not known
   * @param events of the trace, one more than there are
   */
  public void clear(int states, int events) {
    for (int node = 0; node < size && direct; node++) {
      slots[event[node] * width + state[node]] = NONE;
    }
    if (!direct && size > 0) {
      if (size < slots.length / 64) {
        slots = new int[Math.max(1 << 12, slots.length / 32)];
      }
      Arrays.fill(slots, NONE);
    }
    Arrays.fill(bucket, 0, highest + 1, NONE);
    highest = -1;
    size = 0;
    long cells = (long) states * events;
    direct = states >= 0 && cells <= mostDirect;
    width = states;
    if (direct && cells > slots.length) {
      slots = new int[Integer.highestOneBit((int) cells - 1) * 2];
      Arrays.fill(slots, NONE);
    }
  }

  public int size() {
    return size;
  }

  /** The node of a state, or {@link #NONE}. */
  public int find(int atState, int atEvent) {
    return slots[slot(atState, atEvent)];
  }

  private int slot(int atState, int atEvent) {
    if (direct) {
      return atEvent * width + atState;
    }
    int slot = hash(atState, atEvent) & (slots.length - 1);
    while (slots[slot] != NONE
        && (state[slots[slot]] != atState || event[slots[slot]] != atEvent)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  /** The node of a state; a new one equals the {@link #size()} before the call. */
  public int add(int atState, int atEvent) {
    int slot = slot(atState, atEvent);
    if (slots[slot] != NONE) {
      return slots[slot];
    }
    if (size == state.length) {
      growNodes();
    }
    int node = size++;
    slots[slot] = node;
    state[node] = atState;
    event[node] = atEvent;
    mark[node] = 0;
    parent[node] = NONE;
    next[node] = CLOSED;
    if (!direct && size * 2L > slots.length) {
      growSlots();
    }
    return node;
  }

  /**
   * Gives back what a large table holds; its nodes are gone.
   *
   * @return whether the table was large
   */
  public boolean shrink() {
    if (large) {
      clear(-1, 1);
      resize(1 << 10);
      slots = new int[1 << 12];
      Arrays.fill(slots, NONE);
      large = false;
      memory.release();
      return true;
    }
    return false;
  }

  /** Waits until this table and what goes with it may get large. */
  public void enlarge() {
    if (!large) {
      memory.acquire();
      large = true;
    }
  }

  private void growNodes() {
    if (size * 2 > SearchMemory.FEW) {
      enlarge();
    }
    resize(size * 2);
  }

  private void resize(int capacity) {
    state = Arrays.copyOf(state, capacity);
    event = Arrays.copyOf(event, capacity);
    cost = Arrays.copyOf(cost, capacity);
    estimate = Arrays.copyOf(estimate, capacity);
    parent = Arrays.copyOf(parent, capacity);
    next = Arrays.copyOf(next, capacity);
    previous = Arrays.copyOf(previous, capacity);
    mark = Arrays.copyOf(mark, capacity);
  }

  private void growSlots() {
    slots = new int[slots.length * 2];
    Arrays.fill(slots, NONE);
    for (int node = 0; node < size; node++) {
      slots[slot(state[node], event[node])] = node;
    }
  }

  private static int hash(int state, int event) {
    int h = state * 0x9E3779B1 + event * 0x85EBCA6B;
    h ^= h >>> 15;
    h *= 0x2C1B3C6D;
    return h ^ (h >>> 13);
  }

  public int state(int node) {
    return state[node];
  }

  public int event(int node) {
    return event[node];
  }

  /** Cost of the cheapest way to a node found so far. */
  public int cost(int node) {
    return cost[node];
  }

  public void setCost(int node, int newCost) {
    cost[node] = newCost;
  }

  /** Cost and bound of an open node as it was put into the queue. */
  public int estimate(int node) {
    return estimate[node];
  }

  /** The node before on that way, or {@link #NONE}. */
  public int parent(int node) {
    return parent[node];
  }

  public byte mark(int node) {
    return mark[node];
  }

  public void mark(int node, byte value) {
    mark[node] = value;
  }

  /** Puts a node into the queue for the first time. */
  public void open(int node, int newCost, int newEstimate, int from) {
    cost[node] = newCost;
    parent[node] = from;
    link(node, newEstimate);
  }

  /** Notes a way to a node without putting it into the queue. */
  public void hold(int node, int newCost, int newEstimate, int from) {
    cost[node] = newCost;
    estimate[node] = newEstimate;
    parent[node] = from;
  }

  /** Takes all open nodes out of the queue. */
  public void dropOpen() {
    for (int f = 0; f <= highest; f++) {
      for (int node = bucket[f]; node != NONE; ) {
        int following = next[node];
        next[node] = CLOSED;
        node = following;
      }
      bucket[f] = NONE;
    }
    highest = -1;
  }

  /** Moves an open node forward, to a way that is cheaper by some amount. */
  public void reduce(int node, int newCost, int from) {
    int saved = cost[node] - newCost;
    unlink(node);
    cost[node] = newCost;
    parent[node] = from;
    link(node, estimate[node] - saved);
  }

  /** Dividing takes longer than the rest of a step, and nearly all models have unit 1. */
  private int bucketOf(int ofEstimate) {
    return unit == 1 ? ofEstimate : ofEstimate / unit;
  }

  private void link(int node, int newEstimate) {
    int place = bucketOf(newEstimate);
    if (place >= bucket.length) {
      int old = bucket.length;
      bucket = Arrays.copyOf(bucket, Math.max(place + 1, old * 2));
      Arrays.fill(bucket, old, bucket.length, NONE);
    }
    highest = Math.max(highest, place);
    estimate[node] = newEstimate;
    int head = bucket[place];
    next[node] = head;
    previous[node] = NONE;
    if (head != NONE) {
      previous[head] = node;
    }
    bucket[place] = node;
  }

  private void unlink(int node) {
    if (previous[node] == NONE) {
      bucket[bucketOf(estimate[node])] = next[node];
    } else {
      next[previous[node]] = next[node];
    }
    if (next[node] != NONE) {
      previous[next[node]] = previous[node];
    }
  }

  /** Buckets that have been made. */
  int bucketCount() {
    return bucket.length;
  }

  public boolean isOpen(int node) {
    return next[node] != CLOSED;
  }

  /** The least estimate of an open node at or above one, or {@link #NONE} if there is none. */
  public int leastEstimate(int from) {
    for (int f = bucketOf(from); f <= highest; f++) {
      if (bucket[f] != NONE) {
        return f * unit;
      }
    }
    return NONE;
  }

  /** Takes the node opened last among those of an estimate out of the queue. */
  public int take(int atEstimate) {
    int node = bucket[bucketOf(atEstimate)];
    unlink(node);
    next[node] = CLOSED;
    return node;
  }
}
