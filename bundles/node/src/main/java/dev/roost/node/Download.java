package dev.roost.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Fetches an update as the agent, who may do nothing else: whether it can be trusted is found out
 * by who installs it.
 */
final class Download {
  /** More than any update has; what comes behind it is not waited for. */
  private static final long MOST_BYTES = 2L << 30;

  private static final Duration CONNECT = Duration.ofSeconds(30);

  private final Path directory;
  private final Optional<ProxySelector> proxy;
  private final long mostBytes;

  /**
   * Fetches nothing yet.
   *
   * @param proxy by which it fetches, {@code http://HOST:PORT}; empty: none
   */
  Download(Path directory, String proxy) {
    this(directory, proxy, MOST_BYTES);
  }

  Download(Path directory, String proxy, long mostBytes) {
    this.directory = directory;
    this.proxy = proxy.isEmpty() ? Optional.empty() : Optional.of(selector(proxy));
    this.mostBytes = mostBytes;
  }

  private static ProxySelector selector(String proxy) {
    URI uri = URI.create(proxy);
    if (!"http".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 1) {
      throw new IllegalArgumentException(
          "proxy is '%s'; it must be http://HOST:PORT, for example http://10.0.0.1:3128"
              .formatted(proxy));
    }
    return ProxySelector.of(InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort()));
  }

  /**
   * A file that was fetched, and goes when it is closed.
   *
   * @param file where it is
   */
  record Fetched(Path file) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      Files.deleteIfExists(file);
    }
  }

  /** Fetches {@code address}; what was fetched before and is still there goes. */
  Fetched fetch(URI address, Consumer<String> progress) throws IOException {
    Files.createDirectories(directory);
    Fetched fetched = new Fetched(directory.resolve("fetched.update.tar"));
    progress.accept("fetching " + address);
    HttpClient.Builder builder =
        HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NORMAL);
    proxy.ifPresent(builder::proxy);
    try (HttpClient client = builder.build()) {
      HttpResponse<InputStream> answer =
          client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new IOException(
              "%s answers %d; it must be the address of a file .update.tar"
                  .formatted(address, answer.statusCode()));
        }
        long bytes = copy(body, fetched.file());
        progress.accept("fetched %d MiB".formatted(bytes >> 20));
      }
      return fetched;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("fetching " + address + " was cut off");
    } catch (IOException e) {
      fetched.close();
      throw new IOException("%s could not be fetched: %s".formatted(address, reason(e)), e);
    }
  }

  private long copy(InputStream body, Path file) throws IOException {
    long bytes = 0;
    byte[] piece = new byte[64 << 10];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
        bytes += count;
        if (bytes > mostBytes) {
          throw new IOException(
              "it is larger than the %d MiB of any update".formatted(mostBytes >> 20));
        }
        out.write(piece, 0, count);
      }
    }
    return bytes;
  }

  /** The JDK's client does not always say what was wrong. */
  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
