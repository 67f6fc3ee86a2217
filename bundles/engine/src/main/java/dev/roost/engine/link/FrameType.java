package dev.roost.engine.link;

import dev.roost.wire.WireException;

/** What a frame is. H is the home, G the guest; the payloads are in docs/link.md. */
public enum FrameType {
  /** H→G: what the process needs; asks for a ticket. */
  OFFER,
  /** G→H: yes, with the ticket that the manifest must carry. */
  TICKET,
  /** Either: no, and why; the process goes on where it was. */
  REFUSED,
  /** Sender→receiver of a transfer: the process image. */
  STATE,
  /** Sender→receiver of a transfer: a batch of pages. */
  PAGES,
  /** Sender→receiver of a transfer: its signed manifest; the last frame of a transfer. */
  MANIFEST,
  /** G→H: the body is complete and verified, and waits. */
  READY,
  /** H→G: the commit point. From here on the body owns the execution. */
  GO,
  /** G→H: a call to be executed in a deputy thread. */
  CALL,
  /** H→G: its result. */
  RESULT,
  /** H→G: a signal that reached the deputy. */
  SIGNAL,
  /** G→H: interrupt this call. */
  CANCEL,
  /** G→H: map this file at home too and send its contents. */
  MAP_FILE,
  /** H→G: the contents, or why not. */
  MAPPED,
  /** G→H: a thread, or the process, exits. */
  EXITING,
  /** H→G: the deputy's thread has exited. */
  EXITED,
  /** G→H: the process needs to go home, and why. */
  WANT_HOME,
  /** H→G: come home, with the ticket that the manifest must carry. */
  RECALL,
  /** G→H: every thread of the body is stopped, no call is under way. */
  STOPPED,
  /** H→G: no signal will follow. */
  QUIET,
  /** H→G: the way home is verified; the body ends. */
  HOME,
  /** H→G: the way home is refused; the body goes on. */
  STAY,
  /** G→H: the body has ended by a signal. */
  BODY_ENDED,
  /** H→G: the deputy has ended; so does the body. */
  DEPUTY_ENDED,
  /** G→H: the body was stopped by job control. */
  JOB_STOP,
  /** Either: I am here; carries G's figures of the body. */
  PING,
  /** H→G: the memory's shape while the process still runs; pages follow, then STATE. */
  LAYOUT,
  /** G→H: what do your clocks say; H→G: they say this. Between OFFER and TICKET. */
  CLOCK,
  /** G→H: a thread makes another. */
  NEW_THREAD,
  /** H→G: the deputy's is there, or why not. */
  MADE_THREAD,
  /** G→H: a thread makes a process. */
  NEW_PROCESS,
  /** H→G: the process is not made, and why. */
  MADE_NO_PROCESS,
  /** H→G, first on a link: the deputy of the new process is there. Answered by READY. */
  BORN,
  /** H→G: the process has become another program, at home; what does the body leave it? */
  BECAME,
  /** G→H: this; the body ends. */
  PARTING,
  /** G→H: what comes next in a file; the first time, with a lease. */
  READ_AHEAD,
  /** H→G: this comes, or there is no lease. */
  AHEAD,
  /** G→H: so far has the program read. Before whoever looks could see it. */
  OFFSET,
  /** H→G: the file is to be written: forget what was read ahead. */
  BREAK,
  /** G→H: it is forgotten; the lease is not needed any more. */
  DROPPED,
  /** G→H: the body has been given a timer's signal. */
  TAKEN,
  /** G→H, on the way home: contents of shared memory that others than its mappers may look at. */
  KEPT;

  private static final FrameType[] ALL = values();

  /** The type with this number on the wire. */
  public static FrameType of(int number) throws WireException {
    if (number < 0 || number >= ALL.length) {
      throw new WireException("unknown frame type " + number);
    }
    return ALL[number];
  }
}
