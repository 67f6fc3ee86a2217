package dev.roost.node.doctor;

import dev.roost.api.CheckView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Services of the image: none has failed, and those that nobody misses at once are there. */
record UnitsCheck(Machine machine, Tool systemctl) implements Check {

  /** What filters the network, tells the time, lets people in and watches engine and agent. */
  private static final List<String> NEEDED =
      List.of(
          "nftables.service",
          "chrony.service",
          "ssh.service",
          "systemd-networkd.service",
          "roost-watch.service");

  @Override
  public String name() {
    return "units";
  }

  @Override
  public List<CheckView> look() throws IOException, InterruptedException {
    if (!machine.isAppliance() || !systemctl.isThere()) {
      return List.of();
    }
    Tool.Answer failed =
        systemctl.ask("list-units", "--failed", "--no-legend", "--plain", "--no-pager");
    if (failed.status() != 0) {
      throw new IOException("systemctl: " + String.join(" ", failed.lines()));
    }
    List<CheckView> found = new ArrayList<>();
    for (String line : failed.lines()) {
      String unit = line.strip().split(" ", 2)[0];
      if (!unit.isEmpty()) {
        found.add(finding(unit + " has failed", unit));
      }
    }
    List<String> command = new ArrayList<>(List.of("is-active"));
    command.addAll(NEEDED);
    // It ends with a fault when one is not active.
    List<String> states = systemctl.ask(command.toArray(String[]::new)).lines();
    if (states.size() != NEEDED.size()) {
      throw new IOException("systemctl: " + String.join(" ", states));
    }
    for (int i = 0; i < NEEDED.size(); i++) {
      String state = states.get(i);
      if (!state.equals("active") && !state.equals("activating") && !state.equals("failed")) {
        found.add(finding(NEEDED.get(i) + " is " + state, NEEDED.get(i)));
      }
    }
    return found.isEmpty()
        ? List.of(CheckView.good(name(), "no service has failed, and those that are needed run"))
        : found;
  }

  private CheckView finding(String sentence, String unit) {
    return CheckView.wrong(
        name(), sentence, "as root on the node: journalctl -b -u %s says why".formatted(unit));
  }
}
