package dev.roost.discovery.message;

import dev.roost.discovery.message.BadMessageException.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a node says of itself in {@code node/ID/status}: its birth, its goodbye, and, published by
 * the broker, its will. All three have the same form, so that whoever comes late knows from any of
 * them who the node is.
 *
 * @param node the node's id
 * @param state what it says
 * @param epoch counts the starts of the node's agent
 * @param session counts its connections to a broker since then
 * @param host address of its engine
 * @param port TCP port of its engine
 * @param addresses all addresses of the node
 * @param version Roost's version there
 * @param kernel release of its kernel
 * @param cpu model name of its CPU
 * @param features its CPU's features, as {@code /proc/cpuinfo} names them
 * @param certificate its certificate in PEM form
 * @param atMs wall clock there, milliseconds since 1970; for people
 */
public record StatusMessage(
    String node,
    State state,
    long epoch,
    long session,
    String host,
    int port,
    List<String> addresses,
    String version,
    String kernel,
    String cpu,
    List<String> features,
    String certificate,
    long atMs) {

  /** What a node says, or its will; within one session they can only follow in this order. */
  public enum State {
    /** It is there. */
    READY,
    /** It will go soon; nothing is sent there any more. */
    LEAVING,
    /** It went in good order. */
    OFFLINE,
    /** Its connection ended without a goodbye. */
    LOST
  }

  public StatusMessage {
    addresses = List.copyOf(addresses);
    features = List.copyOf(features);
  }

  /** The same node in another state, or another session. */
  public StatusMessage with(State newState, long newEpoch, long newSession, long newAtMs) {
    return new StatusMessage(
        node,
        newState,
        newEpoch,
        newSession,
        host,
        port,
        addresses,
        version,
        kernel,
        cpu,
        features,
        certificate,
        newAtMs);
  }

  /**
   * Whether this was said before {@code other}. What a node says is ordered by epoch, session and
   * state; a will that the broker publishes after the node is back is thereby known to be late.
   */
  public boolean isOlderThan(StatusMessage other) {
    if (epoch != other.epoch) {
      return epoch < other.epoch;
    }
    if (session != other.session) {
      return session < other.session;
    }
    return state.compareTo(other.state) < 0;
  }

  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("node", node);
    json.put("state", state.name().toLowerCase(Locale.ROOT));
    json.put("epoch", epoch);
    json.put("session", session);
    json.put("at", atMs);
    json.put("engine", Map.of("host", host, "port", port));
    json.put("addresses", addresses);
    json.put("version", version);
    Map<String, Object> capabilities = new LinkedHashMap<>();
    capabilities.put("kernel", kernel);
    capabilities.put("cpu", cpu);
    capabilities.put("cpuFeatures", features);
    json.put("capabilities", capabilities);
    json.put("certificate", certificate);
    return json;
  }

  /** Reads the payload of an envelope. */
  public static StatusMessage parse(byte[] payload) throws BadMessageException {
    Fields fields = Fields.parse(payload);
    Fields engine = fields.object("engine");
    Fields capabilities = fields.object("capabilities");
    return new StatusMessage(
        fields.text("node"),
        state(fields.text("state")),
        fields.whole("epoch", 0, Long.MAX_VALUE),
        fields.whole("session", 0, Long.MAX_VALUE),
        engine.text("host"),
        (int) engine.whole("port", 1, 65535),
        fields.texts("addresses"),
        fields.text("version"),
        capabilities.text("kernel"),
        capabilities.text("cpu"),
        capabilities.texts("cpuFeatures"),
        fields.text("certificate"),
        fields.whole("at", 0, Long.MAX_VALUE));
  }

  private static State state(String word) throws BadMessageException {
    for (State state : State.values()) {
      if (state.name().toLowerCase(Locale.ROOT).equals(word)) {
        return state;
      }
    }
    throw new BadMessageException(
        Fault.FORMAT, "the field state must be ready, leaving, offline or lost");
  }
}
