package dev.roost.engine.migration;

import dev.roost.engine.body.CallDesk;
import dev.roost.engine.restore.GuestGroup;
import dev.roost.engine.restore.Nursery;
import dev.roost.linux.SeccompListener;
import java.io.IOException;

/**
 * What a body and the children that are born of it at the guest have in common: namespaces, cgroup,
 * shared memory, and the filter of their calls. It ends with the last of them.
 */
final class Household {
  private final Engine engine;
  private final GuestGroup group;
  private final Nursery nursery;
  private final SharedStores.Lease memory;
  private CallDesk desk;
  private int members = 1;

  /** Of one body, that is to be born in {@code nursery}. */
  Household(Engine engine, GuestGroup group, Nursery nursery, SharedStores.Lease memory) {
    this.memory = memory;
    this.engine = engine;
    this.group = group;
    this.nursery = nursery;
  }

  /** Their cgroup. */
  GuestGroup group() {
    return group;
  }

  /** Their namespaces. */
  Nursery nursery() {
    return nursery;
  }

  /** Begins to receive their calls. */
  synchronized void receive(SeccompListener listener, String name) {
    desk = new CallDesk(listener);
    desk.start(name);
  }

  /** Where their calls arrive. */
  synchronized CallDesk desk() {
    return desk;
  }

  /** One more is born. */
  synchronized void join() throws IOException {
    if (members == 0) {
      throw new IOException("the family has ended");
    }
    members++;
  }

  /** One has ended. */
  void leave() {
    synchronized (this) {
      members--;
      if (members > 0) {
        return;
      }
      if (desk != null) {
        desk.close();
      }
    }
    memory.end();
    engine.tracer().submit(nursery::end);
    engine.inBackground(group::remove);
  }
}
