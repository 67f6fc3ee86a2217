package dev.roost.simulator;

import dev.roost.api.PlacementPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * The policies of the bundles on the class path, found as the agent finds them: by the component
 * descriptions that their manifests name.
 */
final class PolicyCatalog {
  private static final String SERVICE = PlacementPolicy.class.getName();

  private final Map<String, PolicyMaker> makers = new TreeMap<>();

  /** Looks for them, and makes each once to ask its name. */
  PolicyCatalog() throws IOException {
    ClassLoader loader = PolicyCatalog.class.getClassLoader();
    for (URL manifest : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
      for (String component : components(manifest)) {
        String top = manifest.toString().replace("META-INF/MANIFEST.MF", "");
        policy(URI.create(top + component).toURL()).ifPresent(this::add);
      }
    }
  }

  private void add(String className) {
    PolicyMaker maker = new PolicyMaker(className, Map.of());
    makers.put(maker.get().name(), maker);
  }

  /** Their names. */
  List<String> names() {
    return List.copyOf(makers.keySet());
  }

  /**
   * What makes policies called {@code name}.
   *
   * @param settings values of its configuration that are not the defaults, by key
   * @throws IllegalArgumentException if there is none, or it has no such key; one line
   */
  Supplier<PlacementPolicy> get(String name, Map<String, String> settings) {
    PolicyMaker maker = makers.get(name);
    if (maker == null) {
      throw new IllegalArgumentException(
          "there is no policy '%s'; policies: %s".formatted(name, String.join(", ", names())));
    }
    PolicyMaker configured = maker.with(settings);
    configured.get();
    return configured;
  }

  /**
   * What makes the policies of an order, as in {@code memory-usher+load}.
   *
   * @param settings values of the configuration of a policy, by its name
   * @throws IllegalArgumentException as {@link #get}
   */
  Supplier<PlacementPolicy> order(String order, Function<String, Map<String, String>> settings) {
    List<Supplier<PlacementPolicy>> makers =
        Stream.of(order.split("\\+")).map(name -> get(name, settings.apply(name))).toList();
    return makers.size() == 1
        ? makers.getFirst()
        : () -> new Ordered(makers.stream().map(Supplier::get).toList());
  }

  private static List<String> components(URL manifest) throws IOException {
    try (InputStream in = manifest.openStream()) {
      String header = new Manifest(in).getMainAttributes().getValue("Service-Component");
      return header == null ? List.of() : List.of(header.split("\\s*,\\s*"));
    }
  }

  private static Optional<String> policy(URL description) throws IOException {
    Document document = parse(description);
    List<String> provided = new ArrayList<>();
    var services = document.getElementsByTagName("provide");
    for (int i = 0; i < services.getLength(); i++) {
      provided.add(services.item(i).getAttributes().getNamedItem("interface").getNodeValue());
    }
    return provided.contains(SERVICE)
        ? Optional.of(
            document
                .getElementsByTagName("implementation")
                .item(0)
                .getAttributes()
                .getNamedItem("class")
                .getNodeValue())
        : Optional.empty();
  }

  private static Document parse(URL description) throws IOException {
    try (InputStream in = description.openStream()) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(description + " is no component description: " + e.getMessage(), e);
    }
  }
}
