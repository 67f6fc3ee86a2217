package dev.roost.bench;

import dev.roost.testkit.Await;
import dev.roost.testkit.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A directory of the home's as the guest sees it through sshfs. The sshd has its own keys and port
 * in the home's network namespace; the mount is in a mount namespace that ends with sshfs.
 */
final class Sshfs implements AutoCloseable {

  private static final Duration READY = Duration.ofSeconds(20);
  private static final int PORT = 2222;

  /** Of OpenSSH's ciphers the quickest here; sshd's default is slower. */
  private static final String CIPHER = "aes128-gcm@openssh.com";

  private final Veth veth;
  private final Path dir;
  private final Path shared;
  private final Path mount;
  private final Process sshd;
  private Process sshfs;

  private Sshfs(Veth veth, Path dir, Path shared, Process sshd) throws IOException {
    this.veth = veth;
    this.dir = dir;
    this.shared = shared;
    this.mount = Files.createDirectories(dir.resolve("mount"));
    this.sshd = sshd;
  }

  static Sshfs start(Veth veth, Path dir, Path shared) throws IOException {
    for (String key : List.of("host", "user")) {
      Path file = dir.resolve(key + ".key");
      Commands.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString());
    }
    // Where sshd locks itself in before it knows who is there: sshd(8).
    Files.createDirectories(Path.of("/run/sshd"));
    Path config = dir.resolve("sshd_config");
    Files.writeString(
        config,
        """
        ListenAddress %s:%d
        HostKey %s
        AuthorizedKeysFile %s
        PidFile none
        StrictModes no
        UsePAM no
        PasswordAuthentication no
        PermitRootLogin prohibit-password
        Subsystem sftp internal-sftp
        """
            .formatted(
                veth.home().address(), PORT, dir.resolve("host.key"), dir.resolve("user.key.pub")));
    Files.writeString(
        dir.resolve("ssh_config"),
        """
        IdentityFile %s
        Port %d
        StrictHostKeyChecking no
        UserKnownHostsFile /dev/null
        LogLevel ERROR
        Ciphers %s
        """
            .formatted(dir.resolve("user.key"), PORT, CIPHER));
    Process sshd =
        veth.home()
            .running(new ProcessBuilder("/usr/sbin/sshd", "-D", "-e", "-f", config.toString()))
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("sshd.log").toFile())
            .start();
    Sshfs share = new Sshfs(veth, dir, shared, sshd);
    try {
      veth.home().awaitListener(PORT, sshd, dir.resolve("sshd.log"));
      share.mountAnew();
      return share;
    } catch (IOException | AssertionError e) {
      share.close();
      throw e;
    }
  }

  /** Mounts it anew, so that the guest's side has nothing of it in its memory. */
  void mountAnew() throws IOException {
    unmount();
    Path log = dir.resolve("sshfs.log");
    List<String> command =
        List.of(
            "unshare",
            "--mount",
            "--propagation",
            "private",
            "sshfs",
            "-f",
            "-F",
            dir.resolve("ssh_config").toString(),
            "root@" + veth.home().address() + ":" + shared,
            mount.toString());
    sshfs =
        veth.guest()
            .running(new ProcessBuilder(command))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Path mounts = Path.of("/proc", Long.toString(sshfs.pid()), "mountinfo");
    Await.until(
        "sshfs to be mounted",
        READY,
        () -> {
          if (!sshfs.isAlive()) {
            throw new IOException("sshfs ended, and says: " + Files.readString(log));
          }
          return Files.readString(mounts).contains("fuse.sshfs");
        });
  }

  /** The shared directory, for programs made by {@link #running}. */
  Path path() {
    return mount;
  }

  /** The program so that it runs natively at the guest and sees {@link #path}. */
  ProcessBuilder running(ProcessBuilder builder) {
    List<String> command =
        new ArrayList<>(
            List.of("nsenter", "-t", Long.toString(sshfs.pid()), "--mount", "--net", "--"));
    command.addAll(builder.command());
    return builder.command(command);
  }

  private void unmount() throws IOException {
    if (sshfs != null) {
      Jvm.end(sshfs);
    }
  }

  @Override
  public void close() throws IOException {
    unmount();
    Jvm.end(sshd);
  }
}
