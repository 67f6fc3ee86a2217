package dev.roost.simulator;

/**
 * One process as the scenario has it.
 *
 * @param arrival when it starts, in seconds
 * @param home index of the node that starts it
 * @param work what it needs, in seconds on one CPU of the standard node
 * @param memoryBytes its memory, in bytes
 * @param callsPerSecond system calls that it would forward in each second that it runs
 * @param bytesPerSecond bytes of these
 * @param isOwners whether it is its node's owner's, and no policy may move it
 */
record Job(
    double arrival,
    int home,
    double work,
    long memoryBytes,
    double callsPerSecond,
    double bytesPerSecond,
    boolean isOwners) {}
