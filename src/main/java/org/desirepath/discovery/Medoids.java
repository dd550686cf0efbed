package org.desirepath.discovery;

import java.util.Arrays;

/**
 * Partitioning around medoids: greedy building, then swaps until none helps. O(n^2) for a round,
 * whatever the number of medoids.
 */
final class Medoids {

  private static final double LEAST_GAIN = 1e-9;
  private static final int MOST_ROUNDS = 200;

  private final double[][] distances;
  private final long[] weights;
  private final int n;

  Medoids(double[][] distances, long[] weights) {
    this.distances = distances;
    this.weights = weights;
    this.n = weights.length;
  }

  /** Indices of the medoids, in ascending order. */
  int[] find(int k) {
    int[] medoids = built(Math.min(k, n));
    boolean better = true;
    for (int round = 0; better && round < MOST_ROUNDS; round++) {
      better = swapped(medoids);
    }
    Arrays.sort(medoids);
    return medoids;
  }

  private int[] built(int k) {
    int[] medoids = new int[k];
    double[] nearest = new double[n];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (int m = 0; m < k; m++) {
      int best = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int c = 0; c < n; c++) {
        double cost = 0;
        for (int i = 0; i < n; i++) {
          cost += weights[i] * Math.min(nearest[i], distances[i][c]);
        }
        if (cost < least && !contains(medoids, m, c)) {
          least = cost;
          best = c;
        }
      }
      medoids[m] = best;
      for (int i = 0; i < n; i++) {
        nearest[i] = Math.min(nearest[i], distances[i][best]);
      }
    }
    return medoids;
  }

  private static boolean contains(int[] medoids, int size, int candidate) {
    for (int m = 0; m < size; m++) {
      if (medoids[m] == candidate) {
        return true;
      }
    }
    return false;
  }

  /** Makes the swap that lowers the cost most, if one does. */
  private boolean swapped(int[] medoids) {
    int k = medoids.length;
    int[] owner = new int[n];
    double[] one = new double[n];
    double[] two = new double[n];
    double[] removal = new double[k];
    for (int i = 0; i < n; i++) {
      one[i] = Double.POSITIVE_INFINITY;
      two[i] = Double.POSITIVE_INFINITY;
      for (int m = 0; m < k; m++) {
        double distance = distances[i][medoids[m]];
        if (distance < one[i]) {
          two[i] = one[i];
          one[i] = distance;
          owner[i] = m;
        } else if (distance < two[i]) {
          two[i] = distance;
        }
      }
      removal[owner[i]] += k == 1 ? 0 : weights[i] * (two[i] - one[i]);
    }
    double best = -LEAST_GAIN;
    int bestMedoid = -1;
    int bestCandidate = -1;
    double[] change = new double[k];
    for (int c = 0; c < n; c++) {
      if (contains(medoids, k, c)) {
        continue;
      }
      System.arraycopy(removal, 0, change, 0, k);
      double shared = 0;
      for (int i = 0; i < n; i++) {
        double distance = distances[i][c];
        if (k == 1) {
          change[0] += weights[i] * (distance - one[i]);
        } else if (distance < one[i]) {
          shared += weights[i] * (distance - one[i]);
          change[owner[i]] += weights[i] * (one[i] - two[i]);
        } else if (distance < two[i]) {
          change[owner[i]] += weights[i] * (distance - two[i]);
        }
      }
      for (int m = 0; m < k; m++) {
        if (change[m] + shared < best) {
          best = change[m] + shared;
          bestMedoid = m;
          bestCandidate = c;
        }
      }
    }
    if (bestMedoid < 0) {
      return false;
    }
    medoids[bestMedoid] = bestCandidate;
    return true;
  }
}
