package dev.roost.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Looks at all that a person would ask about who is called because a node does not work. */
@ProviderType
public interface Doctor {

  /**
   * Looks now; takes seconds. What does not apply to this node, as it was not started from the
   * image for example, is left out. Never throws: what cannot be looked at is a finding.
   */
  List<CheckView> examine();
}
