package dev.roost.engine.migration;

import dev.roost.engine.deputy.KeptObjects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Processes of this home that are away together because they share memory: they go home together
 * too. One that shares with nobody is a group of its own.
 */
final class MemoryGroup {
  private final Set<HomeSession> members = new LinkedHashSet<>();
  private final FamilyGuard guard;
  private boolean sharing;
  private int births;
  private boolean returning;

  /**
   * @param sharing whether its members have memory that is shared with children
   * @param guard lifted when nobody is away any more
   */
  MemoryGroup(boolean sharing, FamilyGuard guard) {
    this.sharing = sharing;
    this.guard = guard;
  }

  /** What of their memory others at home could get at. */
  KeptObjects objects() {
    return guard.objects();
  }

  /** One more is away. */
  synchronized void join(HomeSession member) {
    members.add(member);
  }

  /** One has ended, or is at home. */
  synchronized void leave(HomeSession member) {
    members.remove(member);
    liftIfOver();
  }

  private void liftIfOver() {
    if (members.isEmpty() && births == 0) {
      guard.lift();
    }
  }

  /** From now on its members have memory that is shared with children. */
  synchronized void shares() {
    sharing = true;
  }

  /** Where a child of a member belongs. */
  synchronized MemoryGroup ofChild() {
    return sharing ? this : new MemoryGroup(false, FamilyGuard.NONE);
  }

  /** Whether children have memory in common with their parents. */
  synchronized boolean isSharing() {
    return sharing;
  }

  /** Who belongs to it. */
  synchronized List<HomeSession> members() {
    return List.copyOf(members);
  }

  /**
   * A member makes a child: nobody is called home meanwhile, or the child would be left behind.
   *
   * @return false if they are going home: the child must be made there
   */
  synchronized boolean beginBirth() {
    if (returning) {
      return false;
    }
    births++;
    return true;
  }

  /** Whether a child is being born. */
  synchronized boolean isBearing() {
    return births > 0;
  }

  /** The child is away, or there is none. */
  synchronized void endBirth() {
    births--;
    liftIfOver();
    notifyAll();
  }

  /**
   * Calls all home. Whoever calls this holds {@link MigrationRecord#moving} of all members.
   *
   * @return for each member, how its way home will end
   */
  Map<HomeSession, CompletableFuture<HomeReturn.Result>> recall(String reason, long number)
      throws InterruptedException {
    List<HomeSession> all;
    synchronized (this) {
      returning = true;
      try {
        while (births > 0) {
          wait();
        }
      } catch (InterruptedException e) {
        returning = false;
        throw e;
      }
      all = new ArrayList<>(members);
    }
    List<? extends Homecoming.Member> returns = all.stream().map(HomeSession::homeReturn).toList();
    Homecoming homecoming = new Homecoming(returns, this::stays);
    Map<HomeSession, CompletableFuture<HomeReturn.Result>> results = new LinkedHashMap<>();
    for (HomeSession member : all) {
      results.put(member, member.beginReturn(homecoming, reason, number));
    }
    return results;
  }

  private synchronized void stays() {
    returning = false;
  }
}
