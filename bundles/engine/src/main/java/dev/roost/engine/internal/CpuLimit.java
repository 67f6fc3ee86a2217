package dev.roost.engine.internal;

/**
 * A limit on the CPU time of the whole node, {@code cpu.max} of its cgroup (cgroups(7)), as what
 * policies reckon with: fewer CPUs, and slower ones. Half a CPU is one of speed 0.5, on which what
 * computes without a pause uses all of it, though the kernel counts half a second each second.
 *
 * @param cpus CPUs that programs may use
 * @param ofEach CPU seconds per second that each of these gives, at most 1
 */
record CpuLimit(int cpus, double ofEach) {

  /**
   * The limit.
   *
   * @param limit CPU seconds per second for all together, above 0
   * @param machine CPUs that this machine has
   */
  static CpuLimit of(double limit, int machine) {
    double most = Math.min(limit, machine);
    int cpus = (int) Math.ceil(most);
    return new CpuLimit(cpus, most / cpus);
  }
}
