package io.spooky.samples.quickstart;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.runtime.cli.Cli;
import io.spooky.runtime.edge.Edge;
import io.spooky.runtime.edge.EdgeOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The compiled config answers over HTTP/3; backends and edge run in this process. */
final class QuickstartTest {
  private static Backend first;
  private static Backend second;
  private static Edge edge;

  @BeforeAll
  static void start() throws Exception {
    first = Backend.start("hello-1", 0);
    second = Backend.start("hello-2", 0);
    Map<String, String> environment =
        Map.of(
            "EDGE_PORT", "0",
            "HELLO_1", "127.0.0.1:" + first.port(),
            "HELLO_2", "127.0.0.1:" + second.port());
    ClassLoader providers = QuickstartProxy.class.getClassLoader();
    EdgeOptions options = new EdgeOptions(providers, environment::get, Path.of(""), false);
    edge = Edge.start(new QuickstartProxy(), options);
  }

  @AfterAll
  static void stop() {
    edge.close();
    second.close();
    first.close();
  }

  @Test
  void greeting_comesFromABackend() {
    assertThat(get("/")).startsWith("hello from hello-");
  }

  @Test
  void roundRobin_sharesByWeight() {
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      answers.add(get("/"));
    }
    assertThat(answers).containsAtLeast("hello from hello-1\n", "hello from hello-2\n");
  }

  @Test
  void echo_comesBackWithTrailers() {
    String answer = get("/echo", "-i", "-d", "some text");
    assertThat(answer).startsWith("HTTP/3 200\n");
    assertThat(answer).contains("some text");
    assertThat(answer).contains("x-echoed: 9");
  }

  @Test
  void users_stayWithTheirBackend() {
    for (String user : List.of("ann", "bob", "cid", "dee")) {
      String answer = get("/users/1", "-H", "x-user: " + user);
      assertThat(get("/users/1", "-H", "x-user: " + user)).isEqualTo(answer);
    }
  }

  @Test
  void status_passesThrough() {
    assertThat(get("/status/418", "-i")).startsWith("HTTP/3 418\n");
  }

  @Test
  void shop_goesToTheBackendOfTheFirstPriority() {
    for (int i = 0; i < 4; i++) {
      assertThat(getUrl("https://shop.example.com/cart")).isEqualTo("hello from hello-2\n");
    }
  }

  @Test
  void subdomain_getsTheFieldOfItsRoute() {
    String answer = getUrl("https://en.shop.example.com/cart", "-i");
    assertThat(answer).contains("cache-control: no-store\n");
    assertThat(answer).contains("hello from hello-2\n");
  }

  private static String get(String path, String... options) {
    return getUrl("https://localhost" + path, options);
  }

  private static String getUrl(String url, String... options) {
    String edgeAddress = "localhost:" + edge.listeners().get(0).address().getPort();
    List<String> args = new ArrayList<>(List.of("get", "-k", "--connect", edgeAddress, url));
    args.addAll(List.of(options));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = Cli.run(args.toArray(new String[0]), new PrintStream(out), new PrintStream(err));
    assertWithMessage(err.toString(StandardCharsets.UTF_8)).that(exitCode).isEqualTo(0);
    return out.toString(StandardCharsets.UTF_8);
  }
}
