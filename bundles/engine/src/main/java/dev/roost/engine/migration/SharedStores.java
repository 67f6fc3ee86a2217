package dev.roost.engine.migration;

import dev.roost.engine.restore.SharedStore;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** At the guest: the memory of those that came together. It goes with the last of them. */
final class SharedStores {
  private final Map<Key, Lease> leases = new HashMap<>();

  private record Key(String home, long group) {}

  /** One store, and by how many it is used. */
  final class Lease {
    private final Key key;
    private final SharedStore store;
    private int users;

    private Lease(Key key, SharedStore store) {
      this.key = key;
      this.store = store;
    }

    /** The memory. */
    SharedStore store() {
      return store;
    }

    /** To be called once by each who took it. */
    void end() {
      synchronized (SharedStores.this) {
        users--;
        if (users == 0) {
          leases.remove(key);
          store.close();
        }
      }
    }
  }

  /**
   * The store of a group.
   *
   * @param home the node from which it comes
   * @param group the number that it has there
   */
  synchronized Lease take(String home, long group) throws IOException {
    Key key = new Key(home, group);
    Lease lease = leases.get(key);
    if (lease == null) {
      lease = new Lease(key, SharedStore.create());
      leases.put(key, lease);
    }
    lease.users++;
    return lease;
  }
}
