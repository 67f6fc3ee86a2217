package dev.roost.engine.syscall;

/** How one argument register of a forwarded call is carried. */
public sealed interface Argument {

  /** Its name in the man page. */
  String name();

  /** Which way the bytes go. */
  enum Direction {
    /** From the body to the kernel at home. */
    IN,
    /** From the kernel at home to the body. */
    OUT,
    /** Both: also for structures that the kernel fills only partly. */
    INOUT
  }

  /** For which results the bytes go back. */
  enum Back {
    /** The result is not negative. */
    SUCCESS,
    /** The result is above zero. */
    POSITIVE,
    /** Any result: the kernel writes although it reports an error. */
    ALWAYS
  }

  /** A number, a descriptor, or a pointer that the kernel does not follow. */
  record Value(String name) implements Argument {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * Bytes ended by NUL.
   *
   * @param maxBytes longest that the kernel reads, NUL included
   */
  record Text(String name, int maxBytes, Kind kind) implements Argument {

    /** What the bytes are. */
    public enum Kind {
      /** A path: {@link PathRule} applies; a longer one is an error. */
      PATH,
      /** Some name; a longer one is an error. */
      TEXT,
      /** Some name, of which the kernel takes the beginning. */
      PREFIX
    }

    @Override
    public String toString() {
      return (kind == Kind.PATH ? "path " : "text ") + name;
    }
  }

  /** {@code struct { sigset_t *; size_t; } *} of pselect6(2): carried only if it holds no mask. */
  record MaskPair(String name) implements Argument {
    @Override
    public String toString() {
      return name + " without a mask";
    }
  }

  /**
   * An area without pointers inside.
   *
   * @param filled whether the result says how much of it was filled, in the length's unit
   */
  record Area(String name, Direction direction, Length length, Back back, boolean filled)
      implements Argument {
    @Override
    public String toString() {
      String way = direction.name().toLowerCase(java.util.Locale.ROOT);
      String always = direction != Direction.IN && back == Back.ALWAYS ? " always" : "";
      return way + " " + name + "[" + (filled ? "result≤" : "") + length + "]" + always;
    }
  }

  /**
   * A buffer whose size is the next register, and which may be carried in several pieces; see
   * {@link Streams}.
   */
  record Stream(String name, Direction direction, Position position) implements Argument {

    /** Where in the file the bytes belong. */
    public enum Position {
      /** Where the descriptor stands; each piece moves it. */
      CURRENT,
      /** Where the register after the size says. */
      GIVEN
    }

    @Override
    public String toString() {
      return direction == Direction.IN
          ? "in " + name + "[size] in pieces"
          : "out " + name + "[result≤size] in pieces";
    }
  }

  /** {@code struct iovec[]}, its count in the next register; see {@link Vectors}. */
  record Vector(String name, Direction direction) implements Argument {
    @Override
    public String toString() {
      return (direction == Direction.IN ? "in" : "out") + " iovec " + name;
    }
  }

  /** {@code char *[]} that a null pointer ends; see {@link StringArrays}. */
  record StringArray(String name) implements Argument {
    @Override
    public String toString() {
      return "strings " + name;
    }
  }

  /** {@code struct msghdr}; see {@link Messages}. */
  record Message(String name, Direction direction) implements Argument {
    @Override
    public String toString() {
      return (direction == Direction.IN ? "in" : "out") + " msghdr " + name;
    }
  }

  /** {@code struct pollfd[]}, its count in the next register; only {@code revents} goes back. */
  record PollSet(String name) implements Argument {
    @Override
    public String toString() {
      return "inout pollfd " + name;
    }
  }

  /** A structure that tells CPU time, to which that of the body is added; see {@link CpuTimes}. */
  record CpuClock(String name, Shape shape, Scope scope) implements Argument {

    /** The structure. */
    public enum Shape {
      /** {@code struct rusage}: two {@code timeval} first. */
      RUSAGE(144),
      /** {@code struct tms}: ticks of 10 ms. */
      TMS(32),
      /** {@code struct timespec}: user and system together. */
      TIMESPEC(16);

      private final int bytes;

      Shape(int bytes) {
        this.bytes = bytes;
      }

      int bytes() {
        return bytes;
      }
    }

    /** Whose CPU time. */
    public enum Scope {
      /** All threads. */
      PROCESS,
      /** The calling thread. */
      THREAD
    }

    @Override
    public String toString() {
      return "out " + name + "[" + shape.bytes() + "] + CPU time of the body";
    }
  }
}
