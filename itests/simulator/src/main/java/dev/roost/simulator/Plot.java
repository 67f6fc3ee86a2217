package dev.roost.simulator;

import java.util.Locale;
import java.util.Map;

/** A picture of a comparison: a bar for each policy, and a line that no bar can end before. */
final class Plot {
  private static final int WIDTH = 640;
  private static final int BAR = 28;
  private static final int LEFT = 170;
  private static final int TOP = 40;

  private Plot() {}

  static String svg(Comparison.Result result) {
    double most =
        result.totals().values().stream().mapToDouble(Total::slowdown).max().orElseThrow();
    double scale = (WIDTH - LEFT - 90) / most;
    int height = TOP + result.totals().size() * (BAR + 10) + 30;
    StringBuilder svg = new StringBuilder();
    svg.append(
        text(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " font-family=\"sans-serif\" font-size=\"13\">%n"
                + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n"
                + "<text x=\"10\" y=\"22\" font-size=\"15\">Mean slowdown, %d scenarios</text>%n",
            WIDTH, height, result.scenarios()));
    int y = TOP;
    for (Map.Entry<String, Total> entry : result.totals().entrySet()) {
      double slowdown = entry.getValue().slowdown();
      svg.append(
          text(
              "<text x=\"10\" y=\"%d\">%s</text>%n"
                  + "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#4477aa\"/>%n"
                  + "<text x=\"%.1f\" y=\"%d\">%.2f</text>%n",
              y + 19,
              entry.getKey(),
              LEFT,
              y,
              slowdown * scale,
              BAR,
              LEFT + slowdown * scale + 6,
              y + 19,
              slowdown));
      y += BAR + 10;
    }
    double x = LEFT + result.bound() * scale;
    svg.append(
        text(
            "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#cc3311\""
                + " stroke-width=\"2\"/>%n<text x=\"%.1f\" y=\"%d\" fill=\"#cc3311\">lower bound"
                + " %.2f</text>%n</svg>%n",
            x, TOP - 6, x, y, x, y + 18, result.bound()));
    return svg.toString();
  }

  private static String text(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
