package dev.roost.broker.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Generates mosquitto.conf(5) and its access list from the node's keys directory. */
final class MosquittoConfiguration {

  private MosquittoConfiguration() {}

  /**
   * Writes both files.
   *
   * @throws IOException with one sentence if the keys cannot be used or the files not be written
   */
  static void write(BrokerSettings settings) throws IOException {
    for (Path file : List.of(settings.authority(), settings.certificate(), settings.key())) {
      if (!Files.isReadable(file)) {
        throw new IOException(file + " is missing or not readable; the broker needs it for TLS");
      }
    }
    String cluster = clusterOf(settings.certificate());
    Files.createDirectories(
        settings.state(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(settings.aclFile(), acl(cluster));
    Files.setPosixFilePermissions(settings.aclFile(), PosixFilePermissions.fromString("rw-------"));
    Files.writeString(settings.configurationFile(), configuration(settings, runsAsRoot()));
  }

  /**
   * A node writes under its own name and the cluster's events, and reads all of its cluster. {@code
   * %u} is the common name of the client's certificate.
   */
  static String acl(String cluster) {
    return """
    pattern write roost/1/%1$s/node/%%u/#
    pattern write roost/1/%1$s/event/#
    pattern read roost/1/%1$s/#
    """
        .formatted(cluster);
  }

  static String configuration(BrokerSettings settings, boolean root) {
    // Without "user root" a Mosquitto that is started by root becomes the user mosquitto, who may
    // not read the node's key, and the kernel forgets to end it together with us.
    String user = root ? "user root\n" : "";
    // max_topic_alias 0: a client that resends a message by alias after a reconnection would be
    // thrown out for ever. No persistence: every node publishes what it knows when it connects.
    return user
        + """
        listener %d %s
        cafile %s
        certfile %s
        keyfile %s
        tls_version tlsv1.3
        require_certificate true
        use_identity_as_username true
        allow_anonymous false
        acl_file %s
        persistence false
        max_topic_alias 0
        max_packet_size 262144
        max_queued_messages 10000
        set_tcp_nodelay true
        sys_interval 0
        log_dest stderr
        log_timestamp false
        log_type error
        log_type warning
        log_type notice
        log_type information
        """
            .formatted(
                settings.port(),
                settings.host(),
                settings.authority(),
                settings.certificate(),
                settings.key(),
                settings.aclFile());
  }

  /** The organisation of the certificate: the name of the cluster. */
  private static String clusterOf(Path certificate) throws IOException {
    try (InputStream in = Files.newInputStream(certificate)) {
      X509Certificate parsed =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      for (Rdn part : new LdapName(parsed.getSubjectX500Principal().getName()).getRdns()) {
        if (part.getType().equalsIgnoreCase("O")
            && part.getValue() instanceof String cluster
            && cluster.matches("[a-z0-9-]{1,63}")) {
          return cluster;
        }
      }
      throw new IOException(
          certificate
              + " names no cluster; its subject must have an organisation of a-z, 0-9 and -");
    } catch (CertificateException | InvalidNameException e) {
      throw new IOException(certificate + " is not an X.509 certificate in PEM form", e);
    }
  }

  private static boolean runsAsRoot() throws IOException {
    return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
  }
}
