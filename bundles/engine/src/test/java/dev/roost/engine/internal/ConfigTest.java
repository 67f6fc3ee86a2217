package dev.roost.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.roost.engine.restore.GuestShare;
import dev.roost.linux.proc.ProcMeminfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
  private static final String NEEDED = "node=n1\nkeys=/k\nstate=/s\n";

  @TempDir Path directory;

  private Config read(String text) throws IOException {
    Path file = directory.resolve("engine.properties");
    Files.writeString(file, text);
    return Config.read(file);
  }

  private void assertRefused(String text, String sentence) {
    assertThatIOException()
        .isThrownBy(() -> read(text))
        .withMessageContaining("engine.properties: ")
        .withMessageContaining(sentence)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  @Test
  void hasDefaultsForWhatIsNotSaid() throws IOException {
    Config config = read(NEEDED);
    assertThat(config.node()).isEqualTo("n1");
    assertThat(config.keys()).isEqualTo(Path.of("/k"));
    assertThat(config.state()).isEqualTo(Path.of("/s"));
    assertThat(config.listen().getPort()).isEqualTo(7400);
    assertThat(config.socket()).isEqualTo(Path.of("/run/roost/engine.sock"));
    assertThat(config.agentUid()).isZero();
    assertThat(config.cgroup()).isEqualTo("roost");
    assertThat(config.cpus()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(config.speed()).as("to be measured").isZero();
    assertThat(config.guestCgroup()).isEmpty();
    assertThat(config.guests().memoryBytes()).isEqualTo(ProcMeminfo.read().totalBytes() / 100 * 75);
    assertThat(config.guests().pids()).isEqualTo(512);
  }

  @Test
  void takesEveryKey() throws IOException {
    Config config =
        read(
            NEEDED
                + "listen=127.0.0.1:7500\nsocket=/tmp/e.sock\nagent.uid=977\ncgroup=movable\n"
                + "cpus=3\nspeed=1.5\n"
                + "guest.cgroup=guests\nguest.memory=2G\nguest.pids=99\n");
    assertThat(config.listen().getHostString()).isEqualTo("127.0.0.1");
    assertThat(config.listen().getPort()).isEqualTo(7500);
    assertThat(config.socket()).isEqualTo(Path.of("/tmp/e.sock"));
    assertThat(config.agentUid()).isEqualTo(977);
    assertThat(config.cgroup()).isEqualTo("movable");
    assertThat(config.cpus()).isEqualTo(3);
    assertThat(config.speed()).isEqualTo(1.5);
    assertThat(config.guestCgroup()).isEqualTo("guests");
    assertThat(config.guests()).isEqualTo(new GuestShare(2L << 30, 99, 1));
  }

  @Test
  void aLimitOfCpuTimeMakesFewerAndSlowerCpus() throws IOException {
    Config config = read(NEEDED + "cpu.limit=0.25\nspeed=2\n");
    assertThat(config.cpus()).isEqualTo(1);
    assertThat(config.speed()).isEqualTo(0.5);
    assertThat(read(NEEDED + "cpu.limit=0.25\n").withSpeed(1.2).speed()).isEqualTo(0.3);
    assertThat(config.guests().ofCpu()).isEqualTo(0.25);
    assertRefused(NEEDED + "cpu.limit=0\n", "cpu.limit must be a number of CPUs above 0");
  }

  @Test
  void namesTheKeyThatIsMissing() {
    assertRefused("node=n1\nstate=/s\n", "key keys is missing");
    assertRefused("node=  \nkeys=/k\nstate=/s\n", "key node is missing");
  }

  @Test
  void namesAKeyThatItDoesNotKnowAndThoseItDoes() {
    assertRefused(
        NEEDED + "listne=1\n", "unknown key listne; known are agent.uid, cgroup, cpu.limit, cpus");
  }

  @Test
  void saysWhatANumberWouldBe() {
    assertRefused(NEEDED + "cpus=two\n", "cpus must be a number, not two");
    assertRefused(NEEDED + "agent.uid=roost\n", "agent.uid must be a number, not roost");
    assertRefused(
        NEEDED + "speed=0\n", "speed must be above 0, or left out to be measured, not 0.0");
  }

  @Test
  void takesGuestsMemoryAsASizeAShareOrAll() throws IOException {
    long total = ProcMeminfo.read().totalBytes();
    assertThat(read(NEEDED + "guest.memory=max\n").guests().memoryBytes())
        .isEqualTo(GuestShare.ALL);
    assertThat(read(NEEDED + "guest.memory=10%\n").guests().memoryBytes())
        .isEqualTo(total / 100 * 10);
    assertThat(read(NEEDED + "guest.memory=300M\n").guests().memoryBytes()).isEqualTo(300L << 20);
    assertThat(read(NEEDED + "guest.memory=4096\n").guests().memoryBytes()).isEqualTo(4096);
    assertRefused(
        NEEDED + "guest.memory=much\n",
        "guest.memory must be max, a share like 75% or a size like 2G, not much");
  }

  @Test
  void saysWhereGuestsCgroupsMayBe() {
    for (String wrong : new String[] {"/sys/fs/cgroup/x", "../x", "a/../.."}) {
      assertRefused(
          NEEDED + "guest.cgroup=" + wrong + "\n",
          "guest.cgroup must be a path below cgroup2's mount point, not " + wrong);
    }
  }

  @Test
  void saysWhatAnAddressWouldBe() {
    assertRefused(NEEDED + "listen=7400\n", "listen must be HOST:PORT, not 7400");
    assertRefused(NEEDED + "listen=a:b\n", "listen must be HOST:PORT, not a:b");
    assertRefused(NEEDED + "listen=a:99999\n", "listen must be HOST:PORT, not a:99999");
  }
}
