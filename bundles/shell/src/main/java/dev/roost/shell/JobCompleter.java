package dev.roost.shell;

import dev.roost.api.JobQueue;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes the numbers of jobs that have not ended. */
@Service
public final class JobCompleter extends ServiceCompleter {

  @Override
  Collection<String> words() {
    return Services.find(context, JobQueue.class)
        .map(
            queue ->
                queue.jobs().stream()
                    .filter(job -> !job.state().isEnd())
                    .map(job -> "" + job.id())
                    .toList())
        .orElse(List.of());
  }

  /** One that has ended can be waited for. */
  @Override
  boolean accepts(String typed) {
    return typed.matches("[0-9]+");
  }
}
