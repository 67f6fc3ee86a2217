package dev.roost.broker.internal;

import java.nio.file.Path;

/**
 * What the broker needs to know.
 *
 * @param host address to listen on
 * @param port TCP port to listen on, 1 to 65535
 * @param keys directory with {@code ca.crt.pem}, {@code node.crt.pem} and {@code node.key.pem}
 * @param state directory for the generated files; is made if it is missing
 * @param mosquitto the program
 */
public record BrokerSettings(String host, int port, Path keys, Path state, Path mosquitto) {

  public BrokerSettings {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException(
          "listen.port is " + port + "; it must be between 1 and 65535, for example 8883");
    }
    if (host.isBlank() || host.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException(
          "listen.host is '" + host + "'; it must be one address, for example 0.0.0.0");
    }
  }

  Path authority() {
    return keys.resolve("ca.crt.pem");
  }

  Path certificate() {
    return keys.resolve("node.crt.pem");
  }

  Path key() {
    return keys.resolve("node.key.pem");
  }

  Path configurationFile() {
    return state.resolve("mosquitto.conf");
  }

  Path aclFile() {
    return state.resolve("mosquitto.acl");
  }

  Path pidFile() {
    return state.resolve("mosquitto.pid");
  }

  String listen() {
    return host + ":" + port;
  }
}
