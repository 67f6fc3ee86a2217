package dev.roost.engine.syscall;

/** Where the length of a memory area comes from. */
public sealed interface Length {

  /** Always as many bytes. */
  record Fixed(int bytes) implements Length {
    @Override
    public String toString() {
      return Integer.toString(bytes);
    }
  }

  /**
   * A whole register: {@code size_t}.
   *
   * @param argument register index
   * @param unit bytes per one
   * @param plus bytes added
   */
  record Size(int argument, int unit, int plus) implements Length {
    @Override
    public String toString() {
      return text("arg" + argument, unit, plus);
    }
  }

  /**
   * The low 32 bits of a register: {@code int}, {@code unsigned int}, {@code socklen_t} by value. A
   * negative one counts as too large, so the call goes home and fails there.
   */
  record Count(int argument, int unit, int plus) implements Length {
    @Override
    public String toString() {
      return text("arg" + argument, unit, plus);
    }
  }

  /** The {@code socklen_t} that another argument points at, before the call and after it. */
  record At(int argument) implements Length {
    @Override
    public String toString() {
      return "*arg" + argument;
    }
  }

  /** A set of as many bits as an {@code int} register says, in whole longs: {@code fd_set}. */
  record Bits(int argument) implements Length {
    @Override
    public String toString() {
      return "bits(arg" + argument + ")";
    }
  }

  private static String text(String register, int unit, int plus) {
    return register + (unit == 1 ? "" : "×" + unit) + (plus == 0 ? "" : "+" + plus);
  }
}
