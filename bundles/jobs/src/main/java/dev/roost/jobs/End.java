package dev.roost.jobs;

/**
 * How a job's process ended.
 *
 * @param code its exit code, or -1 if a signal ended it
 * @param signal that signal, or 0
 * @param cpuMs CPU time that the kernel has for it and its children at home, in milliseconds
 */
record End(int code, int signal, long cpuMs) {

  /** One sentence for people. */
  String sentence() {
    return signal == 0 ? "it ended with exit code " + code : "signal " + signal + " ended it";
  }
}
