package dev.roost.discovery.contract;

import dev.roost.api.Admission;
import dev.roost.discovery.message.Envelope;
import dev.roost.discovery.message.LoadMessage;
import dev.roost.discovery.message.NodeSigner;
import dev.roost.discovery.message.StatusMessage;
import dev.roost.trust.NodeCredentials;
import java.io.IOException;
import java.net.URI;

/** Another node, of which the test says when it speaks. */
final class Peer implements AutoCloseable {

  private final String id;
  private final Observer link;
  private final NodeSigner signer;
  private final StatusMessage birth;
  private long sequence;

  Peer(NodeCredentials credentials, URI broker) throws Exception {
    id = credentials.nodeId();
    signer = new NodeSigner(id, credentials.privateKey());
    birth = Samples.birth(credentials);
    link = new Observer(credentials, broker, "roost/1/barn/node/" + id + "/policy");
  }

  String id() {
    return id;
  }

  void isBorn() throws IOException {
    say(StatusMessage.State.READY);
  }

  /** As the broker says for it once its connection is broken. */
  void dies() throws IOException {
    say(StatusMessage.State.LOST);
  }

  private void say(StatusMessage.State state) throws IOException {
    StatusMessage status = birth.with(state, birth.epoch(), birth.session(), 1);
    String topic = Expect.status(id);
    link.publish(topic, Envelope.seal(topic, status.toJson(), signer), true);
  }

  /** Says its load; returns the message. */
  byte[] speaks() throws IOException {
    LoadMessage load =
        new LoadMessage(id, birth.epoch(), ++sequence, 1000, true, Samples.LOAD, Admission.ALL, 1);
    byte[] message = Envelope.seal(Expect.loads(id), load.toJson(), signer);
    link.publish(Expect.loads(id), message, false);
    return message;
  }

  /** Says the same again. */
  void repeats(byte[] message) throws IOException {
    link.publish(Expect.loads(id), message, false);
  }

  @Override
  public void close() {
    link.close();
  }
}
