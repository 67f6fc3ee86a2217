package dev.roost.engine.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.engine.body.AheadFile.Read;
import dev.roost.engine.body.AheadFiles.Ask;
import dev.roost.engine.body.AheadFiles.Ended;
import dev.roost.engine.body.AheadFiles.Offset;
import dev.roost.engine.body.AheadFiles.Taken;
import dev.roost.engine.syscall.Syscall;
import dev.roost.engine.syscall.SyscallTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

/**
 * A program that reads, seeks, copies descriptors and is interrupted by writers at random, against
 * a plain file. Home is played by the test: it holds the file and its offset, and answers late.
 */
class AheadFilesTest {
  private static final SyscallTable TABLE = SyscallTable.standard();
  private static final int FD = 3;
  private static final int STEPS = 1000;
  private static final long MIB = 1 << 20;

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Queue<Ask> asked = new ArrayDeque<>();
  private final List<byte[]> answers = new ArrayList<>();
  private byte[] file = new byte[random.nextInt(6 << 20)];

  /** Home's offset, and what it must be: the program's. */
  private long homes;

  private long programs;
  private int servedAhead;
  private final byte[] memory = new byte[1 << 20];
  private int writable = memory.length;

  private final AheadFiles files =
      new AheadFiles(
          new AheadBudget(),
          new AheadFiles.Output() {
            @Override
            public int write(long address, byte[] from, int at, int length) {
              int may = Math.clamp(writable - address, 0, length);
              System.arraycopy(from, at, memory, (int) address, may);
              return may;
            }

            @Override
            public void answer(long id, long result) {
              answers.add(result < 0 ? new byte[0] : Arrays.copyOf(memory, (int) result));
            }
          });

  private byte[] natively(int count) {
    int from = (int) Math.min(programs, file.length);
    return Arrays.copyOfRange(file, from, Math.min(file.length, from + count));
  }

  private void settle() {
    for (Offset offset : files.takeOffsets()) {
      homes = offset.offset();
    }
    assertThat(homes).as("home's offset, seed %d", seed).isEqualTo(programs);
  }

  private static Syscall row(String name) {
    return TABLE.all().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
  }

  private List<Ended> before(String name, long... arguments) {
    Syscall row = row(name);
    long[] six = Arrays.copyOf(arguments, 6);
    List<Ended> ended = files.before(row.number(), row.choose(six), i -> six[i]);
    settle();
    return ended;
  }

  private void ask(Ask ask) {
    if (ask != null) {
      asked.add(ask);
    }
  }

  /** Home's answer to one question, in pieces as large as it likes. */
  private void answerOne() {
    Ask ask = asked.remove();
    long at = ask.offset() < 0 ? homes : ask.offset();
    long end = at + ask.bytes();
    boolean last = false;
    while (at < end && !last) {
      int wanted = (int) Math.min(end - at, 1 + random.nextInt(1 << 18));
      int from = (int) Math.min(at, file.length);
      int got = Math.min(wanted, file.length - from);
      last = got < wanted;
      ask(files.add(ask.lease(), at, file, from, got, last));
      at += got;
    }
  }

  private void read(int count) {
    byte[] expected = natively(count);
    boolean busy = random.nextInt(20) == 0;
    Read read = new Read(1, 0, count, () -> {});
    Taken taken = files.take(FD, read, _ -> busy);
    taken.asks().forEach(this::ask);
    byte[] got;
    if (taken.taken()) {
      while (answers.isEmpty()) {
        answerOne();
      }
      got = answers.removeFirst();
      servedAhead++;
      if (writable < expected.length) {
        expected = Arrays.copyOf(expected, Math.max(0, writable));
      }
      programs += expected.length;
    } else {
      assertThat(before("read", FD, 0, count).stream().flatMap(e -> e.reads().stream())).isEmpty();
      got = expected;
      programs += expected.length;
      homes = programs;
      files.wasRead(FD, count, got.length);
    }
    assertThat(got).as("seed %d", seed).isEqualTo(expected);
  }

  private void openAnew() {
    before("close", FD);
    programs = 0;
    homes = 0;
    files.opened(FD, 0);
  }

  private void writeTo() {
    // Somebody at home: first all leases are given back, for there is only one file.
    files.endAll();
    asked.clear();
    byte[] changed = Arrays.copyOf(file, random.nextInt(6 << 20));
    random.nextBytes(changed);
    file = changed;
  }

  @RepeatedTest(5)
  void readsAsFromAPlainFile() {
    random.nextBytes(file);
    files.opened(FD, 0);
    for (int i = 0; i < STEPS; i++) {
      switch (random.nextInt(200)) {
        case 0 -> {
          before("lseek", FD, 0, 0);
          programs = random.nextInt(file.length + 2);
          homes = programs;
        }
        case 1 -> {
          before("lseek", FD, 0, 1);
        }
        case 2 -> writeTo();
        case 3 -> before("dup", FD);
        case 10 -> {
          before("dup", FD);
          openAnew();
        }
        case 4 -> openAnew();
        case 5 -> writable = random.nextInt(memory.length);
        case 6 -> writable = memory.length;
        case 7 -> {
          for (int k = random.nextInt(8); k > 0; k--) {
            read(random.nextBoolean() ? (int) MIB : 1 + random.nextInt((int) MIB));
          }
        }
        case 8 -> {
          if (!asked.isEmpty()) {
            answerOne();
          }
        }
        case 9 -> before("write", 1);
        default -> read(1 + random.nextInt(9000));
      }
    }
    before("close", FD);
    assertThat(servedAhead).as("reads served ahead, seed %d", seed).isGreaterThan(STEPS / 10);
  }
}
