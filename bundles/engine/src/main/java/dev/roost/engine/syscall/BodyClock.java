package dev.roost.engine.syscall;

/**
 * CPU time that the body of the calling thread has used on guests; the deputy knows nothing of it.
 */
public interface BodyClock {

  /** Of all threads together. */
  CpuTime process();

  /** Of the calling thread. */
  CpuTime thread();
}
