package dev.roost.discovery.link;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Opens connections with Eclipse Paho. */
public final class PahoConnector implements MqttLink.Connector {

  private static final int KEEP_ALIVE_SECONDS = 5;
  private static final int CONNECT_SECONDS = 3;

  /** Longer than connecting and shaking hands together: a client is not left while it does. */
  private static final long ANSWER_MS = 8_000;

  private static final long MAXIMUM_PACKET_BYTES = 262_144;

  private final SSLContext tls;
  private final HostNames hostNames;
  private final Login login;

  /** Whether the broker's certificate must carry the host name by which it was called. */
  public enum HostNames {
    /** It must: the certificate is a public or a site's own one. */
    CHECKED,
    /** It need not: it is a node of the cluster, whose certificates name nodes. */
    ANY
  }

  /**
   * Name and password, for brokers that want them besides the certificate.
   *
   * @param user user name, or empty for none
   * @param password password
   */
  public record Login(String user, String password) {
    /** The certificate is enough. */
    public static final Login NONE = new Login("", "");

    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }

  public PahoConnector(SSLContext tls, HostNames hostNames, Login login) {
    this.tls = tls;
    this.hostNames = hostNames;
    this.login = login;
  }

  @Override
  public MqttLink open(
      URI broker, String clientId, MqttLink.Message will, MqttLink.Listener listener)
      throws IOException {
    MqttConnectionOptions options = new MqttConnectionOptions();
    // Paho's own reconnection resends aliases that the broker has forgotten, and does not
    // subscribe again: every connection gets a client of its own instead.
    options.setAutomaticReconnect(false);
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setTopicAliasMaximum(0);
    options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    options.setConnectionTimeout(CONNECT_SECONDS);
    options.setMaximumPacketSize(MAXIMUM_PACKET_BYTES);
    LinkSockets sockets = new LinkSockets(tls.getSocketFactory());
    options.setSocketFactory(sockets);
    options.setHttpsHostnameVerificationEnabled(hostNames == HostNames.CHECKED);
    if (!login.user().isEmpty()) {
      options.setUserName(login.user());
      options.setPassword(login.password().getBytes(StandardCharsets.UTF_8));
    }
    MqttMessage last = new MqttMessage(will.payload(), will.qos(), will.retained(), null);
    options.setWill(will.topic(), last);
    options.setWillMessageProperties(new MqttProperties());
    return PahoLink.connect(broker, clientId, options, sockets, listener, ANSWER_MS);
  }
}
