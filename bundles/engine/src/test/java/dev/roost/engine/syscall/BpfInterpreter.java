package dev.roost.engine.syscall;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Runs a seccomp filter as the kernel would, refusing what the kernel refuses. */
final class BpfInterpreter {
  private final ByteBuffer program;

  BpfInterpreter(byte[] program) {
    this.program = ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN);
  }

  int instructions() {
    return program.capacity() / 8;
  }

  int run(int number, int arch, long pointer, long[] arguments) {
    ByteBuffer data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    data.putInt(number).putInt(arch).putLong(pointer);
    for (long argument : arguments) {
      data.putLong(argument);
    }
    int accumulator = 0;
    int at = 0;
    while (at < instructions()) {
      int code = program.getShort(at * 8) & 0xffff;
      int whenTrue = program.get(at * 8 + 2) & 0xff;
      int whenFalse = program.get(at * 8 + 3) & 0xff;
      int constant = program.getInt(at * 8 + 4);
      at++;
      switch (code) {
        case 0x20 -> accumulator = data.getInt(aligned(constant));
        case 0x54 -> accumulator &= constant;
        case 0x05 -> at += constant;
        case 0x15 -> at += accumulator == constant ? whenTrue : whenFalse;
        case 0x25 ->
            at += Integer.compareUnsigned(accumulator, constant) > 0 ? whenTrue : whenFalse;
        case 0x35 ->
            at += Integer.compareUnsigned(accumulator, constant) >= 0 ? whenTrue : whenFalse;
        case 0x06 -> {
          return constant;
        }
        default ->
            throw new AssertionError("the kernel refuses code 0x" + Integer.toHexString(code));
      }
    }
    throw new AssertionError("the filter does not end in an answer");
  }

  private static int aligned(int offset) {
    if (offset % 4 != 0) {
      throw new AssertionError("the kernel refuses offset " + offset);
    }
    return offset;
  }
}
