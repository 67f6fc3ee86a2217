import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Twelve threads that meet after each round. */
final class Dozen {
  private static final int THREADS = 12;
  private static final int ROUNDS = 30;

  public static void main(String[] args) throws Exception {
    AtomicInteger ticks = new AtomicInteger();
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    clock.scheduleAtFixedRate(ticks::incrementAndGet, 10, 10, TimeUnit.MILLISECONDS);
    CyclicBarrier round = new CyclicBarrier(THREADS);
    List<Future<String>> results = new ArrayList<>();
    try (var lines = Files.newBufferedWriter(Path.of("log"))) {
      var pool = Executors.newFixedThreadPool(THREADS);
      for (int i = 0; i < THREADS; i++) {
        int mine = i;
        results.add(pool.submit(() -> work(mine, round)));
      }
      for (Future<String> result : results) {
        lines.write(result.get() + "\n");
        System.out.println(result.get());
      }
      pool.shutdown();
    }
    clock.shutdown();
    System.out.println(ticks.get() > 1 ? "ticked" : "never ticked");
  }

  private static String work(int mine, CyclicBarrier round) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    TreeMap<String, List<Integer>> seen = new TreeMap<>();
    long x = mine + 1;
    for (int i = 0; i < ROUNDS; i++) {
      for (int j = 0; j < 40_000; j++) {
        x ^= x << 13;
        x ^= x >>> 7;
        x ^= x << 17;
        seen.computeIfAbsent("k" + Long.remainderUnsigned(x, 997), _k -> new ArrayList<>()).add(j);
        if (j % 100 == 0) {
          digest.update(Long.toString(x).repeat(20).getBytes());
        }
      }
      digest.update(seen.toString().getBytes());
      seen.clear();
      round.await();
    }
    return mine + " " + HexFormat.of().formatHex(digest.digest());
  }
}
