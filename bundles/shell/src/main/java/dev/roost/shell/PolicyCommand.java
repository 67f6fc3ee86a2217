package dev.roost.shell;

import dev.roost.api.Explanation;
import dev.roost.api.Explanation.Choice;
import dev.roost.api.Placement;
import dev.roost.api.Placement.PolicyView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** {@code roost:policy [use NAME | explain PID [POLICY]]}. */
@Service
@Command(
    scope = "roost",
    name = "policy",
    description = "Shows the placement policies, chooses the one that decides, or asks it",
    detailedDescription =
        """
        A policy is a bundle of its own: installing, updating or removing one takes effect with the \
        next decision. The choice is written into the configuration dev.roost.placement; with \
        several names, as in use load,hold, the next decides while one is at fault. LAST FAULT \
        says what a policy did wrong last: it threw, took longer than a second, or proposed what \
        makes no sense. With the policy hold nothing moves by itself. Policies that override, as in \
        use owner-first,memory-usher,load, come first and leave to the next what they do not see to; \
        one of them, freeze, stops what there is not enough for. explain PID shows what the policy \
        that decides, or the one named after it, reckons with for a process, if it can say so.\
        """)
public final class PolicyCommand extends RoostCommand {

  @Argument(index = 0, name = "use", description = "use, to choose a policy; or explain, to ask it")
  @Completion(
      value = StringsCompleter.class,
      values = {"use", "explain"})
  String verb;

  @Argument(
      index = 1,
      name = "NAME",
      description =
          "After use: the policy that is to decide, or several with commas. After explain: a pid")
  @Completion(PolicyCompleter.class)
  String name;

  @Argument(
      index = 2,
      name = "POLICY",
      description = "After explain: the policy that is asked, if not the one that decides")
  @Completion(PolicyCompleter.class)
  String policy;

  @Override
  void run() throws CommandException {
    Placement placement = need(Placement.class);
    boolean isKnown = verb == null || name != null && verb.matches("use|explain");
    if (!isKnown || policy != null && !"explain".equals(verb)) {
      throw new CommandException(
          "say roost:policy, roost:policy use NAME or roost:policy explain PID [POLICY]");
    }
    if ("explain".equals(verb)) {
      print(placement.explain(pid(name), policy == null ? "" : policy));
      return;
    }
    if (verb != null) {
      placement.use(name);
    }
    List<PolicyView> policies = placement.policies();
    if (json) {
      printJson(policies);
      return;
    }
    print(table(policies).toString());
    if (policies.stream().noneMatch(PolicyView::active)) {
      print("nothing moves by itself: the policy that was chosen is not installed");
    }
  }

  private void print(Explanation explanation) {
    if (json) {
      printJson(explanation);
      return;
    }
    if (!explanation.choices().isEmpty()) {
      print(table(explanation).toString());
    }
    print(explanation.verdict());
  }

  private static Table table(Explanation explanation) {
    List<String> headings = new ArrayList<>(List.of("NODE"));
    explanation
        .choices()
        .getFirst()
        .terms()
        .forEach(term -> headings.add(">" + term.name().toUpperCase(Locale.ROOT)));
    headings.addAll(List.of(">COST", "NOTE"));
    Table table = new Table(headings.toArray(String[]::new));
    for (Choice choice : explanation.choices()) {
      List<Object> cells = new ArrayList<>(List.of(choice.node()));
      choice.terms().forEach(term -> cells.add(figure(term.value())));
      cells.addAll(List.of(figure(choice.cost()), choice.note()));
      table.row(cells.toArray());
    }
    return table;
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  static Table table(List<PolicyView> policies) {
    Table table = new Table("", "POLICY", ">PROPOSALS", "WHAT IT DOES", "LAST FAULT");
    for (PolicyView policy : policies) {
      table.row(
          policy.active() ? "*" : "",
          policy.name(),
          policy.proposals(),
          policy.description(),
          policy.fault() == null ? "" : policy.fault());
    }
    return table;
  }
}
