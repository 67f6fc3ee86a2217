package dev.roost.engine.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StringArraysTest {
  private static final int EXECVE = 59;
  private static final int EXECVEAT = 322;

  private final Carriage carriage = new Carriage();
  private final ArrayMemory body = carriage.body;

  private long array(List<String> strings) {
    long[] pointers = new long[strings.size() + 1];
    for (int i = 0; i < strings.size(); i++) {
      pointers[i] = body.text(strings.get(i));
    }
    return body.longs(pointers);
  }

  /** What the kernel at home would find at an address in the slot. */
  private List<String> seen(long address) {
    List<String> strings = new ArrayList<>();
    for (long at = address; carriage.seenLong(at) != 0; at += 8) {
      long text = carriage.seenLong(at);
      int length = 0;
      while (carriage.seenString(text + length, 1).charAt(0) != 0) {
        length++;
      }
      strings.add(carriage.seenString(text, length));
    }
    return strings;
  }

  @Test
  void carriesArgumentsAndEnvironment() throws ComeHome {
    List<String> arguments = List.of("name", "", "x".repeat(10_000), "last");
    List<String> environment = List.of("PATH=/bin", "EMPTY=");
    carriage.begin(EXECVE, body.text("/bin/true"), array(arguments), array(environment));
    assertThat(seen(carriage.placer.argument(1))).isEqualTo(arguments);
    assertThat(seen(carriage.placer.argument(2))).isEqualTo(environment);
    assertThat(carriage.end(-2)).isEqualTo(-2);
  }

  @Test
  void carriesMoreStringsThanFitIntoAPage() throws ComeHome {
    List<String> many = IntStream.range(0, 3000).mapToObj(Integer::toString).toList();
    carriage.begin(EXECVEAT, 3, body.text(""), array(many), array(List.of()), 0x1000);
    assertThat(seen(carriage.placer.argument(2))).isEqualTo(many);
    assertThat(seen(carriage.placer.argument(3))).isEmpty();
    assertThat(carriage.placer.argument(4)).isEqualTo(0x1000);
  }

  @Test
  void leavesNullToTheKernelAtHome() throws ComeHome {
    carriage.begin(EXECVE, 0, 0, 0);
    assertThat(carriage.placer.argument(0)).isZero();
    assertThat(carriage.placer.argument(1)).isZero();
    assertThat(carriage.placer.argument(2)).isZero();
  }

  @Test
  void comesHomeForPointersThatCannotBeRead() {
    long path = body.text("/bin/true");
    assertThatThrownBy(() -> carriage.begin(EXECVE, path, 8, 0))
        .isInstanceOf(ComeHome.class)
        .hasMessageContaining("argv at 0x8");
    long bad = body.longs(body.text("good"), 16, 0);
    assertThatThrownBy(() -> carriage.begin(EXECVE, path, 0, bad))
        .isInstanceOf(ComeHome.class)
        .hasMessageContaining("envp at 0x10");
  }

  @Test
  void comesHomeForAnArrayWithoutEndAndForOneThatIsTooLarge() {
    long path = body.text("/bin/true");
    long[] endless = new long[(int) (body.end() - ArrayMemory.START) / 16];
    Arrays.fill(endless, body.text(""));
    long large = body.longs(endless);
    assertThatThrownBy(() -> carriage.begin(EXECVE, path, large, 0))
        .isInstanceOf(ComeHome.class)
        .hasMessageContaining("at most");
    long text = array(List.of("y".repeat(Carriage.CAPACITY)));
    assertThatThrownBy(() -> carriage.begin(EXECVE, path, text, 0))
        .isInstanceOf(ComeHome.class)
        .hasMessageContaining("at most");
  }

  @Test
  void refusesStringsThatDoNotEndOrAreTooManyOrTooFew() throws ComeHome {
    byte[] message = carriage.encode(EXECVE, 0, array(List.of("ab", "c")), 0).message();
    int count = Outgoing.HEADER + 8;
    for (int wrong : new int[] {-1, 1, 3, 6, Integer.MAX_VALUE}) {
      byte[] changed = message.clone();
      LittleEndian.putInt(changed, count, wrong);
      assertThatThrownBy(() -> carriage.placer.place(changed)).isInstanceOf(ComeHome.class);
    }
    byte[] open = message.clone();
    open[count + 4 + 4] = 'x';
    assertThatThrownBy(() -> carriage.placer.place(open))
        .isInstanceOf(ComeHome.class)
        .hasMessageContaining("without an end");
    carriage.placer.place(message);
  }
}
