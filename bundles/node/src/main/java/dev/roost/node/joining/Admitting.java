package dev.roost.node.joining;

import dev.roost.trust.EnrollmentRequest;
import dev.roost.trust.Membership;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The side of the node that holds the authority: whom it takes in, and what it gives them. */
final class Admitting {

  private static final Logger LOG = LoggerFactory.getLogger(Admitting.class);

  private final ThisNode self;
  private final Steward steward;
  private final Consumer<Brokers> changed;

  /**
   * @param changed hears of the list of brokers when it has grown
   */
  Admitting(ThisNode self, Steward steward, Consumer<Brokers> changed) {
    this.self = self;
    this.steward = steward;
    this.changed = changed;
  }

  /** Whether this node can take others in; if not, says which one can. */
  void requireAuthority() throws IOException {
    if (!self.holdsAuthority()) {
      throw new RefusedException(
          "%s does not hold the authority of the cluster %s; ask %s"
              .formatted(self.id(), self.credentials().cluster(), self.brokers().founder()));
    }
  }

  /** Whether a node may have that name. */
  void requireFree(String node) throws RefusedException {
    if (self.isPresent(node)) {
      throw new RefusedException(
          "the cluster %s has a node %s already; give the new one another hostname in roost.toml, and reset it"
              .formatted(self.credentials().cluster(), node));
    }
  }

  /**
   * Takes in a node that has proved what it must.
   *
   * @param requests as {@link EnrollmentRequest#read} takes them
   * @param broker address of the new node's broker
   * @return what the node is sent
   */
  synchronized Message admit(List<byte[]> requests, String broker) throws IOException {
    String node = EnrollmentRequest.read(requests).node();
    Brokers brokers = self.brokers().with(broker);
    Membership membership = steward.admit(requests);
    brokers.write(self.brokersFile());
    changed.accept(brokers);
    LOG.info("{} was taken into the cluster {}", node, brokers.cluster());
    return Message.say("admitted")
        .withBytes("certificates", Membership.encode(membership.certificates()))
        .withBytes("authorities", Membership.encode(membership.authorities()))
        .with("founder", brokers.founder())
        .withTexts("brokers", brokers.list());
  }
}
