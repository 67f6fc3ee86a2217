package dev.roost.shell;

import dev.roost.api.CheckView;
import dev.roost.api.CheckView.State;
import dev.roost.api.Doctor;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code roost:doctor}. */
@Service
@Command(
    scope = "roost",
    name = "doctor",
    description = "Looks at everything that may be wrong with this node, and says what to do",
    detailedDescription =
        """
        One line for each thing that was looked at, then what to do about those that are not good. \
        warning: it works, but will not for ever, or less well than it could. wrong: it does not \
        work; the command then ends with 1. What does not apply to this node is left out.\
        """)
public final class DoctorCommand extends RoostCommand {

  @Override
  void run() throws CommandException {
    List<CheckView> views = need(Doctor.class).examine();
    failed = views.stream().anyMatch(view -> view.state() == State.WRONG);
    if (json) {
      printJson(views);
    } else {
      print(text(views));
    }
  }

  private static String text(List<CheckView> views) {
    Table table = new Table("CHECK", "STATE", "WHAT WAS SEEN");
    StringBuilder advice = new StringBuilder();
    for (CheckView view : views) {
      table.row(view.name(), view.state().name().toLowerCase(Locale.ROOT), view.sentence());
      if (!view.advice().isEmpty()) {
        advice.append("%n%s: %s".formatted(view.name(), view.advice()));
      }
    }
    return advice.isEmpty() ? "%s%nall is well".formatted(table) : table + advice.toString();
  }
}
