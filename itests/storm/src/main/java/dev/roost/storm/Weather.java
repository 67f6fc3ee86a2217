package dev.roost.storm;

import java.time.Duration;

/**
 * What makes a storm worse than moves alone.
 *
 * @param delay of what home and guests tell each other, in each direction, on average; or zero
 * @param pressure mean time between two moments at which a process loses all its memory to swap and
 *     files; or zero for never
 */
record Weather(Duration delay, Duration pressure) {
  static final Weather FAIR = new Weather(Duration.ZERO, Duration.ZERO);

  /** As options of the storm, each with a space before it. */
  String options() {
    return (delay.isZero() ? "" : " --delay " + delay.toMillis())
        + (pressure.isZero() ? "" : " --pressure " + pressure.toMillis());
  }
}
