package dev.roost.engine.image;

import dev.roost.engine.model.Limits;
import dev.roost.engine.model.Mappings;
import dev.roost.engine.model.MemoryFields;
import dev.roost.engine.model.ProcessImage;
import dev.roost.engine.model.Region;
import dev.roost.engine.model.Registers;
import dev.roost.engine.model.SignalState;
import dev.roost.engine.model.ThreadState;
import dev.roost.engine.model.Threads;
import dev.roost.engine.model.Vma;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Images that a kernel could have shown, made by chance. */
final class RandomImages {
  private static final String[] PATHS = {
    "", "[heap]", "[stack]", "/usr/lib/x86_64-linux-gnu/libc.so.6", "/tmp/Größe (deleted)"
  };

  private final Random random;

  RandomImages(Random random) {
    this.random = random;
  }

  ProcessImage image() {
    return new ProcessImage(
        random.nextInt(2, 4_194_304),
        "prog-" + random.nextInt(100),
        new Region(0x600000000000L, 0x400000L),
        mappings(),
        limits(),
        fields(),
        signals(),
        threads());
  }

  Mappings mappings() {
    List<Vma> vmas = new ArrayList<>();
    long at = 0x10000;
    for (int i = random.nextInt(20); i > 0; i--) {
      long start = at + random.nextLong(0, 1 << 20) * 4096;
      long end = start + random.nextLong(1, 1 << 20) * 4096;
      vmas.add(
          new Vma(
              start,
              end,
              random.nextInt(8),
              Vma.Kind.values()[random.nextInt(Vma.Kind.values().length)],
              random.nextBoolean(),
              PATHS[random.nextInt(PATHS.length)],
              random.nextLong(0, 1 << 20) * 4096,
              Vma.Dump.values()[random.nextInt(2)],
              Vma.Fork.values()[random.nextInt(3)],
              Vma.Lock.values()[random.nextInt(3)]));
      at = end;
    }
    return new Mappings(vmas);
  }

  Limits limits() {
    return new Limits(random.nextLong(), random.nextLong(), random.nextLong());
  }

  MemoryFields fields() {
    return new MemoryFields(longs(11), bytes(16 * random.nextInt(1, 30)));
  }

  SignalState signals() {
    List<byte[]> actions = new ArrayList<>();
    for (int i = 0; i < SignalState.SIGNALS; i++) {
      actions.add(bytes(32));
    }
    return new SignalState(actions, random.nextLong(), siginfos());
  }

  Threads threads() {
    List<ThreadState> threads = new ArrayList<>();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      threads.add(
          new ThreadState(
              random.nextInt(1, 4_194_304),
              "thread-" + i,
              new Registers(bytes(216)),
              bytes(random.nextInt(512, 2700)),
              random.nextLong(),
              longs(3),
              longs(2),
              random.nextLong(),
              longs(3),
              siginfos()));
    }
    return new Threads(threads);
  }

  private List<byte[]> siginfos() {
    List<byte[]> infos = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      infos.add(bytes(128));
    }
    return infos;
  }

  private long[] longs(int count) {
    return random.longs(count).toArray();
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
