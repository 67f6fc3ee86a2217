package dev.roost.engine.deputy;

import dev.roost.engine.syscall.ComeHome;
import dev.roost.engine.syscall.SyscallTable;
import dev.roost.engine.tracee.CloneCall;
import dev.roost.linux.Errno;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Executes the forwarded calls of one process. Called by the session's reader, but for {@link
 * #makeThread} and {@link #forget}.
 */
public final class CallService implements AutoCloseable {
  private static final int SYS_CLONE = 56;
  private static final int SYS_WAIT4 = 61;
  private static final int SYS_EXIT_GROUP = 231;

  /** __WALL: also children that tell nobody of their end; wait(2). */
  private static final long WALL = 0x40000000;

  private final Deputy deputy;
  private final SyscallTable table;
  private final Replies replies;
  private final HomeOnly homeOnly;
  private final Map<Integer, ThreadService> services = new ConcurrentHashMap<>();

  /** Threads that have been told to exit, by their ids at home. */
  private final Set<Integer> exiting = ConcurrentHashMap.newKeySet();

  /** Where results go; called by the reader or by a worker. */
  public interface Replies {
    /** The call {@code id} is done. */
    void result(long id, byte[] reply);
  }

  /**
   * @param homeOnly which calls wait until the process is at home
   */
  public CallService(Deputy deputy, SyscallTable table, Replies replies, HomeOnly homeOnly) {
    this.homeOnly = homeOnly;
    this.deputy = deputy;
    this.table = table;
    this.replies = replies;
    deputy.threads().forEach(this::serve);
  }

  private void serve(DeputyThread thread) {
    services.put(thread.homeTid(), new ThreadService(thread, table, replies, homeOnly));
  }

  private ThreadService service(int homeTid) throws IOException {
    ThreadService service = services.get(homeTid);
    if (service == null) {
      throw new IOException("the guest speaks of thread " + homeTid + ", which is not there");
    }
    return service;
  }

  /** Executes a call; {@code frame} holds its message from {@code from} on. */
  public void execute(long id, int homeTid, byte[] frame, int from) throws IOException {
    try {
      service(homeTid).execute(id, frame, from, frame.length - from);
    } catch (ComeHome e) {
      throw new IOException("the guest sent a call that cannot be executed: " + e.getMessage(), e);
    }
  }

  /** Interrupts the call {@code id}, if it is still under way. */
  public void cancel(long id) {
    for (ThreadService service : services.values()) {
      if (service.callId() == id && !service.breakOffWithheld()) {
        deputy.cancel(service.thread());
      }
    }
  }

  /** The thread exits, or by exit_group(2) the process; there is no result. */
  public void exit(int homeTid, int number, long code) throws IOException {
    DeputyThread thread = service(homeTid).thread();
    exiting.add(homeTid);
    thread.slot().submit(number, code);
    if (number != SYS_EXIT_GROUP) {
      thread.end();
    }
  }

  /**
   * Has a deputy thread, which must serve no call, make another. Waits until it is there.
   *
   * @return its id at home or a negated errno; 0 if there is no slot for it
   */
  public long makeThread(int makersHomeTid) throws IOException {
    DeputyThread maker = service(makersHomeTid).thread();
    if (!deputy.newborns().reserve(maker)) {
      return 0;
    }
    try {
      long result;
      do {
        // A signal that comes first breaks it off with -ERESTARTNOINTR.
        result = deputy.calls(maker).call(SYS_CLONE, CloneCall.THREAD, 0, 0, 0, 0);
      } while (Errno.isRestart(result));
      if (result > 0) {
        serve(deputy.byHomeTid(result));
      }
      return result;
    } finally {
      deputy.newborns().unreserve(maker);
    }
  }

  /**
   * Has a deputy thread, which must serve no call, make a process. Waits until it is there.
   *
   * @param exitSignal what tells the deputy of its end
   */
  public Offspring makeProcess(int makersHomeTid, int exitSignal) throws IOException {
    DeputyThread maker = service(makersHomeTid).thread();
    long result;
    do {
      result = deputy.calls(maker).call(SYS_CLONE, exitSignal, 0, 0, 0, 0);
    } while (Errno.isRestart(result));
    if (result < 0) {
      return new Offspring(null, result);
    }
    Deputy child = deputy.children().take(maker);
    if (child == null) {
      bury(maker, (int) result);
      return new Offspring(null, 0);
    }
    return new Offspring(child, result);
  }

  /** A process that was made, but whose body cannot be, goes as if it had never been. */
  public void disown(int makersHomeTid, Deputy child) throws IOException {
    deputy.children().disown(child.leader().homeTid());
    child.kill();
    bury(service(makersHomeTid).thread(), child.leader().homeTid());
    child.released();
  }

  private void bury(DeputyThread maker, int homePid) throws IOException {
    long result;
    do {
      result = deputy.calls(maker).call(SYS_WAIT4, homePid, 0, WALL, 0);
    } while (Errno.isRestart(result));
    // A parent that ignores SIGCHLD has nobody to wait for once the child has ended: wait(2).
    if (result != homePid && result != -Errno.ECHILD) {
      throw new IOException("the end of process " + homePid + " was not seen: " + result);
    }
  }

  /**
   * A thread has ended: its slot may be another's. But one that was not told to exit ends with all
   * others, by exit_group(2) or execve(2): what its body still asks for stays without an answer.
   */
  public void forget(DeputyThread thread) {
    if (!exiting.remove(thread.homeTid())) {
      return;
    }
    ThreadService service = services.get(thread.homeTid());
    if (service != null && service.thread() == thread) {
      services.remove(thread.homeTid(), service);
      service.close();
      deputy.newborns().giveBack(thread.slot());
    }
  }

  /** Whether the deputy thread of {@code homeTid} exists. Not on the tracer's thread. */
  public boolean lives(int homeTid) throws IOException {
    DeputyThread thread = service(homeTid).thread();
    // What the tracer has been told by the kernel until now it has dealt with then.
    return deputy.lives(thread);
  }

  /** Calls by the deputy thread of {@code homeTid}, which must serve no other. */
  public SlotCalls calls(int homeTid) throws IOException {
    return deputy.calls(service(homeTid).thread());
  }

  @Override
  public void close() {
    services.values().forEach(ThreadService::close);
  }
}
