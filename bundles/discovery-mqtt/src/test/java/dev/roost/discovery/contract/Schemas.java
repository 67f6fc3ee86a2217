package dev.roost.discovery.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.roost.discovery.contract.Observer.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The published schemas of the messages. */
final class Schemas {

  private static final Path DIRECTORY = Path.of("../../docs/schemas");

  private Schemas() {}

  /** Fails unless the message is what the schema of its topic says. */
  static void assertFits(Seen message) throws IOException {
    String name =
        message.topic().endsWith("/event/migration") ? "migration" : message.topic().split("/")[5];
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(DIRECTORY.resolve(name + ".schema.json")));
    assertThat(schema.validate(message.text(), InputFormat.JSON)).as(message.toString()).isEmpty();
  }
}
