package dev.roost.policy.opportunitycost;

import dev.roost.api.ProcessView;

/**
 * What it costs the cluster that a node runs a process: the marginal cost of CPU and memory (Amir
 * and others, IEEE TPDS 11(7), 2000), the wait for home, and the move. The unit is what a CPU hog
 * costs on an idle node of the standard speed.
 *
 * <p>A node costs {@code base^(load/L) + base^(memory used/total)}. {@code load} is that per CPU of
 * the standard speed; {@code L} the power of two that no load exceeds, as in the paper, so that
 * what counts is how loads differ. A move costs the time that it takes as a part of the age of the
 * process, for the longer it has run the longer it goes on (lifetimes of Unix processes are
 * heavy-tailed).
 */
final class CostModel {
  private static final long LEAST_AGE_MS = 1_000;

  private final Picture picture;
  private final Settings settings;
  private final double scale;
  private final double unit;

  CostModel(Picture picture, Settings settings) {
    this.picture = picture;
    this.settings = settings;
    double most =
        picture.places().stream()
            .filter(Place::isKnown)
            .mapToDouble(place -> place.there() / place.capacity())
            .max()
            .orElse(1);
    scale = Math.scalb(1.0, Math.max(0, Math.getExponent(Math.max(1, most) * 2 - 1e-9)));
    unit = power(1 / scale) - 1;
  }

  /** What {@code process} costs where it is. */
  Costs stay(ProcessView process, Place place) {
    double load = place.here();
    double demand = Math.min(load, picture.demand(process));
    double used = place.usedBytes();
    return new Costs(
        cpu(place, load) - cpu(place, load - demand),
        memory(place, used) - memory(place, Math.max(0, used - process.memoryBytes())),
        talk(process, place),
        0);
  }

  /** What {@code process} would cost at {@code place}, where it is not. */
  Costs go(ProcessView process, Place place) {
    double load = place.there();
    double used = place.usedBytes();
    // A process that was at home has its memory there still.
    double more = picture.isSelf(place) ? 0 : process.memoryBytes();
    return new Costs(
        cpu(place, load + picture.demand(process)) - cpu(place, load),
        memory(place, used + more) - memory(place, used),
        talk(process, place),
        move(process, place));
  }

  /** What it costs {@code process} at least to be on another guest, besides CPU and memory. */
  double away(ProcessView process) {
    return talk(process) + settings.moveWeight() * moveSeconds(process) / age(process);
  }

  private double cpu(Place place, double load) {
    return power(load / place.capacity() / scale) / unit;
  }

  private double memory(Place place, double bytes) {
    return settings.memoryWeight() * power(Math.min(1, bytes / place.totalBytes())) / unit;
  }

  private double talk(ProcessView process, Place place) {
    return picture.isSelf(place) ? 0 : talk(process);
  }

  /** What waits for more than the limit costs no more: whether it comes home is decided by time. */
  private double talk(ProcessView process) {
    double wait = Math.min(Math.min(0.95, settings.maxCallWait()), picture.wait(process));
    return settings.talkWeight() * wait / (1 - wait);
  }

  private double move(ProcessView process, Place place) {
    boolean isDetour = process.runsAway() && !picture.isSelf(place);
    return settings.moveWeight() * moveSeconds(process) * (isDetour ? 2 : 1) / age(process);
  }

  private double moveSeconds(ProcessView process) {
    return settings.movePauseMs() / 1e3 + process.memoryBytes() / settings.moveBytesPerSecond();
  }

  private static double age(ProcessView process) {
    return Math.max(LEAST_AGE_MS, process.ageMs()) / 1e3;
  }

  private double power(double exponent) {
    return Math.pow(settings.base(), exponent);
  }
}
