package dev.roost.engine.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.engine.syscall.Argument.Area;
import dev.roost.engine.syscall.Argument.Direction;
import dev.roost.engine.syscall.Argument.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class SyscallTableTest {
  private static final SyscallTable TABLE = SyscallTable.standard();

  /** Names that man pages give to pointers: such a column must say what it points at. */
  private static final Set<String> POINTERS =
      Set.of(
          "addr",
          "arg",
          "attr",
          "buf",
          "bufp",
          "event",
          "events",
          "info",
          "iov",
          "list",
          "msg",
          "name",
          "new_value",
          "old_value",
          "optval",
          "path",
          "pathname",
          "rlim",
          "rusage",
          "sigmask",
          "statbuf",
          "timeout",
          "times",
          "tp",
          "tv",
          "usage",
          "value");

  /** Not a pointer here, not followed by the kernel, or NULL by the condition. */
  private static final Set<String> NOT_FOLLOWED =
      Set.of(
          "ioctl arg",
          "fcntl arg",
          "semctl arg",
          "shmctl buf",
          "msgctl buf",
          "mq_open attr",
          "epoll_ctl event",
          "ppoll sigmask",
          "epoll_pwait sigmask",
          "epoll_pwait2 sigmask",
          "syslog bufp",
          "poll timeout",
          "epoll_wait timeout",
          "epoll_pwait timeout");

  @Test
  void hasOneRowForEveryNumberOfTheKernel() throws IOException {
    Map<Integer, String> rows = new TreeMap<>();
    TABLE.all().forEach(row -> rows.put(row.number(), row.name()));

    assertThat(rows).isEqualTo(unistd());
  }

  @Test
  void bringsUnknownNumbersHome() {
    for (int number : List.of(-1, 336, 400, 470, 100_000, 0x4000_0001)) {
      Syscall row = TABLE.byNumber(number);
      assertThat(row.choose(new long[6]).destination()).isEqualTo(Destination.RETURN);
      assertThat(row.choose(new long[6]).reason()).contains(Integer.toString(number));
    }
  }

  @Test
  void saysInOneSentenceWhyAProcessComesHome() {
    forEachCase(
        (row, way) -> {
          if (way.destination() == Destination.RETURN) {
            assertThat(way.reason()).as(row.name()).matches("[A-Z].*[^ ]\\.");
          } else {
            assertThat(way.reason()).as(row.name()).isEmpty();
          }
        });
  }

  @Test
  void carriesArgumentsOnlyForForwardedCalls() {
    forEachCase(
        (row, way) -> {
          assertThat(way.arguments()).as(row.name()).hasSizeLessThanOrEqualTo(6);
          if (!way.destination().isCarried()) {
            assertThat(way.arguments()).as(row.name()).isEmpty();
          }
        });
  }

  @Test
  void knowsWhatEveryPointerPointsAt() {
    forEachCase(
        (row, way) -> {
          for (Argument column : way.arguments()) {
            if (column instanceof Value value && POINTERS.contains(value.name())) {
              assertThat(NOT_FOLLOWED).contains(row.name() + " " + value.name());
            }
          }
        });
  }

  @Test
  void takesLengthsFromColumnsThatHaveThem() {
    forEachCase(
        (row, way) -> {
          for (Argument column : way.arguments()) {
            if (column instanceof Area area) {
              checkLength(row, way, area);
            }
          }
        });
  }

  private static void checkLength(Syscall row, Case way, Area area) {
    switch (area.length()) {
      case Length.Fixed fixed -> assertThat(fixed.bytes()).as(row.name()).isPositive();
      case Length.Size size -> assertValue(row, way, size.argument());
      case Length.Count count -> assertValue(row, way, count.argument());
      case Length.Bits bits -> assertValue(row, way, bits.argument());
      case Length.At at ->
          assertThat(way.arguments().get(at.argument()))
              .as(row.name())
              .isInstanceOfSatisfying(
                  Area.class,
                  length -> {
                    assertThat(length.direction()).isEqualTo(Direction.INOUT);
                    assertThat(length.length()).isEqualTo(new Length.Fixed(4));
                  });
    }
    if (area.filled()) {
      assertThat(area.length())
          .as(row.name())
          .isInstanceOfAny(Length.Size.class, Length.Count.class);
    }
  }

  private static void assertValue(Syscall row, Case way, int argument) {
    assertThat(way.arguments().get(argument)).as(row.name()).isInstanceOf(Value.class);
  }

  @Test
  void printsTheCheckedInPage() throws IOException {
    Path page = Path.of("..", "..", "docs", "syscalls.md");

    assertThat(Files.readString(page))
        .as("docs/syscalls.md is made from the table: run SyscallDoc docs/syscalls.md")
        .isEqualTo(SyscallDoc.text(TABLE));
  }

  @Test
  void showsEveryRowToPeople() {
    assertThat(TABLE.views()).hasSameSizeAs(TABLE.all());
    assertThat(TABLE.views())
        .allSatisfy(
            view ->
                assertThat(List.of(view.where().split(",")))
                    .isSubsetOf("BODY", "HOME", "BOTH", "RETURN"));
  }

  private static void forEachCase(BiConsumer<Syscall, Case> check) {
    TABLE.all().forEach(row -> row.cases().forEach(way -> check.accept(row, way)));
  }

  private static Map<Integer, String> unistd() throws IOException {
    Map<Integer, String> names = new TreeMap<>();
    try (InputStream list = SyscallTableTest.class.getResourceAsStream("unistd_64.csv")) {
      new String(list.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(line -> line.split(","))
          .forEach(cells -> names.put(Integer.valueOf(cells[0]), cells[1]));
    }
    return names;
  }
}
