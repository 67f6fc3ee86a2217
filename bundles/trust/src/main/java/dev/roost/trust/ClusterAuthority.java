package dev.roost.trust;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** The cluster's certificate authority: whoever holds its directory decides who is a node. */
public final class ClusterAuthority {

  private static final String OWNER = "ca";

  /** The authority must outlive the machines; replacing it means enrolling every node again. */
  private static final Duration AUTHORITY_LIFE = Duration.ofDays(20 * 365L);

  private static final Duration NODE_LIFE = Duration.ofDays(2 * 365L);

  /** Clocks of machines that just booted are often behind. */
  private static final Duration BACKDATED = Duration.ofDays(1);

  private final Path dir;
  private final String cluster;
  private final List<SigningIdentity> identities;
  private final Clock clock;
  private final SecureRandom random;

  private ClusterAuthority(
      Path dir, String cluster, List<SigningIdentity> identities, Clock clock) {
    this.dir = dir;
    this.cluster = cluster;
    this.identities = List.copyOf(identities);
    this.clock = clock;
    this.random = new SecureRandom();
  }

  /**
   * Makes a new authority.
   *
   * @param dir made if missing, mode 0700; must not hold an authority already
   * @param cluster the cluster's name, 1 to 63 of a-z, 0-9 and '-'
   * @throws IOException if there is an authority already or files cannot be written
   */
  public static ClusterAuthority create(Path dir, String cluster) throws IOException {
    return create(dir, cluster, Clock.systemUTC());
  }

