package dev.roost.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What is not right on this node itself, apart from its engine, broker and peers. */
@ProviderType
public interface Health {

  /**
   * What the last look found that is not good; empty if all is, or before the first. Never blocks.
   */
  List<CheckView> findings();
}
