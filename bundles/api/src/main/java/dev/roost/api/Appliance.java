package dev.roost.api;

import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The disk image from which this node was started: its updates, and the way back to its first
 * start. Every method throws {@link IOException} with one sentence when it is refused, or when the
 * node was not started from an image. What both long ones are at is said to {@code progress}, a
 * sentence each.
 */
@ProviderType
public interface Appliance {

  /** The versions that are on the disk now. */
  ImageView image() throws IOException;

  /**
   * Installs an update into the slot that does not run, and restarts the node with it. Returns when
   * it is installed: guests go home and the agent ends after that.
   *
   * @param from path of a file of this node, or an http or https address
   */
  void update(String from, Set<UpdateOption> options, Consumer<String> progress) throws IOException;

  /**
   * Restarts the node as if it had never run: everything but the image is lost.
   *
   * @param node the name of this node, to confirm it
   */
  void factoryReset(String node, Consumer<String> progress) throws IOException;

  /** What is done otherwise than usual. */
  enum UpdateOption {
    /** A version that is older than the one that runs is taken, too. */
    DOWNGRADE,
    /** The node is not restarted: the next start is the first of the new version. */
    LATER
  }
}
