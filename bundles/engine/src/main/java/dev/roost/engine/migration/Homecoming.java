package dev.roost.engine.migration;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One way home of all that share memory. Two barriers: nobody is captured before all have stopped,
 * for until then one may write what another has sent; and nobody goes on at home before all have
 * arrived and are verified.
 */
final class Homecoming {
  /** One of those who come; called by whichever thread has brought the last of what was due. */
  interface Member {
    /** Its process id at home. */
    int pid();

    /** All have stopped: signals wait at home from now on, and its body is to be captured. */
    void quieten();

    /** All have arrived: the rest that can be refused. Returns why it is refused, or null. */
    String finish();

    /** It goes on at home. */
    void home();

    /** It goes on where it was. */
    void stay(String why);
  }

  private final Set<Member> running;
  private final Set<Member> coming;
  private final List<Member> arrived = new ArrayList<>();
  private final Runnable refused;
  private boolean quiet;
  private String fault;

  /**
   * @param members who are to come
   * @param refused called when they stay where they were
   */
  Homecoming(List<? extends Member> members, Runnable refused) {
    this.running = new LinkedHashSet<>(members);
    this.coming = new LinkedHashSet<>(members);
    this.refused = refused;
  }

  /** No thread of its body runs any more. */
  void stopped(Member member) {
    synchronized (this) {
      running.remove(member);
    }
    go();
  }

  /**
   * All of it is at home.
   *
   * @param why it is refused, or null if it is verified
   */
  void arrived(Member member, String why) {
    synchronized (this) {
      if (!coming.remove(member)) {
        return;
      }
      arrived.add(member);
      fault = fault == null ? why : fault;
    }
    go();
  }

  /**
   * It has ended, or become another program. If it was about to send what all share, that has not
   * come.
   */
  void left(Member member) {
    synchronized (this) {
      running.remove(member);
      boolean wasComing = coming.remove(member);
      arrived.remove(member);
      if (quiet && wasComing && fault == null) {
        fault = "process " + member.pid() + ", which shares its memory, ended on its way home";
      }
    }
    go();
  }

  /** Does what is due now; not on the tracer's thread. */
  private void go() {
    List<Member> toQuieten = List.of();
    List<Member> toSettle = List.of();
    String why;
    synchronized (this) {
      if (running.isEmpty() && !quiet) {
        quiet = true;
        toQuieten = List.copyOf(coming);
      }
      if (quiet && coming.isEmpty()) {
        toSettle = List.copyOf(arrived);
        arrived.clear();
      }
      why = fault;
    }
    toQuieten.forEach(Member::quieten);
    if (!toSettle.isEmpty()) {
      settle(toSettle, why);
    }
  }

  private void settle(List<Member> all, String fromThem) {
    String why = fromThem;
    for (Member member : all) {
      why = why == null ? member.finish() : why;
    }
    if (why == null) {
      all.forEach(Member::home);
    } else {
      refused.run();
      for (Member member : all) {
        member.stay(why);
      }
    }
  }
}
