package dev.roost.discovery.link;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The threads of one Paho client. Its sender looks whether it is to end, and then waits for
 * something to send; if it is told to end between the two it misses that, and stays for ever
 * (CommsSender.stop and ClientState.get of 1.2.5). An interrupt it does not miss: it looks again,
 * finds the connection gone, and ends.
 */
final class LinkThreads {
  private final ThreadGroup group = new ThreadGroup("roost-mqtt");

  /**
   * Does what makes threads, which are this object's then, and what they make.
   *
   * @throws IOException if the calling thread is interrupted
   * @throws ExecutionException with what {@code work} has thrown
   */
  <T> T call(Callable<T> work) throws IOException, ExecutionException {
    FutureTask<T> task = new FutureTask<>(work);
    new Thread(group, task, "roost-mqtt-connect").start();
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while connecting", e);
    }
  }

  /** The connection is gone: wakes all of them but the caller. */
  void end() {
    Thread[] threads = new Thread[group.activeCount() + 16];
    int count = group.enumerate(threads);
    for (int i = 0; i < count; i++) {
      if (threads[i] != Thread.currentThread()) {
        threads[i].interrupt();
      }
    }
  }
}
