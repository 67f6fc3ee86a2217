package dev.roost.api;

import java.io.IOException;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Chooses between policies, carries out their proposals, and serves moves by hand. */
@ProviderType
public interface Placement {

  /** All policies that are installed, the active ones marked. */
  List<PolicyView> policies();

  /**
   * Makes the policy called {@code order} the active one from the next decision on. Several names,
   * with commas, are an order: while one is at fault the next one decides.
   *
   * @throws IllegalArgumentException if there is no such policy; says which there are
   */
  void use(String order);

  /**
   * How a policy sees the process {@code pid} now, in figures.
   *
   * @param policy its name; empty for the one that decides what overriding ones leave
   * @throws IllegalArgumentException if there is no such policy or none is active, it explains
   *     nothing, or policies may not move that process; one line that says which
   */
  Explanation explain(int pid, String policy);

  /** Whom this node takes as guests now, and who decides that. */
  Hosting hosting();

  /**
   * Decides who decides whom this node takes as guests. Outlives a restart; in force with the next
   * decision.
   */
  void host(Hosting.Mode mode);

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
   * @param active whether it is asked in each decision: overriding ones, and the first other one
   * @param description what it does, in one sentence
   * @param proposals proposals made since it was installed
   * @param fault its last fault, or null
   */
  record PolicyView(
      String name, boolean active, String description, long proposals, String fault) {}

  /**
   * Whom this node takes as guests.
   *
   * @param mode who decides it
   * @param admission what is in force
   */
  record Hosting(Mode mode, Admission admission) {

    /** Who decides whom this node takes. */
    public enum Mode {
      /**
       * The first active policy that is a {@link HostingPolicy}; all are taken if there is none.
       */
      AUTO,
      /** A person: the node is reserved for its owner. */
      NONE,
      /** A person: everybody is taken, whatever a policy says. */
      ALL
    }
  }
}
