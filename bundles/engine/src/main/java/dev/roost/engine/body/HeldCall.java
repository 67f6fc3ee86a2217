package dev.roost.engine.body;

import dev.roost.engine.model.Registers;
import dev.roost.engine.model.Registers.Name;
import dev.roost.engine.model.RemoteAddress;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.linux.ErrnoException;

/**
 * A thread that is held at a system call, all signals blocked, for else one could come while a call
 * is injected and be lost. On the tracer's thread.
 *
 * @param registers those at the call's entry
 * @param signalMask what the program itself has blocked
 */
record HeldCall(StoppedTask task, Registers registers, long signalMask) {

  /** Holds {@code task}, which is stopped at the call's entry. */
  static HeldCall at(StoppedTask task) throws ErrnoException {
    HeldCall held = new HeldCall(task, task.registers(), task.signalMask());
    task.setSignalMask(-1L);
    return held;
  }

  /** Injects a call, once the held one is over; its result. */
  long call(RemoteAddress injection, int number, long... arguments) throws ErrnoException {
    return task.call(injection, registers, number, arguments);
  }

  /** The held call has this result. The task is then ready to go on. */
  void returns(long result) throws ErrnoException {
    task.setRegisters(registers.with(Name.RAX, result).with(Name.ORIG_RAX, -1));
    task.setSignalMask(signalMask);
  }

  /** The held call is undone: a task that goes on makes it again. */
  void undo() throws ErrnoException {
    task.setRegisters(
        registers
            .with(Name.RIP, registers.get(Name.RIP) - 2)
            .with(Name.RAX, registers.get(Name.ORIG_RAX))
            .with(Name.ORIG_RAX, -1));
    task.setSignalMask(signalMask);
  }
}
