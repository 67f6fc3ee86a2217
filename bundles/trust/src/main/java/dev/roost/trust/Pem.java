package dev.roost.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Set;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** Keys and certificates in PEM files (RFC 7468). */
final class Pem {

  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String PRIVATE_KEY = "PRIVATE KEY";

  /** A group that may read is the administrator's choice, for example the agent's group. */
  private static final Set<PosixFilePermission> OPEN_TO_OTHERS =
      Set.of(
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.GROUP_WRITE);

  private Pem() {}

  static X509Certificate readCertificate(Path file) throws IOException {
    byte[] der = read(file, CERTIFICATE);
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new IOException(file + " holds no X.509 certificate: " + e.getMessage(), e);
    }
  }

  static PrivateKey readPrivateKey(Path file, SignatureScheme scheme) throws IOException {
    refusePublicKeyFile(file);
    try {
      return scheme.privateKey(read(file, PRIVATE_KEY));
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " holds no " + scheme.algorithm() + " key in PKCS#8", e);
    }
  }

  static void writeCertificate(Path file, X509Certificate certificate) throws IOException {
    try {
      write(file, CERTIFICATE, certificate.getEncoded(), "rw-r--r--");
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was made here has no encoding", e);
    }
  }

  static void writePrivateKey(Path file, SignatureScheme scheme, PrivateKey key)
      throws IOException {
    write(file, PRIVATE_KEY, scheme.pkcs8(key), "rw-------");
  }

  private static void refusePublicKeyFile(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString(), null, "no such key file");
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (!Collections.disjoint(permissions, OPEN_TO_OTHERS)) {
      String shown = PosixFilePermissions.toString(permissions);
      throw new IOException(file + " is open to others (" + shown + "); chmod 600 it");
    }
  }

  private static byte[] read(Path file, String type) throws IOException {
    try (PemReader reader = new PemReader(Files.newBufferedReader(file))) {
      PemObject object = reader.readPemObject();
      if (object == null || !object.getType().equals(type)) {
        throw new IOException(file + " does not begin with -----BEGIN " + type + "-----");
      }
      return object.getContent();
    }
  }

  /**
   * Whole or not at all: written beside, synced, then renamed; the mode is right from the start.
   */
  private static void write(Path file, String type, byte[] der, String mode) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(type, der));
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    var attribute = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    try (FileChannel channel = FileChannel.open(part, options, attribute)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
