package dev.roost.engine.deputy;

import dev.roost.engine.syscall.ComeHome;
import dev.roost.engine.syscall.SyscallTable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Executes the forwarded calls of one process. Called by the session's reader only. */
public final class CallService implements AutoCloseable {
  private static final int SYS_EXIT_GROUP = 231;

  private final Deputy deputy;
  private final Map<Integer, ThreadService> services = new HashMap<>();

  /** Where results go; called by the reader or by a worker. */
  public interface Replies {
    /** The call {@code id} is done. */
    void result(long id, byte[] reply);
  }

  public CallService(Deputy deputy, SyscallTable table, Replies replies) {
    this.deputy = deputy;
    for (DeputyThread thread : deputy.threads()) {
      services.put(thread.homeTid(), new ThreadService(thread, table, replies));
    }
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
      if (service.callId() == id) {
        deputy.cancel(service.thread());
      }
    }
  }

  /** The thread exits, or by exit_group(2) the process; there is no result. */
  public void exit(int homeTid, int number, long code) throws IOException {
    DeputyThread thread = service(homeTid).thread();
    thread.slot().submit(number, code);
    if (number != SYS_EXIT_GROUP) {
      thread.end();
    }
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
