package dev.roost.broker.internal;

import dev.roost.broker.BrokerStatus.State;
import java.nio.file.Path;

/** A broker in a JVM that a test may kill; prints the broker's process id once it runs. */
final class SupervisorMain {

  private SupervisorMain() {}

  /** Arguments: port, keys directory, state directory. */
  public static void main(String[] args) throws Exception {
    try (MosquittoSupervisor supervisor =
        new MosquittoSupervisor(
            new BrokerSettings(
                "127.0.0.1",
                Integer.parseInt(args[0]),
                Path.of(args[1]),
                Path.of(args[2]),
                Path.of("/usr/sbin/mosquitto")))) {
      supervisor.start();
      while (supervisor.report().state() != State.RUNNING) {
        Thread.onSpinWait();
      }
      System.out.println("pid " + supervisor.report().pid());
      while (System.in.read() >= 0) {
        // Nothing is said there; its end is the sign.
      }
    }
  }
}
