package dev.roost.api;

import org.osgi.annotation.versioning.ProviderType;

/** What this node knows of its cluster; decides nothing. */
@ProviderType
public interface ClusterView {

  /** The picture now. Never null, never blocks. */
  ClusterSnapshot snapshot();
}
