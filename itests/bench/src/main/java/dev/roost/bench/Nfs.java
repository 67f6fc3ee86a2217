package dev.roost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A directory of the home's as the guest sees it through NFS 3, both ends in user space:
 * NFS-Ganesha and libnfs. Only programs made for libnfs see it.
 */
final class Nfs implements AutoCloseable {

  private static final int PORT = 2049;
  private static final int MOUNT_PORT = 20048;
  private static final int RPCBIND_PORT = 111;

  private final Veth veth;
  private final Path shared;
  private final Process rpcbind;
  private Process server;

  private Nfs(Veth veth, Path shared, Process rpcbind) {
    this.veth = veth;
    this.shared = shared;
    this.rpcbind = rpcbind;
  }

  static Nfs start(Veth veth, Path dir, Path shared) throws IOException {
    Path config = dir.resolve("ganesha.conf");
    Files.writeString(
        config,
        """
        NFS_CORE_PARAM { Protocols = 3; NFS_Port = %d; MNT_Port = %d;
          Enable_NLM = false; Enable_RQUOTA = false; Enable_UDP = false; }
        EXPORT { Export_Id = 1; Path = %s; Pseudo = /shared; Protocols = 3; Transports = TCP;
          Access_Type = RW; Squash = No_Root_Squash; SecType = sys; FSAL { Name = VFS; } }
        """
            .formatted(PORT, MOUNT_PORT, shared));
    // The server insists on telling rpcbind, which has files in /run: both see another /run.
    Process rpcbind =
        veth.home()
            .running(
                new ProcessBuilder(
                    "unshare",
                    "--mount",
                    "--propagation",
                    "private",
                    "sh",
                    "-c",
                    "mount -t tmpfs tmpfs /run && mkdir /run/rpcbind && exec /sbin/rpcbind -f"))
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("rpcbind.log").toFile())
            .start();
    Nfs nfs = new Nfs(veth, shared, rpcbind);
    try {
      veth.home().awaitListener(RPCBIND_PORT, rpcbind, dir.resolve("rpcbind.log"));
      nfs.serve(config, dir);
      return nfs;
    } catch (IOException | AssertionError e) {
      nfs.close();
      throw e;
    }
  }

  private void serve(Path config, Path dir) throws IOException {
    Path log = dir.resolve("ganesha.log");
    server =
        new ProcessBuilder(
                List.of(
                    "nsenter",
                    "-t",
                    Long.toString(rpcbind.pid()),
                    "--mount",
                    "--net",
                    "--",
                    "/usr/bin/ganesha.nfsd",
                    "-F",
                    "-f",
                    config.toString(),
                    "-L",
                    log.toString(),
                    "-p",
                    dir.resolve("ganesha.pid").toString()))
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("ganesha.out").toFile())
            .start();
    veth.home().awaitListener(PORT, server, log);
  }

  /** The URL of the shared directory. */
  String url() {
    return "nfs://%s%s?version=3&nfsport=%d&mountport=%d"
        .formatted(veth.home().address(), shared, PORT, MOUNT_PORT);
  }

  @Override
  public void close() throws IOException {
    if (server != null) {
      Jvm.end(server);
    }
    Jvm.end(rpcbind);
  }
}
