package dev.roost.node.doctor;

import dev.roost.api.Appliance;
import dev.roost.api.CheckView;
import dev.roost.api.ImageView;
import dev.roost.api.ImageView.Slot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The versions on the disk: whether this start is good, and what became of the last update. */
record UpdateCheck(Machine machine, Supplier<Appliance> appliances) implements Check {

  @Override
  public String name() {
    return "update";
  }

  @Override
  public List<CheckView> look() throws IOException {
    Appliance appliance = appliances.get();
    return !machine.isAppliance() || appliance == null ? List.of() : findings(appliance.image());
  }

  List<CheckView> findings(ImageView image) {
    List<CheckView> found = new ArrayList<>();
    for (Slot slot : image.slots()) {
      boolean runs = image.running().equals(slot.version());
      switch (slot.state()) {
        case TRIAL -> {
          if (runs) {
            found.add(
                CheckView.warning(
                    name(),
                    slot.version() + " runs, and was not found good yet",
                    "wait: it has 25 minutes from its start; what does not answer is on the"
                        + " screen"));
          }
        }
        case BAD ->
            found.add(
                CheckView.warning(
                    name(),
                    slot.version() + " was not good in its starts, and is not started any more",
                    "install a better one: roost:update; the journals of its starts say why"));
        case INCOMPLETE ->
            found.add(
                CheckView.warning(
                    name(),
                    "the update to %s was cut off".formatted(slot.version()),
                    "ask for it again: roost:update"));
        case GOOD, EMPTY -> {
          // As it should be.
        }
      }
    }
    return found.isEmpty()
        ? List.of(CheckView.good(name(), image.running() + " runs and is good"))
        : found;
  }
}