  /**
   * Opens the authority in {@code dir}, or makes it. It appears there as a whole: what a making
   * that was cut off has left, in a directory beside it, is made anew.
   *
   * @param dir as for {@link #create}, in a directory that exists
   * @throws IOException if it is unusable, is another cluster's, or files cannot be written
   */
  public static ClusterAuthority found(Path dir, String cluster) throws IOException {
    if (Files.exists(dir)) {
      ClusterAuthority authority = open(dir);
      if (!authority.cluster.equals(cluster)) {
        throw new IOException(
            dir + " is the authority of cluster " + authority.cluster + ", not of " + cluster);
      }
      return authority;
    }
    Path unfinished = dir.resolveSibling(dir.getFileName() + ".new");
    if (Files.exists(unfinished)) {
      try (var files = Files.list(unfinished)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
    create(unfinished, cluster);
    Files.move(unfinished, dir, StandardCopyOption.ATOMIC_MOVE);
    return open(dir);
  }

  static ClusterAuthority create(Path dir, String cluster, Clock clock) throws IOException {
    Names.require("cluster name", cluster);
    Path first = dir.resolve(SignatureScheme.ED25519.keyFile(OWNER));
    if (Files.exists(first)) {
      throw new IOException(
          dir + " already holds an authority; a second one would orphan the nodes of the first");
    }
    makePrivateDirectory(dir);
    Instant now = clock.instant();
    var validity = new Certificates.Validity(now.minus(BACKDATED), now.plus(AUTHORITY_LIFE));
    SecureRandom random = new SecureRandom();
    for (SignatureScheme scheme : SignatureScheme.values()) {
      KeyPair keys = scheme.generate();
      var certificate = Certificates.authority(scheme, keys, cluster, validity, random);
      Pem.writeCertificate(dir.resolve(scheme.certificateFile(OWNER)), certificate);
      Pem.writePrivateKey(dir.resolve(scheme.keyFile(OWNER)), scheme, keys.getPrivate());
    }
    return open(dir, clock);
  }

  /**
   * Opens an authority that {@link #create} made.
   *
   * @throws IOException if its files are missing or unusable, with one sentence
   */
  public static ClusterAuthority open(Path dir) throws IOException {
    return open(dir, Clock.systemUTC());
  }

  static ClusterAuthority open(Path dir, Clock clock) throws IOException {
    if (!Files.exists(dir.resolve(SignatureScheme.ED25519.keyFile(OWNER)))) {
      throw new IOException(dir + " holds no authority; make one with: create " + dir + " CLUSTER");
    }
    List<SigningIdentity> identities = new ArrayList<>();
    for (SignatureScheme scheme : SignatureScheme.values()) {
      Path keyFile = dir.resolve(scheme.keyFile(OWNER));
      if (Files.exists(keyFile)) {
        var certificate = Pem.readCertificate(dir.resolve(scheme.certificateFile(OWNER)));
        var key = Pem.readPrivateKey(keyFile, scheme);
        identities.add(new SigningIdentity(scheme, key, certificate, certificate));
      }
    }
    var subject = Certificates.holder(identities.getFirst().certificate()).getSubject();
    return new ClusterAuthority(dir, Certificates.attribute(subject, BCStyle.O), identities, clock);
  }

  /** The cluster's name. */
  public String cluster() {
    return cluster;
  }

  /**
   * Makes the keys of a node and writes them with their certificates and the authority's into a
   * directory: {@code node.key.pem} (mode 0600), {@code node.crt.pem}, {@code ca.crt.pem}, and the
   * same with {@code .mldsa} for the second signature. What was there is replaced.
   *
   * @param nodeId 1 to 63 of a-z, 0-9 and '-'
   * @param keysDir made if missing, mode 0700
   * @param addresses IP addresses under which the node is reached, for clients that compare them
   * @throws IllegalArgumentException if the name or an address is not one
   */
  public void issue(String nodeId, Path keysDir, List<String> addresses) throws IOException {
    Names.require("node name", nodeId);
    List<InetAddress> parsed = new ArrayList<>();
    for (String address : addresses) {
      parsed.add(parse(address));
    }
    makePrivateDirectory(keysDir);
    Instant now = clock.instant();
    var validity = new Certificates.Validity(now.minus(BACKDATED), now.plus(NODE_LIFE));
    for (SigningIdentity issuer : identities) {
      SignatureScheme scheme = issuer.scheme();
      KeyPair keys = scheme.generate();
      var certificate =
          Certificates.node(issuer, keys.getPublic(), nodeId, parsed, validity, random);
      Pem.writePrivateKey(keysDir.resolve(scheme.keyFile("node")), scheme, keys.getPrivate());
      Pem.writeCertificate(keysDir.resolve(scheme.certificateFile("node")), certificate);
      Pem.writeCertificate(keysDir.resolve(scheme.certificateFile(OWNER)), issuer.certificate());
    }
  }

  /**
   * Certificates for the keys of a node that made them itself.
   *
   * @param request what {@link EnrollmentRequest#read} found to be proved
   */
  public Membership admit(EnrollmentRequest request) throws IOException {
    if (request.keys().size() != identities.size()) {
      throw new IOException(
          "%s has %d keys, and %s signs %d"
              .formatted(request.node(), request.keys().size(), this, identities.size()));
    }
    Instant now = clock.instant();
    var validity = new Certificates.Validity(now.minus(BACKDATED), now.plus(NODE_LIFE));
    List<X509Certificate> certificates = new ArrayList<>();
    for (int i = 0; i < identities.size(); i++) {
      certificates.add(
          Certificates.node(
              identities.get(i),
              request.keys().get(i),
              request.node(),
              List.of(),
              validity,
              random));
    }
    return new Membership(
        certificates, identities.stream().map(SigningIdentity::certificate).toList());
  }

  @Override
  public String toString() {
    return "authority of cluster " + cluster + " in " + dir;
  }

  private static InetAddress parse(String address) {
    try {
      return InetAddress.ofLiteral(address);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + address + "' is not an IP address", e);
    }
  }

  static void makePrivateDirectory(Path dir) throws IOException {
    if (!Files.isDirectory(dir)) {
      var mode = PosixFilePermissions.fromString("rwx------");
      Files.createDirectories(dir, PosixFilePermissions.asFileAttribute(mode));
    }
  }
}
