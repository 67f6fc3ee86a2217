package dev.roost.trust;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** Command line of the authority: makes one, and issues keys and certificates of nodes. */
public final class Enroll {

  private static final String USAGE =
      """
      usage: create CADIR CLUSTER                 make a cluster's authority
             issue CADIR NODE KEYSDIR [ADDR...]   make a node's keys and certificate
             found CADIR CLUSTER NODE KEYSDIR     both, for the first node; an authority that is there stays
             admit CADIR REQUEST...               certificates for keys that a node has made, in base64\
      """;

  private Enroll() {}

  /** Ends the JVM with 0, with 1 after an error, with 2 after wrong arguments. */
  public static void main(String[] args) {
    System.exit(run(List.of(args), System.out, System.err));
  }

  static int run(List<String> args, PrintStream out, PrintStream err) {
    try {
      if (args.size() == 3 && args.getFirst().equals("create")) {
        out.println(ClusterAuthority.create(Path.of(args.get(1)), args.get(2)));
        return 0;
      }
      if (args.size() >= 4 && args.getFirst().equals("issue")) {
        ClusterAuthority authority = ClusterAuthority.open(Path.of(args.get(1)));
        Path keys = Path.of(args.get(3));
        authority.issue(args.get(2), keys, args.subList(4, args.size()));
        out.println("keys of node " + args.get(2) + " in " + keys);
        return 0;
      }
      if (args.size() == 5 && args.getFirst().equals("found")) {
        Path keys = Path.of(args.get(4));
        ClusterAuthority.found(Path.of(args.get(1)), args.get(2))
            .issue(args.get(3), keys, List.of());
        out.println("keys of node " + args.get(3) + " in " + keys);
        return 0;
      }
      if (args.size() >= 3 && args.getFirst().equals("admit")) {
        admit(ClusterAuthority.open(Path.of(args.get(1))), args.subList(2, args.size()), out);
        return 0;
      }
    } catch (IOException | IllegalArgumentException e) {
      err.println("enroll: " + describe(e));
      return 1;
    }
    err.println(USAGE);
    return 2;
  }

  private static void admit(ClusterAuthority authority, List<String> requests, PrintStream out)
      throws IOException {
    Membership membership =
        authority.admit(
            EnrollmentRequest.read(requests.stream().map(Base64.getDecoder()::decode).toList()));
    print("certificate ", membership.certificates(), out);
    print("authority ", membership.authorities(), out);
  }

  private static void print(String keyword, List<X509Certificate> certificates, PrintStream out) {
    for (byte[] der : Membership.encode(certificates)) {
      out.println(keyword + Base64.getEncoder().encodeToString(der));
    }
  }

  /** Exceptions of the file system carry only the path as their message. */
  private static String describe(Exception e) {
    return e instanceof FileSystemException
        ? e.getClass().getSimpleName() + " " + e.getMessage()
        : e.getMessage();
  }
}
