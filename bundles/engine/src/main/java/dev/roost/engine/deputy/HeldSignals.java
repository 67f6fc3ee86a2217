package dev.roost.engine.deputy;

import dev.roost.engine.model.Siginfo;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.GoneException;
import dev.roost.linux.proc.ProcStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Signals that reached a deputy when nobody listened and that could not be kept pending, SIGSTOP
 * above all: they come again. On the tracer's thread.
 */
final class HeldSignals {
  private static final int SIGINFO_BYTES = 128;

  /** SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU. */
  static final Set<Integer> STOPS = Set.of(19, 20, 21, 22);

  private static final long SIGCONT = 1L << (Deputy.SIGCONT - 1);

  private final Tracer tracer;
  private final int pid;
  private final List<byte[]> infos = new ArrayList<>();

  HeldSignals(Tracer tracer, int pid) {
    this.tracer = tracer;
    this.pid = pid;
  }

  /** Has a signal come again, as if a process had sent it of which nothing is known. */
  void add(int signal) {
    add(ByteBuffer.allocate(SIGINFO_BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(signal).array());
  }

  /** Has a signal come again; {@code info} is its siginfo_t. */
  void add(byte[] info) {
    infos.add(info);
  }

  /**
   * Those that came so far, which are then no longer held. All threads must be stopped: a stop that
   * a SIGCONT has overtaken, which waits in the kernel, is none any more. To send it again would
   * take the SIGCONT away; signal(7).
   */
  List<Integer> take() throws IOException {
    tracer.assertOwnThread();
    List<Integer> taken = infos.stream().map(Siginfo::number).toList();
    infos.clear();
    if (STOPS.stream().noneMatch(taken::contains) || !isContinued()) {
      return taken;
    }
    return taken.stream().filter(signal -> !STOPS.contains(signal)).toList();
  }

  private boolean isContinued() throws IOException {
    try {
      return (ProcStatus.read(pid).shdPnd() & SIGCONT) != 0;
    } catch (java.nio.file.NoSuchFileException e) {
      throw new GoneException("process " + pid);
    }
  }

  /**
   * Those and what the injection of calls into {@code threads} has put off go to {@code listener},
   * before what waits in the kernel.
   */
  void tell(DeputyListener listener, List<DeputyThread> threads) {
    for (DeputyThread thread : threads) {
      int postponed = tracer.takePostponed(thread.tid());
      if (postponed != 0) {
        add(postponed);
      }
    }
    infos.forEach(info -> listener.signal(0, info));
    infos.clear();
  }
}
