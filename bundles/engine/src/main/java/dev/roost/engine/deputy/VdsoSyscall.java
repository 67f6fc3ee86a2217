package dev.roost.engine.deputy;

import dev.roost.engine.model.RemoteAddress;
import dev.roost.linux.ProcessMemory;
import dev.roost.linux.proc.MapsEntry;
import java.io.IOException;
import java.util.List;

/**
 * Finds a {@code syscall} instruction (0f 05) in a process that we have not touched: in its vdso.
 */
final class VdsoSyscall {

  private VdsoSyscall() {}

  static RemoteAddress find(int pid, List<MapsEntry> maps) throws IOException {
    for (MapsEntry entry : maps) {
      if (entry.path().equals("[vdso]")) {
        byte[] code = ProcessMemory.read(pid, entry.start(), (int) entry.size());
        for (int i = 0; i + 1 < code.length; i++) {
          if (code[i] == 0x0f && code[i + 1] == 0x05) {
            return new RemoteAddress(entry.start() + i);
          }
        }
      }
    }
    throw new IOException("process " + pid + " has no vdso");
  }
}
