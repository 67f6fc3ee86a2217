/** Computes for some seconds, with one line at the end. */
final class Busy {
  public static void main(String[] args) {
    long x = 1;
    for (long i = 0; i < 4_000_000_000L; i++) {
      x = x * 6364136223846793005L + 1442695040888963407L;
    }
    System.out.println(x);
  }
}
