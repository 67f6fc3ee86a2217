package dev.roost.engine.body;

import dev.roost.engine.model.Registers;
import dev.roost.engine.model.Registers.Name;
import dev.roost.engine.model.RemoteAddress;
import dev.roost.engine.restore.BodyCapabilities;
import dev.roost.engine.tracee.CloneCall;
import dev.roost.engine.tracee.InjectedCalls;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.engine.tracee.Tracer;
import java.io.IOException;

/**
 * How a body's thread makes a task with the id that it has at home already: clone3(2) with set_tid.
 * On the tracer's thread.
 *
 * @param injection where calls are injected in the body
 * @param scratch memory of the body for their arguments
 */
record Birth(Tracer tracer, RemoteAddress injection, RemoteAddress scratch) {
  private static final int SYS_CLONE3 = 435;
  private static final int SYS_SIGALTSTACK = 131;
  private static final int STACK_T = 24;

  /**
   * What came of it.
   *
   * @param child the new task, stopped, ready to go on behind the call; null if there is none
   * @param error the negated errno then
   */
  record Outcome(StoppedTask child, long error) {}

  /** Makes what {@code maker} wants to make. */
  Outcome make(HeldCall maker, CloneCall wanted, int homeTid) throws IOException {
    StoppedTask.Created created;
    byte[] alternateStack;
    try (InjectedCalls calls = new InjectedCalls(maker.task(), injection, scratch)) {
      calls.mustCall("sigaltstack", SYS_SIGALTSTACK, 0, scratch.value());
      alternateStack = calls.readScratch(0, STACK_T);
      BodyCapabilities.use(calls, BodyCapabilities.TO_CHOOSE_IDS);
      calls.writeScratch(0, wanted.withTid(scratch.value(), homeTid));
      created = calls.create(SYS_CLONE3, scratch.value(), CloneCall.bytes());
      BodyCapabilities.use(calls, BodyCapabilities.NONE);
    }
    if (created.result() < 0) {
      return new Outcome(null, created.result());
    }
    StoppedTask child = tracer.awaitTrap((int) created.message());
    Registers given = child.registers();
    try (InjectedCalls calls = new InjectedCalls(child, injection, scratch)) {
      BodyCapabilities.use(calls, BodyCapabilities.NONE);
      if (wanted.makerWaits()) {
        // The kernel keeps it for vfork(2) only, and the body's call is none.
        calls.writeScratch(0, alternateStack);
        calls.mustCall("sigaltstack", SYS_SIGALTSTACK, scratch.value(), 0);
      }
    }
    Registers base = maker.registers().with(Name.RAX, 0).with(Name.ORIG_RAX, -1);
    child.setRegisters(
        base.with(Name.RSP, wanted.stack() == 0 ? base.get(Name.RSP) : given.get(Name.RSP))
            .with(Name.FS_BASE, given.get(Name.FS_BASE)));
    child.setSignalMask(maker.signalMask());
    return new Outcome(child, 0);
  }
}
