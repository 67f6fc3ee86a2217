package dev.roost.node.doctor;

import dev.roost.api.CheckView;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Room where the node writes, and whether that is a disk at all. */
record DiskCheck(Path data, Machine machine) implements Check {
  private static final long FEW_PERCENT = 10;
  private static final long NONE_PERCENT = 2;

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public List<CheckView> look() throws IOException {
    FileStore store = Files.getFileStore(data);
    if (machine.isAppliance() && store.type().equals("tmpfs")) {
      return List.of(
          CheckView.wrong(
              name(),
              "the data are in memory, and lost with the next start",
              "the finding faults says why the data partition cannot be used; the disk must have 3"
                  + " GB and work"));
    }
    return List.of(room(store.getUsableSpace(), store.getTotalSpace()));
  }

  /** In bytes. */
  CheckView room(long free, long all) {
    long percent = all == 0 ? 0 : 100 * free / all;
    String sentence =
        "%d%% of the %d MiB that the node writes to are free".formatted(percent, all >> 20);
    String advice = "remove what nobody needs below /home and /var: du -xh -d 2 /var as root";
    if (percent < NONE_PERCENT) {
      return CheckView.wrong(name(), sentence, advice);
    }
    return percent < FEW_PERCENT
        ? CheckView.warning(name(), sentence, advice)
        : CheckView.good(name(), sentence);
  }
}
