package dev.roost.engine.restore;

import dev.roost.engine.model.ClockPair;
import dev.roost.engine.model.Registers.Name;
import dev.roost.engine.model.RemoteAddress;
import dev.roost.engine.tracee.InjectedCalls;
import dev.roost.engine.tracee.Stop;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.engine.tracee.StubElf;
import dev.roost.engine.tracee.TaskListener;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.Signals;
import dev.roost.linux.Spawn;
import dev.roost.linux.WaitResult;
import dev.roost.linux.abi.PtraceAbi;
import dev.roost.linux.abi.SchedAbi;
import dev.roost.linux.proc.ProcTimeOffsets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * New user, pid, mount, network, ipc, uts, cgroup and time namespaces with a first process of their
 * own, in which a body is born. Its file system is empty, and it has no descriptor but that of the
 * shared memory, which is closed before a body runs. If its first process ends, the kernel ends
 * everything in it; and everything in it ends with this engine. On the tracer's thread.
 */
public final class Nursery {
  static final long CLONE_PARENT = 0x8000;

  private static final long EVENTS =
      PtraceAbi.PTRACE_O_EXITKILL
          | PtraceAbi.PTRACE_O_TRACESECCOMP
          | PtraceAbi.PTRACE_O_TRACECLONE
          | PtraceAbi.PTRACE_O_TRACEFORK
          | PtraceAbi.PTRACE_O_TRACEVFORK;

  /** CLONE_NEW* for NS, CGROUP, UTS, IPC, USER, PID, NET; namespaces(7). */
  private static final long NAMESPACES =
      0x20000L | 0x2000000L | 0x4000000L | 0x8000000L | 0x10000000L | 0x20000000L | 0x40000000L;

  /** "nobody", as whom the body runs outside its user namespace. */
  private static final int NOBODY = 65534;

  private static final long AT_FDCWD = -100;
  private static final long O_RDWR = 2;

  private final Tracer tracer;
  private final int stub;
  private final int init;
  private final GuestGroup group;
  private final int storeDescriptor;
  private StoppedTask stopped;
  private boolean initAlive = true;

  private Nursery(
      Tracer tracer,
      int stub,
      StoppedTask stopped,
      int init,
      GuestGroup group,
      int storeDescriptor) {
    this.storeDescriptor = storeDescriptor;
    this.tracer = tracer;
    this.stub = stub;
    this.stopped = stopped;
    this.init = init;
    this.group = group;
  }

  /**
   * Makes one; takes some milliseconds, so it is done before the process stops.
   *
   * @param clocks what clocks in it are to be ahead of the kernel's own. A kernel without time
   *     namespaces must not be asked for clocks that are not its own.
   * @param group where everything in it will be; the caller removes it after the end
   * @param store memory that bodies in it share; the caller closes it after the end
   */
  public static Nursery create(Tracer tracer, ClockPair clocks, GuestGroup group, SharedStore store)
      throws IOException {
    tracer.assertOwnThread();
    int stub = Spawn.start("roost-nursery", StubElf.image());
    try {
      tracer.seize(stub, EVENTS, null);
      tracer.interrupt(stub);
      StoppedTask task = tracer.awaitTrap(stub);
      task.setSignalMask(-1L);
      try (InjectedCalls calls =
          new InjectedCalls(
              task, new RemoteAddress(StubElf.SYSCALL), new RemoteAddress(StubElf.SCRATCH))) {
        int storeDescriptor = seclude(stub, calls, clocks, store);
        int init = birth(tracer, calls, 0);
        StoppedTask first = tracer.awaitTrap(init);
        try {
          group.add(init);
        } catch (IOException e) {
          Signals.kill(init, 9);
          throw e;
        }
        try (InjectedCalls own =
            new InjectedCalls(
                first, new RemoteAddress(StubElf.SYSCALL), new RemoteAddress(StubElf.SCRATCH))) {
          closeAll(own);
        }
        first.setRegisters(first.registers().with(Name.RIP, StubElf.PAUSE).with(Name.ORIG_RAX, -1));
        first.cont(0);
        Nursery nursery = new Nursery(tracer, stub, task, init, group, storeDescriptor);
        tracer.adopt(init, nursery.watch());
        return nursery;
      }
    } catch (IOException | RuntimeException e) {
      Signals.kill(stub, 9);
      throw e;
    }
  }

