package dev.roost.jobs;

/**
 * The queue's configuration, checked.
 *
 * @param maxRunning most jobs that run at a time; 0 for as many as there is room for
 * @param fullLoad load per CPU and speed above which a node has no room
 * @param maxLoadAgeMs nodes that were silent for longer have no room
 * @param keep ended jobs that are remembered
 */
record Settings(int maxRunning, double fullLoad, long maxLoadAgeMs, int keep) {

  /** What holds where nothing is configured. */
  static final Settings DEFAULT = new Settings(0, 1.1, 5_000, 1_000);

  Settings {
    if (maxRunning < 0 || keep < 0 || maxLoadAgeMs < 0) {
      throw new IllegalArgumentException(
          "dev.roost.jobs: maxRunning=%d, keep=%d and maxLoadAgeMs=%d must be 0 or more"
              .formatted(maxRunning, keep, maxLoadAgeMs));
    }
    if (!(fullLoad > 0)) {
      throw new IllegalArgumentException(
          "dev.roost.jobs: fullLoad=%s must be above 0, for example 1.1".formatted(fullLoad));
    }
  }
}
