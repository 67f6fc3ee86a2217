package dev.roost.discovery.contract;

import dev.roost.trust.NodeCredentials;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;

/** ActiveMQ Artemis in a JVM of its own. */
final class ArtemisBroker implements TestBroker {

  private static final String PASSWORD = "password";

  private final Path directory;
  private final int port;
  private Process process;

  ArtemisBroker(TestCluster cluster, String name, int port) throws Exception {
    this.directory = cluster.directory(name + "-broker");
    this.port = port;
    writeStores(cluster.credentials(name));
  }

  @Override
  public void start() throws Exception {
    Path log = directory.resolve("artemis.log");
    Files.deleteIfExists(log);
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ArtemisMain.class.getName(),
                Integer.toString(port),
                directory.resolve("keys.p12").toString(),
                directory.resolve("trust.p12").toString(),
                PASSWORD)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Await.until(
        "Artemis runs",
        Duration.ofSeconds(40),
        () -> Files.readAllLines(log).contains("ready"),
        () -> log + " of process " + process.toHandle());
  }

  @Override
  public void kill() throws Exception {
    process.destroyForcibly().waitFor();
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void writeStores(NodeCredentials node) throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setKeyEntry(
        "broker",
        KeyFactory.getInstance("Ed25519")
            .generatePrivate(new PKCS8EncodedKeySpec(node.privateKey().getEncoded())),
        PASSWORD.toCharArray(),
        new X509Certificate[] {node.certificate()});
    write(keys, "keys.p12");
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("authority", node.authority());
    write(trusted, "trust.p12");
  }

  private void write(KeyStore store, String name) throws GeneralSecurityException, IOException {
    try (OutputStream out = Files.newOutputStream(directory.resolve(name))) {
      store.store(out, PASSWORD.toCharArray());
    }
  }
}
