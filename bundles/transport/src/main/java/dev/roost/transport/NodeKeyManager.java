package dev.roost.transport;

import dev.roost.trust.NodeCredentials;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Shows the one certificate that a node has. */
final class NodeKeyManager extends X509ExtendedKeyManager {

  private static final String ALIAS = "node";

  private final X509Certificate certificate;
  private final PrivateKey key;

  /** BCJSSE takes the certificate only as its own class: the JDK names the key's kind otherwise. */
  NodeKeyManager(NodeCredentials credentials) throws GeneralSecurityException {
    this.key = credentials.privateKey();
    this.certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509", new BouncyCastleProvider())
                .generateCertificate(
                    new ByteArrayInputStream(credentials.certificate().getEncoded()));
  }

  @Override
  public String[] getClientAliases(String keyType, Principal[] issuers) {
    return isOurs(keyType) ? new String[] {ALIAS} : null;
  }

  @Override
  public String[] getServerAliases(String keyType, Principal[] issuers) {
    return getClientAliases(keyType, issuers);
  }

  @Override
  public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
    return Arrays.stream(keyTypes).anyMatch(NodeKeyManager::isOurs) ? ALIAS : null;
  }

  @Override
  public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
    return isOurs(keyType) ? ALIAS : null;
  }

  @Override
  public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
    return chooseClientAlias(types, issuers, null);
  }

  @Override
  public String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
    return chooseServerAlias(type, issuers, null);
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return new X509Certificate[] {certificate};
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return key;
  }

  private static boolean isOurs(String keyType) {
    return keyType.equals("Ed25519");
  }
}
