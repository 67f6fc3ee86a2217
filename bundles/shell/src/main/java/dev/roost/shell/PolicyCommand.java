package dev.roost.shell;

import dev.roost.api.Placement;
import dev.roost.api.Placement.PolicyView;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** {@code roost:policy [use NAME]}. */
@Service
@Command(
    scope = "roost",
    name = "policy",
    description = "Shows the placement policies, or chooses the one that decides",
    detailedDescription =
        """
        A policy is a bundle of its own: installing, updating or removing one takes effect with the \
        next decision. The choice is written into the configuration dev.roost.placement. LAST FAULT \
        says what a policy did wrong last: it threw, took longer than a second, or proposed what \
        makes no sense. With the policy hold nothing moves by itself.\
        """)
public final class PolicyCommand extends RoostCommand {

  @Argument(index = 0, name = "use", description = "The word use, to choose a policy")
  @Completion(value = StringsCompleter.class, values = "use")
  String verb;

  @Argument(index = 1, name = "NAME", description = "Name of the policy that is to decide")
  @Completion(PolicyCompleter.class)
  String name;

  @Override
  void run() throws CommandException {
    Placement placement = need(Placement.class);
    if (verb != null) {
      if (!verb.equals("use") || name == null) {
        throw new CommandException("say roost:policy, or roost:policy use NAME");
      }
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
