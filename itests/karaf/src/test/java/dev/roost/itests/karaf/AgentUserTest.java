package dev.roost.itests.karaf;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What {@code roost-agent-user} says of ssh keys. */
public class AgentUserTest {
  private static final String POINT = "AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBB";

  /** Its x begins with ff87, which Karaf takes for a negative number of 31 bytes. */
  private static final String NEVER_RECOGNISED =
      POINT
          + "P+HKCbnXhFM7ryiXGh2fpdpDoA04baV6aXAClLN5ZIKpbtHkWeuredoWKov40GVB24E3xIRAWSm++yf6/2rXBg=";

  /** As the other, but its x begins with fe87. */
  private static final String USUAL =
      POINT
          + "P6HKCbnXhFM7ryiXGh2fpdpDoA04baV6aXAClLN5ZIKpbtHkWeuredoWKov40GVB24E3xIRAWSm++yf6/2rXBg=";

  @Rule public final TemporaryFolder directory = new TemporaryFolder();

  private String said(String key, int exit) throws IOException, InterruptedException {
    Path file = directory.newFile("key.pub").toPath();
    Files.writeString(file, "ecdsa-sha2-nistp256 " + key + " somebody\n");
    Process process =
        new ProcessBuilder(
                "../../configs/agent/bin/roost-agent-user", file.toString(), "me", "viewer")
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    assertEquals(output, exit, process.waitFor());
    return output;
  }

  @Test
  public void usualKeysGetTheirLine() throws Exception {
    assertEquals("me = " + USUAL + ",_g_:viewergroup\n", said(USUAL, 0));
  }

  @Test
  public void keysThatKarafNeverRecognisesAreRefused() throws Exception {
    assertEquals(
        "roost-agent-user: Karaf would not recognise this ECDSA key, one in 256 of them;"
            + " make another one\n",
        said(NEVER_RECOGNISED, 3));
  }
}
