package dev.roost.shell;

import dev.roost.api.MigrationService;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes the pids of {@code roost:ps}. */
@Service
public final class PidCompleter extends ServiceCompleter {

  @Override
  Collection<String> words() throws IOException {
    Optional<MigrationService> engine = Services.find(context, MigrationService.class);
    return engine.isEmpty()
        ? List.of()
        : engine.get().processes().stream().map(process -> "" + process.pid()).toList();
  }

  /** By hand any process may be moved, not only those that are shown. */
  @Override
  boolean accepts(String typed) {
    return typed.matches("[0-9]+");
  }
}
