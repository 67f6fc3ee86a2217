package dev.roost.transport;

import dev.roost.trust.TrustException;
import java.io.IOException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;

/** Turns what a handshake throws into one sentence. */
final class Refusal {

  private Refusal() {}

  /** The exception for a caller: who, and why. */
  static IOException explain(String who, IOException failure) {
    String reason = reason(failure);
    IOException explained =
        reason == null
            ? new IOException(who + ": " + failure.getMessage(), failure)
            : new SSLPeerUnverifiedException(who + ": " + reason);
    if (explained.getCause() == null) {
      explained.initCause(failure);
    }
    return explained;
  }

  /** The sentence for a log. */
  static String sentence(String who, IOException failure) {
    String reason = reason(failure);
    return who + ": " + (reason == null ? failure.getMessage() : reason);
  }

  /** Why one side did not trust the other; null if that was not the trouble. */
  private static String reason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case TrustException distrust -> {
          return distrust.getMessage();
        }
        case TlsFatalAlertReceived alert -> {
          return received(alert.getAlertDescription());
        }
        case TlsFatalAlert alert
            when alert.getAlertDescription() == AlertDescription.certificate_required -> {
          return "it shows no certificate; every node needs one of this cluster's authority";
        }
        case SSLPeerUnverifiedException unverified -> {
          return unverified.getMessage();
        }
        default -> {}
      }
    }
    return null;
  }

  private static String received(short alert) {
    return switch (alert) {
      case AlertDescription.certificate_required,
          AlertDescription.bad_certificate,
          AlertDescription.unsupported_certificate,
          AlertDescription.certificate_revoked,
          AlertDescription.certificate_expired,
          AlertDescription.certificate_unknown,
          AlertDescription.unknown_ca,
          AlertDescription.access_denied ->
          "it does not accept our certificate (" + AlertDescription.getName(alert) + ")";
      default -> "it ended the handshake (" + AlertDescription.getName(alert) + ")";
    };
  }
}
