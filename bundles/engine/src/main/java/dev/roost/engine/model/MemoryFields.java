package dev.roost.engine.model;

/**
 * The addresses that the kernel keeps of a program's layout: {@code struct prctl_mm_map}, prctl(2)
 * PR_SET_MM_MAP.
 *
 * @param addresses start_code, end_code, start_data, end_data, start_brk, brk, start_stack,
 *     arg_start, arg_end, env_start, env_end
 * @param auxv the auxiliary vector; getauxval(3)
 */
public record MemoryFields(long[] addresses, byte[] auxv) implements Section {
  /** Index of start_brk in {@link #addresses}. */
  public static final int START_BRK = 4;

  /** Index of brk in {@link #addresses}. */
  public static final int BRK = 5;
}
