package dev.roost.api;

import java.util.List;

/**
 * What a policy reckons with when it decides about one process.
 *
 * @param pid the process
 * @param policy name of the policy
 * @param verdict one sentence: whether it would be moved, where to, or why not
 * @param choices what each node would cost it, cheapest first
 */
public record Explanation(int pid, String policy, String verdict, List<Choice> choices) {

  public Explanation {
    choices = List.copyOf(choices);
  }

  /**
   * One node that could run the process.
   *
   * @param node its id
   * @param cost sum of the terms, in the policy's own unit; less is better
   * @param terms what it is made of, the same ones in the same order for each choice
   * @param note why the process cannot go there although it is listed; empty if it can
   */
  public record Choice(String node, double cost, List<Term> terms, String note) {

    public Choice {
      terms = List.copyOf(terms);
    }
  }

  /**
   * One part of a cost.
   *
   * @param name one word, for example {@code cpu}
   * @param value in the unit of the cost
   */
  public record Term(String name, double value) {}
}
