package dev.roost.node.doctor;

import dev.roost.api.CheckView;
import dev.roost.api.Health;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service {@link Health}: looks each minute, on a thread of its own. */
@Component(immediate = true, configurationPid = "dev.roost.node")
public final class HealthComponent implements Health {
  private static final Logger LOG = LoggerFactory.getLogger(HealthComponent.class);
  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final Round round;
  private final Duration interval;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile List<CheckView> findings = List.of();

  /** Takes what it looks at; {@link #start} starts. */
  @Activate
  public HealthComponent(Checks.Config config) {
    round = new Round(Checks.ofNode(config), LIMIT);
    interval = INTERVAL;
    thread = thread();
  }

  HealthComponent(Round round, Duration interval) {
    this.round = round;
    this.interval = interval;
    thread = thread();
  }

  private Thread thread() {
    return Thread.ofPlatform().name("roost-health-look").daemon().unstarted(this::run);
  }

  @Activate
  void start() {
    thread.start();
  }

  @Deactivate
  void stop() {
    closing.countDown();
    thread.interrupt();
  }

  @Override
  public List<CheckView> findings() {
    return findings;
  }

  private void run() {
    try {
      // Not at once: while the agent starts the CPUs have other things to do.
      while (!closing.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        findings =
            round.run().stream().filter(view -> view.state() != CheckView.State.GOOD).toList();
      }
    } catch (InterruptedException e) {
      LOG.debug("Nobody looks at the node's health any more");
    }
  }
}
