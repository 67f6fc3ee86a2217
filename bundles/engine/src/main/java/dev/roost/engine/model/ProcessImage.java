package dev.roost.engine.model;

/**
 * A stopped process, without the contents of its memory.
 *
 * @param pid its id in its home's innermost pid namespace
 * @param command its command name
 * @param region where the deputy's code and slots are at home: reserved in the body, so that
 *     neither side ever maps anything else there
 * @param mappings its mappings, the region excluded
 * @param limits how much memory it may have
 * @param fields the kernel's notes on its layout
 * @param signals its signal handling
 * @param threads its threads
 */
public record ProcessImage(
    int pid,
    String command,
    Region region,
    Mappings mappings,
    Limits limits,
    MemoryFields fields,
    SignalState signals,
    Threads threads) {

  /** As a child of it with this id begins, before it has changed anything. */
  public ProcessImage ofChild(int childPid) {
    return new ProcessImage(childPid, command, region, mappings, limits, fields, signals, threads);
  }

  /** Its memory's shape. */
  public Layout layout() {
    return new Layout(pid, command, region, mappings);
  }
}
