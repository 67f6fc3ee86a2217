package dev.roost.engine.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.engine.syscall.Argument;
import dev.roost.engine.syscall.Case;
import dev.roost.engine.syscall.Descriptors;
import dev.roost.engine.syscall.Syscall;
import dev.roost.engine.syscall.SyscallTable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What calls do to files that are read ahead, against the table of calls. */
class AheadEffectTest {
  private static final SyscallTable TABLE = SyscallTable.standard();

  private static Syscall row(String name) {
    return TABLE.all().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
  }

  private static AheadEffect effect(String name, long... arguments) {
    long[] six = Arrays.copyOf(arguments, 6);
    return AheadEffect.of(row(name).number(), i -> six[i]);
  }

  @Test
  void everyDescriptorOfTheTableIsKnownByItsName() {
    Set<String> names = new TreeSet<>();
    for (Syscall row : TABLE.all()) {
      for (Case way : row.cases()) {
        way.arguments().stream().filter(Descriptors::is).map(Argument::name).forEach(names::add);
      }
    }
    assertThat(names).contains("fd", "oldfd", "newfd", "in_fd", "fd_in", "targetfd", "epfd");
    assertThat(names).noneMatch(name -> name.contains("nfds"));
  }

  @Test
  void whatGivesADescriptorToSomebodyElseShares() {
    for (String name : List.of("dup", "dup2", "dup3", "close", "epoll_ctl")) {
      assertThat(effect(name, 3)).as(name).isEqualTo(AheadEffect.SHARES);
    }
    assertThat(effect("fcntl", 3, 0)).isEqualTo(AheadEffect.SHARES);
    assertThat(effect("fcntl", 3, 1030)).isEqualTo(AheadEffect.SHARES);
    assertThat(effect("fcntl", 3, 4)).as("O_DIRECT may be set").isEqualTo(AheadEffect.SHARES);
    assertThat(effect("fcntl", 3, 1024)).as("F_SETLEASE").isEqualTo(AheadEffect.SHARES);
    for (String name : List.of("execve", "execveat", "sendmsg", "close_range", "pidfd_getfd")) {
      assertThat(AheadEffect.sharesAny(row(name).number())).as(name).isTrue();
    }
  }

  @Test
  void whatReadsOrSeeksMoves() {
    for (String name : List.of("read", "readv", "preadv2", "sendfile", "splice", "ioctl")) {
      assertThat(effect(name, 3)).as(name).isEqualTo(AheadEffect.MOVES);
    }
    assertThat(effect("lseek", 3, 0, 0)).isEqualTo(AheadEffect.MOVES);
    assertThat(effect("lseek", 3, 5, 1)).isEqualTo(AheadEffect.MOVES);
  }

  @Test
  void whatLooksOnlyIsHarmless() {
    for (String name : List.of("fstat", "pread64", "fadvise64", "newfstatat", "flock")) {
      assertThat(effect(name, 3)).as(name).isEqualTo(AheadEffect.NONE);
    }
    assertThat(effect("lseek", 3, 0, 1)).as("asks where it stands").isEqualTo(AheadEffect.NONE);
    assertThat(effect("fcntl", 3, 3)).as("F_GETFL").isEqualTo(AheadEffect.NONE);
  }
}
