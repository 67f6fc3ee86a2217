package dev.roost.engine.internal;

import dev.roost.engine.capture.HomeRequirements;
import dev.roost.engine.deputy.Takeover;
import dev.roost.engine.migration.Engine;
import dev.roost.engine.migration.Freezing;
import dev.roost.engine.migration.Notary;
import dev.roost.engine.migration.WarmUp;
import dev.roost.engine.model.Requirements;
import dev.roost.engine.restore.GuestGroups;
import dev.roost.engine.tracee.Tracer;
import dev.roost.transport.SecureEndpoint;
import dev.roost.transport.SecureListener;
import dev.roost.trust.NodeCredentials;
import dev.roost.trust.ReceiptLog;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts the engine: {@code --config FILE}. Runs until it is ended. */
public final class Main {
  static final String VERSION = "0.1.0";
  private static final Logger LOG = System.getLogger("roost.engine");

  private Main() {}

  /** Exit code 2: the command line or the configuration is wrong, or the machine cannot do it. */
  public static void main(String[] args) {
    if (args.length != 2 || !args[0].equals("--config")) {
      System.err.println("usage: engine --config FILE");
      System.exit(2);
    }
    try {
      run(Config.read(Path.of(args[1])));
    } catch (IOException e) {
      System.err.println("roost engine: " + e.getMessage());
      LOG.log(Level.DEBUG, "because", e);
      System.exit(2);
    }
  }

  private static void run(Config config) throws IOException {
    NodeCredentials credentials = NodeCredentials.load(config.keys());
    if (!credentials.nodeId().equals(config.node())) {
      throw new IOException(
          "the certificate in "
              + config.keys()
              + " is of node "
              + credentials.nodeId()
              + ", the configuration says "
              + config.node());
    }
    Files.createDirectories(config.state());
    Tracer tracer = new Tracer();
    int resumed = Takeover.sweep(tracer);
    if (resumed > 0) {
      LOG.log(Level.INFO, "{0} processes left by an engine that died were taken over", resumed);
    }
    Requirements machine =
        HomeRequirements.read((int) ProcessHandle.current().pid(), tracer.xstateBytes());
    ReceiptLog receipts = new ReceiptLog(config.state().resolve("receipts.log"));
    SecureEndpoint endpoint = new SecureEndpoint(credentials);
    Engine engine =
        new Engine(
            tracer,
            new Notary(credentials, machine, receipts),
            machine,
            endpoint,
            GuestGroups.open(config.guestCgroup(), config.guests()));
    engine.sweepGroups();
    new WarmUp(engine, System::nanoTime).run();
    SecureListener listener = endpoint.listen(config.listen());
    listener.refused(why -> LOG.log(Level.WARNING, "refused a connection: {0}", why));
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("roost-part").unstarted(engine::part));
    LoadProbe probe = new LoadProbe(config.guests().ofCpu());
    probe.start();
    Freezing freezing = new Freezing(engine);
    freezing.takeOver();
    ProcessList processes = new ProcessList(engine, freezing, probe, withSpeed(config));
    ControlServer control =
        new ControlServer(
            config.socket(),
            config.agentUid(),
            new Operations(engine, freezing, processes, config));
    control.start();
    LOG.log(
        Level.INFO,
        "engine of {0} {1} listens on {2}, control socket {3}",
        config.node(),
        VERSION,
        config.listen(),
        config.socket());
    Thread.ofPlatform().daemon().name("roost-rehearsal").start(() -> rehearse(endpoint));
    engine.serve(listener);
  }

  private static void rehearse(SecureEndpoint endpoint) {
    long began = System.nanoTime();
    try {
      endpoint.rehearse();
      long ms = (System.nanoTime() - began) / 1_000_000;
      LOG.log(Level.INFO, "the first handshake, with itself, took {0} ms", ms);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "a handshake with itself failed: " + e.getMessage(), e);
    }
  }

  private static Config withSpeed(Config config) {
    if (config.speed() > 0) {
      return config;
    }
    double speed = new SpeedGauge(System::nanoTime).measure();
    LOG.log(Level.INFO, "a CPU is {0} times as fast as one of the standard node", speed);
    return config.withSpeed(speed);
  }
}
