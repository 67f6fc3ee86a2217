package dev.roost.node;

import dev.roost.api.Appliance;
import dev.roost.api.ImageView;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The service {@link Appliance}: each method is one request to {@code roost-update}. */
@Component(configurationPid = "dev.roost.node")
public final class ApplianceComponent implements Appliance {
  private final Updater updater;
  private final Download download;

  /** The configuration {@code dev.roost.node}. */
  @interface Config {
    /** Path of the unix socket at which {@code roost-update} is asked. */
    String socket() default "/run/roost/update.sock";

    /** Directory for what is fetched; its own, as it is emptied. */
    String downloads() default "/var/lib/roost/agent/update";

    /** The proxy by which updates are fetched, {@code http://HOST:PORT}; none if empty. */
    String proxy() default "";
  }

  /** Connects at the first request. */
  @Activate
  public ApplianceComponent(Config config) {
    this(Path.of(config.socket()), new Download(Path.of(config.downloads()), config.proxy()));
  }

  ApplianceComponent(Path socket, Download download) {
    updater = new Updater(socket, "roost-update");
    this.download = download;
  }

  @Override
  public ImageView image() throws IOException {
    return ImageLines.read(updater.ask("status", line -> {}));
  }

  @Override
  public void update(String from, Set<UpdateOption> options, Consumer<String> progress)
      throws IOException {
    if (!from.matches("https?://.*")) {
      install(from, options, progress);
      return;
    }
    try (Download.Fetched fetched = download.fetch(URI.create(from), progress)) {
      install(fetched.file().toString(), options, progress);
    }
  }

  @Override
  public void factoryReset(String node, Consumer<String> progress) throws IOException {
    updater.ask("factory-reset " + node, progress);
  }

  private void install(String file, Set<UpdateOption> options, Consumer<String> progress)
      throws IOException {
    if (!file.startsWith("/")) {
      throw new IOException(
          "'%s' must be the whole path of a file of this node, or an address http://…"
              .formatted(file));
    }
    StringBuilder request = new StringBuilder("install");
    for (UpdateOption option : UpdateOption.values()) {
      if (options.contains(option)) {
        request.append(
            switch (option) {
              case DOWNGRADE -> " --downgrade";
              case LATER -> " --later";
            });
      }
    }
    updater.ask(request.append(' ').append(file).toString(), progress);
  }
}
