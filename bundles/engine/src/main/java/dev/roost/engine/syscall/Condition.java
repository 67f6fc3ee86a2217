package dev.roost.engine.syscall;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A condition on argument registers that the filter and the engine understand alike: all tests must
 * hold.
 *
 * @param tests none means always
 */
public record Condition(List<Test> tests) {

  /** Holds for all arguments. */
  public static final Condition ALWAYS = new Condition(List.of());

  public Condition {
    tests = List.copyOf(tests);
  }

  /** How much of a register counts. */
  public enum Width {
    /** The low 32 bits: C's {@code int} and {@code unsigned int}. */
    LOW(0xffff_ffffL),
    /** All 64 bits: pointers, {@code long}, {@code size_t}. */
    WHOLE(-1L);

    private final long bits;

    Width(long bits) {
      this.bits = bits;
    }

    long bits() {
      return bits;
    }
  }

  /** What the masked register is compared for. */
  public enum Relation {
    /** Equal to one of the values. */
    IN,
    /** Equal to none of them. */
    NOT_IN
  }

  /**
   * One comparison.
   *
   * @param argument register index, 0 to 5
   * @param width how much of it counts
   * @param mask bits that count within the width
   * @param relation to the values
   * @param values compared after masking
   */
  public record Test(int argument, Width width, long mask, Relation relation, List<Long> values) {

    public Test {
      mask &= width.bits();
      long counted = mask;
      values = values.stream().map(value -> value & counted).distinct().toList();
    }

    boolean holds(long[] arguments) {
      long value = arguments[argument] & mask;
      for (long wanted : values) {
        if (value == wanted) {
          return relation == Relation.IN;
        }
      }
      return relation == Relation.NOT_IN;
    }

    @Override
    public String toString() {
      String masked = mask == width.bits() ? "" : "&0x" + Long.toHexString(mask);
      String sign = relation == Relation.IN ? "=" : "≠";
      return "arg%d%s%s%s"
          .formatted(
              argument,
              masked,
              sign,
              values.stream().map(Test::number).collect(Collectors.joining("/")));
    }

    private static String number(long value) {
      return value >= 0 && value < 1024 ? Long.toString(value) : "0x" + Long.toHexString(value);
    }
  }

  /** A test of the low 32 bits of a register: an {@code int}, flags, a command. */
  static Register argument(int index) {
    return new Register(index, Width.LOW, -1);
  }

  /** A test of a whole register: a pointer or a {@code long}. */
  static Register pointer(int index) {
    return new Register(index, Width.WHOLE, -1);
  }

  /** The left side of a test. */
  record Register(int index, Width width, long mask) {

    Register masked(long bits) {
      return new Register(index, width, bits);
    }

    Condition in(long... values) {
      return test(Relation.IN, values);
    }

    Condition notIn(long... values) {
      return test(Relation.NOT_IN, values);
    }

    Condition is(long value) {
      return test(Relation.IN, value);
    }

    Condition isZero() {
      return test(Relation.IN, 0);
    }

    Condition isNotZero() {
      return test(Relation.NOT_IN, 0);
    }

    Condition hasBits(long bits) {
      return masked(bits).is(bits);
    }

    Condition hasNoneOf(long bits) {
      return masked(bits).isZero();
    }

    Condition hasAnyOf(long bits) {
      return masked(bits).isNotZero();
    }

    private Condition test(Relation relation, long... values) {
      return new Condition(
          List.of(new Test(index, width, mask, relation, LongStream.of(values).boxed().toList())));
    }
  }

  /** Whether it holds for these argument registers. */
  public boolean holds(long[] arguments) {
    for (Test test : tests) {
      if (!test.holds(arguments)) {
        return false;
      }
    }
    return true;
  }

  boolean isAlways() {
    return tests.isEmpty();
  }

  Condition and(Condition other) {
    List<Test> both = new ArrayList<>(tests);
    both.addAll(other.tests);
    return new Condition(both);
  }

  @Override
  public String toString() {
    return tests.stream().map(Test::toString).collect(Collectors.joining(" and "));
  }
}
