package dev.roost.engine.syscall;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Assembles classic BPF for seccomp(2): {@code struct sock_filter} {u16 code; u8 jt; u8 jf; u32 k}.
 * Jumps go forward only; conditional ones reach 255 instructions, {@link #jump} any distance.
 */
final class BpfProgram {
  // linux/bpf_common.h
  private static final int LOAD_WORD_ABSOLUTE = 0x20;
  private static final int AND_CONSTANT = 0x54;
  private static final int JUMP = 0x05;
  private static final int RETURN_CONSTANT = 0x06;

  private static final int FARTHEST_CONDITIONAL = 255;

  /** {@code BPF_MAXINSNS}. */
  private static final int MAX_INSTRUCTIONS = 4096;

  private static final int INSTRUCTION_BYTES = 8;

  /** What a conditional jump compares for; operands are unsigned. */
  enum Comparison {
    EQUAL(0x15),
    GREATER(0x25),
    AT_LEAST(0x35);

    private final int code;

    Comparison(int code) {
      this.code = code;
    }
  }

  /** A place in the program that jumps can lead to. */
  static final class Label {
    private int position = -1;
  }

  private record Instruction(int code, int constant, Label whenTrue, Label whenFalse) {}

  private final List<Instruction> instructions = new ArrayList<>();

  /** The next instruction is where {@code label} is. */
  void mark(Label label) {
    label.position = instructions.size();
  }

  void load(int offset) {
    instructions.add(new Instruction(LOAD_WORD_ABSOLUTE, offset, null, null));
  }

  void and(int mask) {
    instructions.add(new Instruction(AND_CONSTANT, mask, null, null));
  }

  /** Goes on at one of two labels; null is the next instruction. */
  void jumpIf(Comparison comparison, int constant, Label whenTrue, Label whenFalse) {
    instructions.add(new Instruction(comparison.code, constant, whenTrue, whenFalse));
  }

  void jump(Label label) {
    instructions.add(new Instruction(JUMP, 0, label, null));
  }

  void answer(int action) {
    instructions.add(new Instruction(RETURN_CONSTANT, action, null, null));
  }

  byte[] assemble() {
    if (instructions.size() > MAX_INSTRUCTIONS) {
      throw new IllegalStateException(
          "the filter has %d instructions; the kernel takes %d"
              .formatted(instructions.size(), MAX_INSTRUCTIONS));
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(instructions.size() * INSTRUCTION_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < instructions.size(); at++) {
      Instruction instruction = instructions.get(at);
      boolean far = instruction.code == JUMP;
      int whenTrue = distance(at, instruction.whenTrue);
      int whenFalse = distance(at, instruction.whenFalse);
      if (!far && Math.max(whenTrue, whenFalse) > FARTHEST_CONDITIONAL) {
        throw new IllegalStateException("a conditional jump is too far at instruction " + at);
      }
      bytes
          .putShort((short) instruction.code)
          .put((byte) (far ? 0 : whenTrue))
          .put((byte) whenFalse)
          .putInt(far ? whenTrue : instruction.constant);
    }
    return bytes.array();
  }

  private static int distance(int from, Label label) {
    if (label == null) {
      return 0;
    }
    int distance = label.position - from - 1;
    if (label.position < 0 || distance < 0) {
      throw new IllegalStateException(
          "instruction " + from + " jumps to a label not marked after it");
    }
    return distance;
  }
}
