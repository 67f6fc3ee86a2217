package dev.roost.engine.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * General registers of a stopped task: {@code struct user_regs_struct}, asm/ptrace.h, 216 bytes.
 * Immutable; {@link #with} returns a changed copy.
 *
 * @param raw the kernel's bytes
 */
public record Registers(byte[] raw) {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** The registers, in the kernel's order. */
  public enum Name {
    R15,
    R14,
    R13,
    R12,
    RBP,
    RBX,
    R11,
    R10,
    R9,
    R8,
    RAX,
    RCX,
    RDX,
    RSI,
    RDI,
    ORIG_RAX,
    RIP,
    CS,
    EFLAGS,
    RSP,
    SS,
    FS_BASE,
    GS_BASE,
    DS,
    ES,
    FS,
    GS
  }

  /** Arguments one to six of a system call; syscall(2). */
  private static final Name[] ARGUMENTS = {
    Name.RDI, Name.RSI, Name.RDX, Name.R10, Name.R8, Name.R9
  };

  /** The value of a register. */
  public long get(Name name) {
    return (long) LONG.get(raw, name.ordinal() * 8);
  }

  /** A copy in which {@code name} holds {@code value}. */
  public Registers with(Name name, long value) {
    byte[] copy = raw.clone();
    LONG.set(copy, name.ordinal() * 8, value);
    return new Registers(copy);
  }

  /** Argument {@code index}, 0 to 5, of the system call that is being made. */
  public long argument(int index) {
    return get(ARGUMENTS[index]);
  }

  /**
   * A copy that is about to execute the {@code syscall} instruction at {@code instruction}.
   * orig_rax is -1, else the kernel might apply its restart rules to what was there before.
   */
  public Registers calling(RemoteAddress instruction, long number, long... arguments) {
    byte[] copy = raw.clone();
    LONG.set(copy, Name.RIP.ordinal() * 8, instruction.value());
    LONG.set(copy, Name.RAX.ordinal() * 8, number);
    LONG.set(copy, Name.ORIG_RAX.ordinal() * 8, -1L);
    for (int i = 0; i < arguments.length; i++) {
      LONG.set(copy, ARGUMENTS[i].ordinal() * 8, arguments[i]);
    }
    return new Registers(copy);
  }
}
