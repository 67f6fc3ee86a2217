package dev.roost.node.doctor;

import dev.roost.api.CheckView;
import dev.roost.api.Discovery;
import java.util.List;
import java.util.function.Supplier;

/** Whether messages go to a broker and come from it. */
record BrokerCheck(Supplier<Discovery> discoveries) implements Check {

  @Override
  public String name() {
    return "broker";
  }

  @Override
  public List<CheckView> look() {
    Discovery discovery = discoveries.get();
    if (discovery == null) {
      return List.of(
          CheckView.wrong(
              name(),
              "discovery does not run: its settings or keys cannot be used",
              "log:display says which; they are etc/dev.roost.discovery.cfg and the keys it"
                  + " names"));
    }
    Discovery.Status status = discovery.status();
    return List.of(
        status.connected()
            ? CheckView.good(name(), status.sentence())
            : CheckView.wrong(
                name(),
                status.sentence(),
                "look whether the broker runs and can be reached: nodes do not see each other"
                    + " without it (docs/mqtt.md)"));
  }
}
