package dev.roost.engine.tracee;

import dev.roost.linux.ErrnoException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Tasks that are asked to stop, and what is to be done when all have. A task may take any time to
 * stop: PTRACE_INTERRUPT does not reach one that sleeps uninterruptibly or only for SIGKILL
 * (ptrace(2), vfork(2)). So the tracer's thread never waits for it; the tasks' listener hands the
 * stops in as they come. On the tracer's thread, except for the future.
 *
 * @param <T> what the work gives
 */
public final class Gathering<T> {
  private final Work<T> work;
  private final Set<Integer> awaited = new HashSet<>();
  private final List<StoppedTask> stopped = new ArrayList<>();
  private final CompletableFuture<T> result = new CompletableFuture<>();

  /** What is to be done with the stopped tasks, on the tracer's thread. */
  public interface Work<T> {
    /** {@code tasks} may be fewer than were asked, or none: those that ended are not there. */
    T with(List<StoppedTask> tasks) throws IOException;
  }

  public Gathering(Work<T> work) {
    this.work = work;
  }

  /** Asks them all; each belongs to a listener that calls {@link #collect} and {@link #ended}. */
  public void ask(Tracer tracer, Collection<Integer> tids) {
    awaited.addAll(tids);
    for (int tid : tids) {
      try {
        tracer.interrupt(tid);
      } catch (ErrnoException e) {
        // ESRCH: it is gone, and its listener may have been told already.
        awaited.remove(tid);
      }
    }
    workIfComplete();
  }

  /** A task has stopped for an interrupt. Returns whether it was waited for, and so is taken. */
  public boolean collect(StoppedTask task) {
    if (!awaited.remove(task.tid())) {
      return false;
    }
    stopped.add(task);
    workIfComplete();
    return true;
  }

  /** A task is no more. */
  public void ended(int tid) {
    boolean taken = stopped.removeIf(task -> task.tid() == tid);
    if (awaited.remove(tid) && !taken) {
      workIfComplete();
    }
  }

  private void workIfComplete() {
    if (!awaited.isEmpty() || result.isDone()) {
      return;
    }
    try {
      result.complete(work.with(List.copyOf(stopped)));
    } catch (IOException | RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  /** The work's result; never wait for it on the tracer's thread. */
  public CompletableFuture<T> result() {
    return result;
  }
}
