package dev.roost.engine.restore;

import dev.roost.engine.memory.Discard;
import dev.roost.engine.memory.PageSink;
import dev.roost.engine.memory.SharedSink;
import dev.roost.engine.memory.WriteTracking;
import dev.roost.engine.model.Layout;
import dev.roost.engine.model.ProcessImage;
import dev.roost.engine.model.Registers.Name;
import dev.roost.engine.model.RemoteAddress;
import dev.roost.engine.model.ThreadState;
import dev.roost.engine.model.Vma;
import dev.roost.engine.tracee.InjectedCalls;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.engine.tracee.StubElf;
import dev.roost.engine.tracee.TaskListener;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.FileDescriptor;
import dev.roost.linux.SeccompListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a body: {@link #layout}, then pages, {@link #become} when its image is known, pages again,
 * then {@link #finish}, and at the commit point {@link #go}. The body's region holds a page of code
 * with one {@code syscall} instruction and some memory for arguments; the rest is reserved, as at
 * home.
 */
public final class BodyRestore {
  /** Length of the page of code, in bytes. */
  public static final long CODE_BYTES = 4096;

  /** Length of the memory for arguments of injected calls, in bytes. */
  public static final long SCRATCH_BYTES = 128 * 1024;

  private static final long TOP = 0x7ffffffff000L;
  private static final byte[] CODE = {0x0f, 0x05, (byte) 0xcc};
  private static final int SYS_MMAP = 9;
  private static final int SYS_MUNMAP = 11;
  private static final int ARCH_MAP_VDSO_64 = 0x2003;

  /** VM, FS, FILES, SIGHAND, THREAD, SYSVSEM; clone(2). */
  private static final long CLONE_THREAD_FLAGS =
      0x100L | 0x200L | 0x400L | 0x800L | 0x10000L | 0x40000L;

  private final Tracer tracer;
  private final Nursery nursery;
  private final Layout first;
  private final Sharing sharing;
  private ProcessImage image;
  private final Map<Integer, StoppedTask> tasks = new LinkedHashMap<>();
  private StoppedTask leader;
  private SeccompListener listener;
  private WriteTracking tracking;

  /** Null before {@link #pages}. */
  private SharedSink sharedSink;

  public BodyRestore(Tracer tracer, Nursery nursery, Layout layout, SharedStore store) {
    this.sharing = new StoreSharing(store, nursery.storeDescriptor());
    this.tracer = tracer;
    this.nursery = nursery;
    this.first = layout;
  }

  /** Where calls are injected in a body of this shape. */
  public static RemoteAddress injection(Layout layout) {
    return layout.region().code();
  }

  /** Memory of a body of this shape for arguments of injected calls. */
  public static RemoteAddress scratch(Layout layout) {
    return layout.region().code().plus(CODE_BYTES);
  }

  /** Makes the process with all its mappings, empty. Returns its id in this engine's namespace. */
  public int layout(TaskListener listenerOfBody) throws IOException {
    return tracer.call(
        () -> {
          leader = nursery.bear(first.pid(), listenerOfBody);
          leader.setSignalMask(-1L);
          leader.setRegisters(leader.registers().with(Name.RSP, 0).with(Name.ORIG_RAX, -1));
          reserveRegion();
          try (InjectedCalls calls = calls(leader)) {
            long end = first.region().end();
            calls.mustCall("munmap", SYS_MUNMAP, 0, first.region().start());
            calls.mustCall("munmap", SYS_MUNMAP, end, TOP - end);
            for (Vma vma : first.mappings().vmas()) {
              if (vma.kind() == Vma.Kind.KERNEL) {
                calls.mustCall("arch_prctl(ARCH_MAP_VDSO_64)", 158, ARCH_MAP_VDSO_64, vma.start());
                break;
              }
            }
            MappingsRestore.inBody(calls, first.mappings(), sharing);
          }
          return leader.tid();
        });
  }

  private void reserveRegion() throws IOException {
    long start = first.region().start();
    long reserve = 0x2 | 0x20 | 0x100000 | 0x4000;
    long fixed = 0x2 | 0x20 | 0x10;
    // Shared, so that it does not count against the body's RLIMIT_DATA.
    long sharedFixed = 0x1 | 0x20 | 0x10;
    try (InjectedCalls calls =
        new InjectedCalls(
            leader, new RemoteAddress(StubElf.SYSCALL), new RemoteAddress(StubElf.SCRATCH))) {
      calls.mustCall("mmap region", SYS_MMAP, start, first.region().size(), 0, reserve, -1, 0);
      calls.mustCall("mmap code", SYS_MMAP, start, CODE_BYTES, 5, fixed, -1, 0);
      calls.mustCall(
          "mmap scratch", SYS_MMAP, start + CODE_BYTES, SCRATCH_BYTES, 3, sharedFixed, -1, 0);
    }
    try (FileDescriptor memory =
        FileDescriptor.open(Path.of("/proc/" + leader.tid() + "/mem"), 2)) {
      memory.writeFully(start, CODE, 0, CODE.length);
    }
  }

  private InjectedCalls calls(StoppedTask task) throws IOException {
    return new InjectedCalls(task, injection(first), scratch(first));
  }

  /**
   * Its image is known: memory becomes what it is there, and what has been written stays where the
   * mapping is still the same.
   */
  public void become(ProcessImage known) throws IOException {
    Layout last = known.layout();
    if (last.pid() != first.pid() || !last.region().equals(first.region())) {
      throw new IOException("the image is not of the process whose memory was sent before");
    }
    if (!kernel(last).equals(kernel(first))) {
      throw new IOException("the process has become another program while its memory was sent");
    }
    image = known;
    if (last.mappings().equals(first.mappings())) {
      return;
    }
    tracer.call(
        () -> {
          try (InjectedCalls calls = calls(leader)) {
            List<Vma> present = new ArrayList<>(first.mappings().vmas());
            present.removeIf(vma -> vma.kind() == Vma.Kind.KERNEL);
            MappingsRestore.update(
                calls, last.mappings(), present, MappingsRestore.Marks.SET, sharing);
          }
          return null;
        });
    if (sharedSink != null) {
      sharedSink.remapped();
    }
  }

  private static List<Vma> kernel(Layout layout) {
    return layout.mappings().vmas().stream().filter(vma -> vma.kind() == Vma.Kind.KERNEL).toList();
  }

  /** Where its pages are to be written. */
  public PageSink pages() throws IOException {
    sharedSink = new SharedSink(leader.tid());
    return new PageSink(
        leader.tid(),
        PageSink.Mode.OVERWRITE,
        first.region(),
        _ -> true,
        this::discard,
        sharedSink);
  }

  private void discard(long start, long end) throws IOException {
    tracer.call(
        () -> {
          try (InjectedCalls calls = calls(leader)) {
            new Discard(leader.tid(), calls).discard(start, end);
          }
          return null;
        });
  }

  /**
   * Everything else, once the pages are there and the transfer is verified.
   *
   * @param filter the seccomp program, {@code struct sock_filter[]}
   * @param listenerOfBody told of the threads' stops
   * @return the tasks by thread id at home, stopped
   */
  public Map<Integer, Integer> finish(byte[] filter, TaskListener listenerOfBody)
      throws IOException {
    return tracer.call(
        () -> {
          try (InjectedCalls calls = calls(leader)) {
            MemoryFieldsRestore.into(calls, image.fields());
            SignalStateRestore.actions(calls, image.signals());
            Locking.inBody(leader.tid(), calls, image.mappings());
            track(calls);
            install(calls, filter);
            makeThreads(calls, listenerOfBody);
          }
          Map<Integer, Integer> tids = new LinkedHashMap<>();
          for (ThreadState thread : image.threads().threads()) {
            StoppedTask task = tasks.get(thread.tid());
            task.setSignalMask(-1L);
            try (InjectedCalls calls = calls(task)) {
              ThreadsRestore.byItself(calls, thread);
            }
            task.setXstate(thread.xstate());
            tids.put(thread.tid(), task.tid());
          }
          LimitsRestore.inBody(leader.tid(), image.limits());
          return tids;
        });
  }

  /** All that is there now home has as well: the way home need only bring what is written. */
  private void track(InjectedCalls calls) throws IOException {
    tracking = WriteTracking.begin(leader.tid(), calls);
    for (Vma vma : image.mappings().vmas()) {
      if (vma.kind() != Vma.Kind.KERNEL && vma.kind() != Vma.Kind.SHARED) {
        tracking.watch(vma.start(), vma.end());
      }
    }
  }

  private void install(InjectedCalls calls, byte[] filter) throws IOException {
    long program = calls.scratch().value() + 16;
    ByteBuffer fprog = ByteBuffer.allocate(16 + filter.length).order(ByteOrder.LITTLE_ENDIAN);
    fprog.putShort((short) (filter.length / 8)).putLong(8, program);
    fprog.position(16).put(filter);
    calls.writeScratch(0, fprog.array());
    // SET_MODE_FILTER with NEW_LISTENER and WAIT_KILLABLE_RECV: without the latter a signal could
    // abort a call that is already being executed at home, and it would be executed twice.
    long fd = calls.mustCall("seccomp", 317, 1, 8 | 0x20, calls.scratch().value());
    try (FileDescriptor pidfd = FileDescriptor.pidfd(leader.tid())) {
      listener = new SeccompListener(pidfd.take((int) fd));
    }
    calls.mustCall("close_range", 436, 0, 0xffffffffL, 0);
  }

  private void makeThreads(InjectedCalls calls, TaskListener listenerOfBody) throws IOException {
    for (ThreadState thread : image.threads().threads()) {
      if (tasks.isEmpty()) {
        tasks.put(thread.tid(), leader);
      } else {
        int tid = Nursery.clone(calls, CLONE_THREAD_FLAGS, thread.tid());
        tasks.put(thread.tid(), tracer.awaitTrap(tid));
        tracer.adopt(tid, listenerOfBody);
      }
    }
  }

  /** What the body has written since it was built; ends with it. */
  public WriteTracking tracking() {
    return tracking;
  }

  /** The supervisor's end of the body's filter; from now on it is the caller's to close. */
  public SeccompListener takeListener() {
    SeccompListener taken = listener;
    listener = null;
    return taken;
  }

  /** How a body begins. */
  public enum Start {
    /** It runs. */
    RUNNING,
    /** Job control has stopped it, and lets it go on some day. */
    STOPPED
  }

  /** The commit point, at the guest: the body runs, unless it is to begin stopped. */
  public void go(Start start) throws IOException {
    tracer.call(
        () -> {
          for (ThreadState thread : image.threads().threads()) {
            StoppedTask task = tasks.get(thread.tid());
            ThreadsRestore.byTracer(task, thread);
          }
          if (start == Start.STOPPED) {
            leader.stopProcess();
          }
          for (StoppedTask task : tasks.values()) {
            if (task == leader && start == Start.STOPPED) {
              task.listen();
            } else {
              // In a process that is stopped it stops before its first instruction.
              task.cont(0);
            }
          }
          tasks.clear();
          return null;
        });
  }

  /** Ends the body and its nursery, whatever they have become. */
  public void end() {
    tracer.submit(
        () -> {
          nursery.end();
          if (tracking != null) {
            tracking.close();
          }
          if (listener != null) {
            listener.close();
          }
        });
  }
}
