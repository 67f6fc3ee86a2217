package dev.roost.engine.tracee;

import dev.roost.engine.model.Registers;
import dev.roost.engine.model.RemoteAddress;
import dev.roost.linux.FileDescriptor;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Calls injected into a stopped task. Its registers are left as the last call left them: whoever
 * resumes it sets them first.
 */
public final class InjectedCalls implements RemoteCalls, AutoCloseable {
  private final StoppedTask task;
  private final Registers base;
  private final RemoteAddress at;
  private final RemoteAddress scratch;
  private final FileDescriptor memory;

  /**
   * @param task the stopped task; all signals blocked
   * @param at a {@code syscall} instruction in its memory
   * @param scratch writable memory
   */
  public InjectedCalls(StoppedTask task, RemoteAddress at, RemoteAddress scratch)
      throws IOException {
    this.task = task;
    this.base = task.registers();
    this.at = at;
    this.scratch = scratch;
    this.memory = FileDescriptor.open(Path.of("/proc/" + task.tid() + "/mem"), 2);
  }

  @Override
  public long call(long number, long... arguments) throws IOException {
    return task.call(at, base, number, arguments);
  }

  /** A call that creates a task; see {@link StoppedTask#create}. */
  public StoppedTask.Created create(long number, long... arguments) throws IOException {
    return task.create(at, base, number, arguments);
  }

  @Override
  public RemoteAddress scratch() {
    return scratch;
  }

  @Override
  public byte[] readScratch(int offset, int length) throws IOException {
    byte[] bytes = new byte[length];
    memory.readFully(scratch.value() + offset, bytes, 0, length);
    return bytes;
  }

  @Override
  public void writeScratch(int offset, byte[] bytes) throws IOException {
    memory.writeFully(scratch.value() + offset, bytes, 0, bytes.length);
  }

  @Override
  public void close() {
    memory.close();
  }
}
