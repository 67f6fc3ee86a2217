package dev.roost.api;

import org.osgi.annotation.versioning.ProviderType;

/** Who this node is. Published once the node's key and certificate have been read. */
@ProviderType
public interface NodeIdentity {

  /** The node's id: the common name of its certificate. */
  String id();

  /** The name of its cluster: the organisation of its certificate. */
  String cluster();
}
