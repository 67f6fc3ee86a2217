package dev.roost.engine.restore;

import dev.roost.engine.model.Mappings;
import dev.roost.engine.model.Vma;
import dev.roost.engine.tracee.RemoteCalls;
import dev.roost.linux.abi.MmanAbi;
import java.io.IOException;
import java.util.List;

/**
 * In a body: from the store that it has open until it runs; mmap(2).
 *
 * @param store where the memory is
 * @param descriptor its number in the body
 */
record StoreSharing(SharedStore store, int descriptor) implements Sharing {
  private static final int SYS_MMAP = 9;

  @Override
  public void prepare(RemoteCalls calls, Mappings mappings, List<Vma> present) {}

  @Override
  public void map(RemoteCalls calls, long start, long end, Vma vma) throws IOException {
    long base = store.place(vma.path(), vma.offset(), vma.offset() + vma.size());
    calls.mustCall(
        "mmap of shared memory " + Long.toHexString(start),
        SYS_MMAP,
        start,
        end - start,
        vma.protection(),
        MmanAbi.MAP_SHARED | MmanAbi.MAP_FIXED,
        descriptor,
        base + vma.offset() + (start - vma.start()));
    MappingsRestore.advise(calls, start, end, Vma.Dump.USUAL, Vma.Fork.COPIED, vma);
  }
}