  /** Returns the number of the only descriptor it has then, the store's. */
  private static int seclude(int stub, InjectedCalls calls, ClockPair clocks, SharedStore store)
      throws IOException {
    // Before it sees nothing of this engine any more.
    long path = text(calls, 0, store.path().toString());
    int opened = (int) calls.mustCall("openat", 257, AT_FDCWD, path, O_RDWR, 0);
    boolean ownTime = ProcTimeOffsets.supported();
    calls.mustCall("unshare", 272, NAMESPACES | (ownTime ? SchedAbi.CLONE_NEWTIME : 0));
    if (ownTime) {
      // Holds for children born after it, and can be set until the first is born.
      Files.writeString(
          Path.of("/proc/" + stub + "/timens_offsets"),
          new ProcTimeOffsets(clocks.monotonicNs(), clocks.boottimeNs()).text());
    }
    Files.writeString(Path.of("/proc/" + stub + "/uid_map"), "0 " + NOBODY + " 1");
    Files.writeString(Path.of("/proc/" + stub + "/gid_map"), "0 " + NOBODY + " 1");
    calls.mustCall("setgroups", 116, 0, 0);
    calls.mustCall("setresgid", 119, 0, 0, 0);
    calls.mustCall("setresuid", 117, 0, 0, 0);
    long root = text(calls, 0, "/");
    long proc = text(calls, 16, "/proc");
    long tmpfs = text(calls, 32, "tmpfs");
    long options = text(calls, 48, "size=4k,nr_inodes=2,mode=0555");
    long here = text(calls, 96, ".");
    calls.mustCall("mount /", 165, 0, root, 0, 0x44000, 0);
    calls.mustCall("mount tmpfs", 165, tmpfs, proc, tmpfs, 0xe, options);
    calls.mustCall("chdir", 80, proc);
    calls.mustCall("pivot_root", 155, here, here);
    calls.mustCall("umount2", 166, here, 2);
    if (opened > 0) {
      calls.mustCall("close_range", 436, 0, opened - 1, 0);
    }
    calls.mustCall("close_range", 436, opened + 1, 0xffffffffL, 0);
    return opened;
  }

  private static void closeAll(InjectedCalls calls) throws IOException {
    calls.mustCall("close_range", 436, 0, 0xffffffffL, 0);
  }

  /** The number of the store's descriptor in a body that has just been born. */
  int storeDescriptor() {
    return storeDescriptor;
  }

  private static long text(InjectedCalls calls, int offset, String text) throws IOException {
    calls.writeScratch(offset, (text + "\0").getBytes(StandardCharsets.US_ASCII));
    return calls.scratch().value() + offset;
  }

  /** clone3(2) of a process in the new pid namespace; {@code pid} 0 lets the kernel choose. */
  private static int birth(Tracer tracer, InjectedCalls calls, int pid) throws IOException {
    return clone(calls, CLONE_PARENT, pid);
  }

  /**
   * clone3(2) with set_tid.
   *
   * @return the new task's id in this engine's pid namespace
   */
  static int clone(InjectedCalls calls, long flags, int tid) throws IOException {
    ByteBuffer args = ByteBuffer.allocate(96).order(ByteOrder.LITTLE_ENDIAN);
    args.putLong(0, flags);
    if (tid != 0) {
      args.putLong(64, calls.scratch().value() + 88);
      args.putLong(72, 1);
      args.putInt(88, tid);
    }
    calls.writeScratch(0, args.array());
    StoppedTask.Created created = calls.create(435, calls.scratch().value(), 88);
    if (created.result() < 0) {
      throw new IOException(
          "the guest cannot make a task with id " + tid + ": error " + -created.result());
    }
    return (int) created.message();
  }

  /** Makes the process {@code pid} in it, stopped; the stub is not needed any more. */
  StoppedTask bear(int pid, TaskListener listener) throws IOException {
    try (InjectedCalls calls =
        new InjectedCalls(
            stopped, new RemoteAddress(StubElf.SYSCALL), new RemoteAddress(StubElf.SCRATCH))) {
      int tid = birth(tracer, calls, pid);
      StoppedTask body = tracer.awaitTrap(tid);
      group.add(tid);
      tracer.adopt(tid, listener);
      return body;
    } finally {
      stopped = null;
      Signals.kill(stub, 9);
    }
  }

  private TaskListener watch() {
    return new TaskListener() {
      @Override
      public void stopped(StoppedTask task, Stop stop) throws ErrnoException {
        task.cont(0);
      }

      @Override
      public void ended(int tid, WaitResult result) {
        initAlive = false;
      }
    };
  }

  /** Ends everything in it. */
  public void end() {
    try {
      if (stopped != null) {
        stopped = null;
        Signals.kill(stub, 9);
      }
      if (initAlive) {
        initAlive = false;
        Signals.kill(init, 9);
      }
    } catch (ErrnoException e) {
      // It has ended already, which is what was wanted.
      initAlive = false;
    }
  }
}
