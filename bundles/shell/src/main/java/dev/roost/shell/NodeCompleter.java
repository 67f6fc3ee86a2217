package dev.roost.shell;

import dev.roost.api.ClusterView;
import dev.roost.api.NodeView;
import java.util.Collection;
import java.util.TreeSet;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes the ids of nodes, and the words home and best. */
@Service
public final class NodeCompleter extends ServiceCompleter {

  @Override
  Collection<String> words() {
    Collection<String> words = new TreeSet<>();
    words.add("home");
    words.add("best");
    Services.find(context, ClusterView.class)
        .ifPresent(view -> view.snapshot().nodes().stream().map(NodeView::id).forEach(words::add));
    return words;
  }
}
