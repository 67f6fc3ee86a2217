package dev.roost.engine.migration;

import dev.roost.engine.body.FileRanges;
import dev.roost.engine.memory.WriteTracking;
import dev.roost.engine.model.ProcessImage;
import dev.roost.engine.restore.BodyRestore;
import dev.roost.engine.restore.SharedStore;
import java.io.IOException;

/**
 * A body that is complete and waits for the commit point.
 *
 * @param image what it came as
 * @param files where its memory stands for files
 * @param tracking what it has written since
 * @param store the memory that it shares
 * @param household what it shares with its family
 * @param starter makes it run
 * @param end to be called, once or more often, when it has ended here
 */
record Settled(
    ProcessImage image,
    FileRanges files,
    WriteTracking tracking,
    SharedStore store,
    Household household,
    Starter starter,
    Runnable end) {

  /** Makes a body run. */
  interface Starter {
    /** The commit point, at the guest. */
    void go(BodyRestore.Start start) throws IOException;
  }
}
