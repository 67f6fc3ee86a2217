package dev.roost.node.doctor;

import dev.roost.api.CheckView;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Whether chrony has the time; {@code chronyc -c tracking} prints a line of 14 fields. */
record ClockCheck(Tool chronyc) implements Check {
  private static final int SOURCE = 1;
  private static final int OFFSET = 4;
  private static final int STATUS = 13;
  private static final String ADVICE =
      "look whether a time server can be reached (chronyc sources on the node), or name one of your"
          + " network as ntp in roost.toml";

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public List<CheckView> look() throws IOException, InterruptedException {
    if (!chronyc.isThere()) {
      return List.of();
    }
    List<String> lines = chronyc.ask("-c", "-n", "tracking").lines();
    String[] fields = lines.isEmpty() ? new String[0] : lines.getLast().split(",");
    if (fields.length <= STATUS) {
      return List.of(
          CheckView.wrong(
              name(),
              "chrony does not answer: " + String.join(" ", lines),
              "systemctl restart chrony as root on the node"));
    }
    if (fields[STATUS].equals("Not synchronised")) {
      return List.of(
          CheckView.warning(
              name(), "the clock follows no time server that can be reached", ADVICE));
    }
    double offsetMs = Math.abs(Double.parseDouble(fields[OFFSET])) * 1_000;
    return List.of(
        CheckView.good(
            name(),
            String.format(
                Locale.ROOT, "the clock follows %s, %.1f ms beside it", fields[SOURCE], offsetMs)));
  }
}
