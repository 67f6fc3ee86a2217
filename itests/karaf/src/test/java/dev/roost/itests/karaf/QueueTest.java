package dev.roost.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;

import dev.roost.api.JobQueue;
import dev.roost.api.JobView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** The queue in the shipped distribution: its database, its socket, its service. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class QueueTest {
  /** A path of a socket has 107 bytes, and where Pax Exam unpacks may have more. */
  private static final String SOCKET =
      "/tmp/roost-queue-test-" + ProcessHandle.current().pid() + ".sock";

  @Inject private BundleContext context;

  @Configuration
  public Option[] distribution() {
    return new Option[] {
      Container.agent(),
      editConfigurationFilePut("etc/dev.roost.jobs.cfg", "socket", SOCKET),
      // Without discovery there is no node with room either, but what waits must be there again.
      editConfigurationFilePut("etc/dev.roost.jobs.class-night.cfg", "name", "night"),
      editConfigurationFilePut("etc/dev.roost.jobs.class-night.cfg", "priority", "90")
    };
  }

  private JobQueue queue() {
    Await.that("service JobQueue", () -> context.getServiceReference(JobQueue.class) != null);
    ServiceReference<JobQueue> reference = context.getServiceReference(JobQueue.class);
    return context.getService(reference);
  }

  @Test
  public void queueIsThereAgainWhenItsBundleIs() throws Exception {
    JobQueue before = queue();
    try (SocketChannel keeper = keeper()) {
      long pid = ProcessHandle.current().pid();
      assertEquals("added", ask(keeper, "add class=night pid=" + pid + "\ncommand true\nend"));
      List<JobView> jobs = before.jobs();
      assertEquals(90, jobs.getFirst().priority());
      before.hold(jobs.getFirst().id());

      Bundle bundle = bundle();
      bundle.stop();
      bundle.start();

      Await.that("another service", () -> queue() != before);
      assertEquals(JobView.State.HELD, queue().job(jobs.getFirst().id()).state());
    }
    try (SocketChannel back = keeper()) {
      long id = queue().jobs().getFirst().keeper();
      assertEquals("forget", ask(back, "back keeper=" + id + "\nwaiting 999"));
    }
  }

  private Bundle bundle() {
    return Arrays.stream(context.getBundles())
        .filter(bundle -> bundle.getSymbolicName().equals("dev.roost.jobs"))
        .findFirst()
        .orElseThrow();
  }

  private SocketChannel keeper() throws IOException {
    String path = String.valueOf(context.getServiceReference(JobQueue.class).getProperty("socket"));
    return SocketChannel.open(UnixDomainSocketAddress.of(Path.of(path)));
  }

  /** The first word of the answer. */
  private static String ask(SocketChannel channel, String lines) throws IOException {
    channel.write(ByteBuffer.wrap((lines + "\n").getBytes(StandardCharsets.US_ASCII)));
    BufferedReader in = new BufferedReader(new InputStreamReader(Channels.newInputStream(channel)));
    return in.readLine().split(" ")[0];
  }
}
