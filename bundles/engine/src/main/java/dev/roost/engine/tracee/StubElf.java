package dev.roost.engine.tracee;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The smallest program: a static ELF executable of one writable, executable page that only sleeps.
 * Bodies, nurseries and the doorbell begin as it, so that there is no C library, rseq area or
 * robust list to get rid of; elf(5).
 */
public final class StubElf {
  /** Where the page is loaded. */
  public static final long BASE = 0x10000;

  /** Bytes that are mapped there. */
  public static final long SIZE = 0x20000;

  /** A {@code syscall} instruction for injected calls. */
  public static final long SYSCALL = BASE + 0xf0;

  /** Where it waits for ever: pause(2) in a loop. */
  public static final long PAUSE = BASE + 0x100;

  /** Room for arguments of injected calls. */
  public static final long SCRATCH = BASE + 0x1000;

  static final byte[] IMAGE = build();

  private StubElf() {}

  /** The bytes of the executable. */
  public static byte[] image() {
    return IMAGE.clone();
  }

  private static byte[] build() {
    ByteBuffer elf = ByteBuffer.allocate(0x200).order(ByteOrder.LITTLE_ENDIAN);
    elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
    // e_type EXEC, e_machine x86-64, e_version, e_entry, e_phoff, e_shoff, e_flags
    elf.putShort((short) 2).putShort((short) 62).putInt(1).putLong(PAUSE).putLong(64).putLong(0);
    elf.putInt(0).putShort((short) 64).putShort((short) 56).putShort((short) 1);
    elf.putShort((short) 64).putShort((short) 0).putShort((short) 0);
    // PT_LOAD, R|W|X, offset, vaddr, paddr, filesz, memsz, align
    elf.putInt(1).putInt(7).putLong(0).putLong(BASE).putLong(BASE).putLong(0x200).putLong(SIZE);
    elf.putLong(0x1000);
    elf.position(0xf0).put(new byte[] {0x0f, 0x05, (byte) 0xcc});
    // mov eax, 34 (pause); syscall; jmp back
    elf.position(0x100)
        .put(new byte[] {(byte) 0xb8, 34, 0, 0, 0, 0x0f, 0x05, (byte) 0xeb, (byte) 0xf7});
    return elf.array();
  }
}
