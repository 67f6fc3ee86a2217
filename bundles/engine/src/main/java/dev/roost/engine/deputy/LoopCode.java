package dev.roost.engine.deputy;

import dev.roost.engine.model.Registers;
import dev.roost.engine.model.Registers.Name;
import dev.roost.engine.model.RemoteAddress;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.linux.Errno;
import dev.roost.linux.ErrnoException;

/**
 * The code that a parked thread runs. {@code rbx} holds the address of the thread's slot; no stack
 * is used. It waits on the slot's state word, makes the call found there, stores the result:
 *
 * <pre>
 *  0 loop: mov eax, [rbx]          ; state
 *  2       cmp eax, 1 ; je do      ; REQUESTED
 *  7       mov edx, eax            ; futex(&amp;state, FUTEX_WAIT, state, NULL)
 *  9       mov rdi, rbx ; xor esi, esi ; xor r10d, r10d ; mov eax, 202
 * 22       syscall ; jmp loop
 * 26 do:   mov rax, [rbx+8] ; rdi, rsi, rdx, r10, r8, r9 from [rbx+16 ...]
 * 54       syscall
 * 56       mov [rbx+64], rax ; mov dword [rbx], 2      ; DONE
 * 66       futex(&amp;state, FUTEX_WAKE, INT_MAX) ; jmp loop
 * 96       syscall ; int3          ; for injected calls
 * </pre>
 */
final class LoopCode {
  private static final long IDLE_RETURN = 24;
  private static final long CALL = 54;
  private static final long CALL_RETURN = 56;
  private static final long DONE = 66;
  private static final long INJECTION = 96;

  private LoopCode() {}

  /** The machine code. */
  static byte[] bytes() {
    int[] code = {
      0x8b, 0x03, 0x83, 0xf8, 0x01, 0x74, 0x13, 0x89, 0xc2, 0x48, 0x89, 0xdf, 0x31, 0xf6, 0x45,
      0x31, 0xd2, 0xb8, 0xca, 0x00, 0x00, 0x00, 0x0f, 0x05, 0xeb, 0xe6, 0x48, 0x8b, 0x43, 0x08,
      0x48, 0x8b, 0x7b, 0x10, 0x48, 0x8b, 0x73, 0x18, 0x48, 0x8b, 0x53, 0x20, 0x4c, 0x8b, 0x53,
      0x28, 0x4c, 0x8b, 0x43, 0x30, 0x4c, 0x8b, 0x4b, 0x38, 0x0f, 0x05, 0x48, 0x89, 0x43, 0x40,
      0xc7, 0x03, 0x02, 0x00, 0x00, 0x00, 0x48, 0x89, 0xdf, 0xbe, 0x01, 0x00, 0x00, 0x00, 0xba,
      0xff, 0xff, 0xff, 0x7f, 0xb8, 0xca, 0x00, 0x00, 0x00, 0x0f, 0x05, 0xeb, 0xa8, 0x90, 0x90,
      0x90, 0x90, 0x90, 0x90, 0x90, 0x90, 0x0f, 0x05, 0xcc
    };
    byte[] bytes = new byte[code.length];
    for (int i = 0; i < code.length; i++) {
      bytes[i] = (byte) code[i];
    }
    return bytes;
  }

  /** Whether {@code rip} is where a thread returns to from the futex it idles in. */
  static boolean idles(RemoteAddress code, long rip) {
    return rip == code.value() + IDLE_RETURN;
  }

  /** Whether {@code rip} is where a thread returns to from a forwarded call. */
  static boolean inCall(RemoteAddress code, long rip) {
    return rip == code.value() + CALL_RETURN;
  }

  /** As {@link #inCall}, of a thread that has stopped. */
  static boolean isInCall(RemoteAddress code, StoppedTask task) throws ErrnoException {
    return inCall(code, task.registers().get(Name.RIP));
  }

  /**
   * Whether a thread that has been given a call is still to begin it, or is to begin it again. It
   * may be given one as soon as it has said that the last is done.
   */
  static boolean isBeforeCall(RemoteAddress code, StoppedTask task) throws ErrnoException {
    long at = task.registers().get(Name.RIP) - code.value();
    return at >= 0 && at <= CALL || at >= DONE && at < INJECTION;
  }

  /** After an interrupt: a call that was broken off is finished with the kernel's restart code. */
  static void settle(RemoteAddress code, StoppedTask task) throws ErrnoException {
    Registers registers = task.registers();
    boolean restarts =
        registers.get(Name.ORIG_RAX) >= 0 && Errno.isRestart(registers.get(Name.RAX));
    if (restarts && inCall(code, registers.get(Name.RIP))) {
      task.setRegisters(registers.with(Name.ORIG_RAX, -1));
    }
  }

  /** Whether {@code rip} is in the page of this code. */
  static boolean holds(RemoteAddress code, long rip) {
    return rip >= code.value() && rip < code.value() + DeputyRegion.PAGE;
  }

  /** The {@code syscall} instruction for injected calls. */
  static RemoteAddress injection(RemoteAddress code) {
    return code.plus(INJECTION);
  }
}
