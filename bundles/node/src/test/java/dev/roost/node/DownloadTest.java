package dev.roost.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
  private static final byte[] UPDATE = new byte[3 << 20];

  @TempDir private Path directory;
  private final List<String> progress = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/new.tar",
        exchange -> {
          exchange.sendResponseHeaders(200, UPDATE.length);
          try (var body = exchange.getResponseBody()) {
            body.write(UPDATE);
          }
        });
    // Says that more comes than does.
    server.createContext(
        "/short.tar",
        exchange -> {
          exchange.sendResponseHeaders(200, UPDATE.length);
          exchange.getResponseBody().write(UPDATE, 0, 1 << 20);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private URI address(String path) {
    return URI.create("http://localhost:%d%s".formatted(server.getAddress().getPort(), path));
  }

  @Test
  void fetchesAFileThatGoesWhenItIsClosed() throws Exception {
    Path file;
    try (var fetched =
        new Download(directory.resolve("d"), "").fetch(address("/new.tar"), progress::add)) {
      file = fetched.file();
      assertThat(file).hasBinaryContent(UPDATE);
    }
    assertThat(file).doesNotExist();
    assertThat(progress).containsExactly("fetching " + address("/new.tar"), "fetched 3 MiB");
  }

  @Test
  void fetchesByTheProxy() throws Exception {
    String proxy = "http://localhost:" + server.getAddress().getPort();
    URI elsewhere = URI.create("http://updates.invalid/new.tar");
    try (var fetched = new Download(directory, proxy).fetch(elsewhere, progress::add)) {
      assertThat(fetched.file()).hasBinaryContent(UPDATE);
    }
    for (String wrong : List.of("localhost:3128", "ftp://a:1", "http://a")) {
      assertThatThrownBy(() -> new Download(directory, wrong))
          .hasMessageContaining(wrong)
          .hasMessageContaining("http://HOST:PORT");
    }
  }

  @Test
  void leavesNothingOfWhatCouldNotBeFetched() throws Exception {
    Download download = new Download(directory, "", 2 << 20);
    assertThatThrownBy(() -> download.fetch(address("/other"), progress::add))
        .hasMessageContaining("answers 404");
    assertThatThrownBy(() -> download.fetch(address("/new.tar"), progress::add))
        .hasMessageContaining("larger than the 2 MiB");
    assertThatThrownBy(() -> download.fetch(address("/short.tar"), progress::add))
        .isInstanceOf(IOException.class);
    try (var files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void installsWhatItFetched() throws Exception {
    Path socket = directory.resolve("socket");
    try (PeerUpdater peer = new PeerUpdater(socket)) {
      peer.answer("progress installed\ndone\n");
      new ApplianceComponent(socket, new Download(directory.resolve("d"), ""))
          .update(address("/new.tar").toString(), Set.of(), progress::add);
      assertThat(peer.asked()).isEqualTo("install " + directory.resolve("d/fetched.update.tar"));
    }
    assertThat(progress).endsWith("installed");
    assertThat(directory.resolve("d/fetched.update.tar")).doesNotExist();
  }
}
