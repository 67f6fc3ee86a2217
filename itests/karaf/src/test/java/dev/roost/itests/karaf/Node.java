package dev.roost.itests.karaf;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The agent of one node, started by the script that is shipped, with users who have ssh keys. */
final class Node {

  private static final long STOP_LIMIT_S = 20;

  private final Path directory;
  private final Path home;
  private final Path base;
  private final int port;
  private Process agent;

  /** Unpacks the distribution below a directory; nothing runs yet. */
  Node(Path directory) throws IOException, InterruptedException {
    this.directory = directory;
    home = Files.createDirectories(directory.resolve("home"));
    base = directory.resolve("node");
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = probe.getLocalPort();
    }
    run("tar", "-xzf", Container.archive() + "", "--strip-components=1", "-C", home + "");
    Path etc = Files.createDirectories(base.resolve("etc"));
    Files.copy(home.resolve("etc/keys.properties"), etc.resolve("keys.properties"));
  }

  /** Makes a key and lets its owner use the console as {@code admin} or {@code viewer}. */
  void addUser(String name, String role) throws IOException, InterruptedException {
    String key = directory.resolve(name) + "";
    String line = "";
    while (!line.startsWith(name)) {
      // One key in 256 is none that Karaf recognises.
      run("rm", "-f", key, key + ".pub");
      run("ssh-keygen", "-q", "-t", "ecdsa", "-b", "256", "-N", "", "-f", key);
      line = run(home.resolve("bin/roost-agent-user") + "", key + ".pub", name, role);
    }
    Files.writeString(base.resolve("etc/keys.properties"), line, StandardOpenOption.APPEND);
  }

  /** Makes a key that nobody has allowed. */
  void addStranger(String name) throws IOException, InterruptedException {
    run("ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", directory.resolve(name) + "");
  }

  /** Starts the agent; returns when its console answers. */
  void start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/roost-agent") + "");
    builder.environment().put("KARAF_BASE", base + "");
    builder.environment().put("ROOST_SSH_PORT", port + "");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    agent =
        builder
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("agent.out").toFile())
            .start();
    Await.that("console of the agent, see " + base.resolve("data/log"), this::listens);
  }

  /** What the console prints for a command; both streams. */
  String console(String user, String command) throws IOException, InterruptedException {
    return output(
        List.of(
            "ssh",
            "-F",
            "none",
            "-p",
            port + "",
            "-i",
            directory.resolve(user) + "",
            "-o",
            "IdentitiesOnly=yes",
            "-o",
            "IdentityAgent=none",
            "-o",
            "BatchMode=yes",
            "-o",
            "StrictHostKeyChecking=no",
            "-o",
            "UserKnownHostsFile=/dev/null",
            "-o",
            "LogLevel=ERROR",
            user + "@127.0.0.1",
            command));
  }

  /** Ends the agent; fails if it does not end. */
  void close() throws InterruptedException {
    if (agent != null) {
      agent.destroy();
      if (!agent.waitFor(STOP_LIMIT_S, TimeUnit.SECONDS)) {
        agent.destroyForcibly();
        throw new AssertionError("the agent did not end within 20 s of SIGTERM");
      }
    }
  }

  private boolean listens() {
    if (!agent.isAlive()) {
      throw new AssertionError("the agent ended with " + agent.exitValue());
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.getInputStream().read() == 'S';
    } catch (IOException refused) {
      return false;
    }
  }

  private static String run(String... command) throws IOException, InterruptedException {
    return output(List.of(command));
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return output;
  }
}
