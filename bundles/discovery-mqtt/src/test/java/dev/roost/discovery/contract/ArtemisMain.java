package dev.roost.discovery.contract;

import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** An Artemis broker that runs until it is killed, or until its standard input ends. */
final class ArtemisMain {

  private ArtemisMain() {}

  /** Arguments: port, key store, trust store, their password. */
  public static void main(String[] args) throws Exception {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("host", "127.0.0.1");
    parameters.put("port", args[0]);
    parameters.put("protocols", "MQTT");
    parameters.put("sslEnabled", true);
    parameters.put("enabledProtocols", "TLSv1.3");
    parameters.put("needClientAuth", true);
    parameters.put("keyStorePath", args[1]);
    parameters.put("keyStoreType", "PKCS12");
    parameters.put("keyStorePassword", args[3]);
    parameters.put("trustStorePath", args[2]);
    parameters.put("trustStoreType", "PKCS12");
    parameters.put("trustStorePassword", args[3]);
    ConfigurationImpl configuration = new ConfigurationImpl();
    configuration.setPersistenceEnabled(false);
    configuration.setSecurityEnabled(false);
    configuration.addAcceptorConfiguration(
        new TransportConfiguration(
            NettyAcceptorFactory.class.getName(), parameters, "mqtt", Map.of()));
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    broker.setConfiguration(configuration);
    broker.start();
    System.out.println("ready");
    while (System.in.read() >= 0) {
      // Nothing is said there; its end is the sign.
    }
    broker.stop();
  }
}
