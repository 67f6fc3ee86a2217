package dev.roost.itests.karaf;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Who may do what over ssh; proves that the jaas agent does its work. */
public class ConsoleTest {

  @ClassRule public static final TemporaryFolder FOLDER = new TemporaryFolder();

  private static final String LOAD = "dev.roost.policy.load";

  private static Node node;

  @BeforeClass
  public static void startNode() throws Exception {
    node = new Node(FOLDER.getRoot().toPath());
    node.addUser("ann", "admin");
    node.addUser("vic", "viewer");
    node.addStranger("eve");
    node.start();
  }

  @AfterClass
  public static void stopNode() throws Exception {
    node.close();
  }

  @Test
  public void consoleKnowsWhoIsThere() throws Exception {
    assertContains("ann", node.console("ann", "jaas:whoami"));
    assertContains("vic", node.console("vic", "jaas:whoami"));
  }

  @Test
  public void adminMayStopABundle() throws Exception {
    node.console("ann", "bundle:stop " + LOAD);
    assertContains("Resolved", stateOfLoad("ann"));
    node.console("ann", "bundle:start " + LOAD);
    assertContains("Active", stateOfLoad("ann"));
  }

  @Test
  public void viewerMayLookButNotStopABundle() throws Exception {
    assertContains("Command not found", node.console("vic", "bundle:stop " + LOAD));
    assertContains("Active", stateOfLoad("vic"));
  }

  @Test
  public void strangerIsNotLetIn() throws Exception {
    String answer = node.console("eve", "bundle:list");
    assertContains("Permission denied (publickey)", answer);
    assertFalse(answer, answer.contains("Active"));
  }

  private static String stateOfLoad(String user) throws Exception {
    return node.console(user, "bundle:list -t 0 --no-format")
        .lines()
        .filter(line -> line.contains("policy-load"))
        .findFirst()
        .orElse("policy-load is not in the list");
  }

  private static void assertContains(String expected, String actual) {
    assertTrue("expected <" + expected + "> in: " + actual, actual.contains(expected));
  }
}
