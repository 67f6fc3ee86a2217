package dev.roost.engine.migration;

import java.io.IOException;

/** Why a body has ended, as BODY_ENDED says it; the order is that of the wire. */
enum BodyEnd {
  /** By a signal that the program sent itself, caused, or got from home; or by somebody's kill. */
  SIGNAL,
  /** The kernel killed it because its memory is limited on the guest. */
  OUT_OF_MEMORY;

  static BodyEnd of(int number) throws IOException {
    if (number >= values().length) {
      throw new IOException("unknown end of a body " + number);
    }
    return values()[number];
  }

  /** What is shown of a process whose body got SIGKILL on {@code guest}. */
  String reason(String guest) {
    return switch (this) {
      case SIGNAL -> "its body was killed on " + guest;
      case OUT_OF_MEMORY -> "its body ran out of the memory that " + guest + " gives";
    };
  }
}
