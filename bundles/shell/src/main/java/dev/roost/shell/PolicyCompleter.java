package dev.roost.shell;

import dev.roost.api.Placement;
import dev.roost.api.Placement.PolicyView;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes the names of installed policies. */
@Service
public final class PolicyCompleter extends ServiceCompleter {

  @Override
  Collection<String> words() {
    return Services.find(context, Placement.class)
        .map(placement -> placement.policies().stream().map(PolicyView::name).toList())
        .orElse(List.of());
  }
}
