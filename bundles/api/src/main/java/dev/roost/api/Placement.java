package dev.roost.api;

import java.io.IOException;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Chooses between policies, carries out their proposals, and serves moves by hand. */
@ProviderType
public interface Placement {

  /** All policies that are installed, the active one marked. */
  List<PolicyView> policies();

  /**
   * Makes the policy called {@code order} the active one from the next decision on. Several names,
   * with commas, are an order: while one is at fault the next one decides.
   *
   * @throws IllegalArgumentException if there is no such policy; says which there are
   */
  void use(String order);

  /**
   * How the active policy sees the process {@code pid} now, in figures.
   *
   * @throws IllegalArgumentException if no policy is active, it explains nothing, or policies may
   *     not move that process; one line that says which
   */
  Explanation explain(int pid);

  /**
   * Moves a process by hand.
   *
   * @param pid process id at home
   * @param where a node's id, {@code home}, or {@code best}
   * @throws IllegalArgumentException if there is no such node; says which there are
   */
  MigrationOutcome migrate(int pid, String where) throws IOException;

  /**
   * One policy, for people.
   *
   * @param name its name
   * @param active whether it is asked first
   * @param description what it does, in one sentence
   * @param proposals proposals made since it was installed
   * @param fault its last fault, or null
   */
  record PolicyView(
      String name, boolean active, String description, long proposals, String fault) {}
}
