package dev.roost.node.joining;

import dev.roost.trust.Membership;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Arrays;
import java.util.function.Consumer;

/** Asks the founder which brokers there are, as every node must have the same list. */
final class BrokerRefresh {

  private final ThisNode self;
  private final Consumer<Brokers> changed;
  private final Clock clock;

  BrokerRefresh(ThisNode self, Consumer<Brokers> changed, Clock clock) {
    this.self = self;
    this.changed = changed;
    this.clock = clock;
  }

  /**
   * Asks once; does nothing on the founder itself.
   *
   * @throws IOException if the founder is not reached, or is another one
   */
  void refresh() throws IOException {
    Brokers known = self.brokers();
    if (known.founder().equals(self.id())) {
      return;
    }
    var address = new InetSocketAddress(known.founderHost(), self.settings().port());
    try (JoinChannel channel = JoinChannel.connect(self.credentials(), address)) {
      Hello hello = Hello.receive(channel);
      hello.requireMember(channel, clock);
      if (!hello.node().equals(known.founder())
          || !Arrays.equals(
              Membership.fingerprint(hello.authorities()),
              Membership.fingerprint(self.authorities()))) {
        throw new IOException(
            "%s of the cluster %s answers for %s"
                .formatted(hello.node(), hello.cluster(), known.founder()));
      }
      if (!hello.brokers().equals(known)) {
        hello.brokers().write(self.brokersFile());
        changed.accept(hello.brokers());
      }
    }
  }
}
