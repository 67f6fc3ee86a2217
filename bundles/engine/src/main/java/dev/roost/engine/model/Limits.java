package dev.roost.engine.model;

/**
 * How much memory the kernel lets a process take: those limits of getrlimit(2) that are enforced
 * where its code runs. Only the soft ones are; hard limits are asked for by setrlimit(2) alone,
 * which runs at home. All numbers are bytes, unsigned.
 *
 * @param stack RLIMIT_STACK: how far its first stack grows
 * @param data RLIMIT_DATA: heap and other private writable memory
 * @param addressSpace RLIMIT_AS: all mappings
 */
public record Limits(long stack, long data, long addressSpace) implements Section {
  /** No limit. */
  public static final long NONE = -1L;

  /** How many slots for threads born away it leaves addresses for. */
  public int spareSlots() {
    return addressSpace == NONE ? Region.SPARE_SLOTS : 0;
  }

  /**
   * What {@code guest} cannot give, in one sentence; null if it can give all.
   *
   * @param guest the highest limits that the guest's engine can set: its own hard ones
   */
  public String missingAt(Limits guest) {
    String missing = missing("stack (RLIMIT_STACK)", stack, guest.stack);
    if (missing == null) {
      missing = missing("data (RLIMIT_DATA)", data, guest.data);
    }
    return missing != null
        ? missing
        : missing("address space (RLIMIT_AS)", addressSpace, guest.addressSpace);
  }

  private static String missing(String what, long wanted, long most) {
    return Long.compareUnsigned(wanted, most) <= 0
        ? null
        : "it can give a process at most "
            + Long.toUnsignedString(most)
            + " bytes of "
            + what
            + ", this one may have "
            + (wanted == NONE ? "any number" : Long.toUnsignedString(wanted));
  }
}
