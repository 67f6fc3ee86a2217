package dev.roost.node.doctor;

import dev.roost.api.CheckView;
import java.io.IOException;
import java.util.List;

/** One thing that is to be right. */
interface Check {

  /** Names it in findings, {@code [a-z-]+}. */
  String name();

  /**
   * Looks at it now; empty if it does not apply to this node.
   *
   * @throws IOException if it cannot be looked at
   */
  List<CheckView> look() throws IOException, InterruptedException;
}
