package dev.roost.engine.syscall;

/** How long a forwarded call may keep the deputy's thread. */
public enum Blocking {
  /** Ends by itself without waiting for another process, a peer or a person. */
  PROMPT,
  /** May wait for ever: a pipe, a terminal, a lock, a child. */
  BLOCKS
}
