package dev.roost.policy.opportunitycost;

import dev.roost.api.Explanation.Term;
import java.util.List;
import java.util.Locale;

/**
 * What one node costs one process; the unit is what a CPU hog costs on an idle standard node.
 *
 * @param cpu by how much the cost of the node's CPUs rises
 * @param memory by how much that of its memory rises
 * @param talk for waiting for home
 * @param move for getting there
 */
record Costs(double cpu, double memory, double talk, double move) {

  double total() {
    return cpu + memory + talk + move;
  }

  List<Term> terms() {
    return List.of(
        new Term("cpu", cpu),
        new Term("memory", memory),
        new Term("talk", talk),
        new Term("move", move));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.2f (cpu %.2f, memory %.2f, talk %.2f, move %.2f)",
        total(),
        cpu,
        memory,
        talk,
        move);
  }
}
