package dev.roost.simulator;

import dev.roost.api.LoadVector;

/**
 * The loads of one node over the last changes, so that others can be told old ones. Between two
 * changes they follow Kerrighed's formulas (up slowly and down at once; up at once and down slowly)
 * in continuous time.
 */
final class History {
  private static final int KEPT = 32;

  /** Enough for whatever a scenario has. */
  private static final long SWAP_BYTES = 1L << 50;

  private final double[] at = new double[KEPT];
  private final int[] running = new int[KEPT];
  private final double[] mean = new double[KEPT];
  private final double[] upper = new double[KEPT];
  private final long[] free = new long[KEPT];
  private final long[] swapped = new long[KEPT];
  private final double[] pressure = new double[KEPT];
  private int last;
  private int changes = 1;

  History(long freeBytes) {
    free[0] = freeBytes;
  }

  /**
   * From {@code time} on so many processes run.
   *
   * @param freeBytes memory that is free; what is in swap if negative
   * @param memoryPressure share of their time that processes wait for memory
   */
  void changed(double time, int runs, long freeBytes, double memoryPressure) {
    double meanNow = mean(last, time);
    double upperNow = upper(last, time);
    last = changes % KEPT;
    changes++;
    at[last] = time;
    running[last] = runs;
    mean[last] = Math.min(meanNow, runs);
    upper[last] = Math.max(upperNow, runs);
    free[last] = Math.max(0, freeBytes);
    swapped[last] = Math.max(0, -freeBytes);
    pressure[last] = memoryPressure;
  }

  /**
   * What the node could say of itself at {@code time}; of what is too long ago the oldest known.
   */
  LoadVector load(double time, Scenario.Hardware hardware) {
    int index = last;
    for (int back = 1; at[index] > time && back < Math.min(changes, KEPT); back++) {
      index = Math.floorMod(last - back, KEPT);
    }
    double when = Math.max(time, at[index]);
    return new LoadVector(
        hardware.cpus(),
        hardware.speed(),
        running[index],
        mean(index, when),
        upper(index, when),
        hardware.memoryBytes(),
        free[index],
        0,
        0,
        pressure[index],
        SWAP_BYTES,
        SWAP_BYTES - swapped[index]);
  }

  private double mean(int index, double time) {
    double gap = running[index] - mean[index];
    return running[index] - Math.max(0, gap) * Math.pow(5.0 / 8, time - at[index]);
  }

  private double upper(int index, double time) {
    double gap = upper[index] - running[index];
    return running[index] + Math.max(0, gap) * Math.pow(7.0 / 8, time - at[index]);
  }
}
