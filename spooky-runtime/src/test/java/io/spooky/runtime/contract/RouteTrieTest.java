package io.spooky.runtime.contract;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which route of a trie takes a request; random tables are compared where they are generated. */
final class RouteTrieTest {
  private final RouteTrieBuilder routes = new RouteTrieBuilder();

  private static RequestHead head(String method, String host, String path) {
    byte[] bytes = (method + host + path).getBytes(StandardCharsets.US_ASCII);
    int hostEnd = method.length() + host.length();
    return new RequestHead()
        .method(bytes, 0, method.length())
        .host(bytes, method.length(), hostEnd)
        .path(bytes, hostEnd, bytes.length);
  }

  private static int match(RouteTrie trie, String host, String path) {
    return trie.match(head("GET", host, path));
  }

  @Test
  void match_noRoutes_isNone() {
    assertThat(match(routes.build(), "a.com", "/")).isEqualTo(RouteTable.NO_ROUTE);
  }

  @Test
  void match_prefixesOfOneAnother_isTheLongestWholeSegments() {
    routes.anyHost();
    routes.pathPrefix("/v1/orders").to(2);
    routes.pathPrefix("/v1").to(1);
    routes.pathPrefix("").to(0);
    RouteTrie trie = routes.build();
    assertThat(match(trie, "a.com", "/v1/orders/7")).isEqualTo(2);
    assertThat(match(trie, "a.com", "/v1/orders")).isEqualTo(2);
    assertThat(match(trie, "a.com", "/v1/orders7")).isEqualTo(1);
    assertThat(match(trie, "a.com", "/v1")).isEqualTo(1);
    assertThat(match(trie, "a.com", "/v10")).isEqualTo(0);
    assertThat(match(trie, "a.com", "/")).isEqualTo(0);
    assertThat(match(trie, "", "")).isEqualTo(0);
    assertThat(match(trie, "a.com", "*")).isEqualTo(0);
  }

  @Test
  void match_bytesThatAllKeysShare_areComparedToo() {
    routes.anyHost();
    routes.path("/team/a").to(0);
    routes.path("/team/b").to(1);
    assertThat(match(routes.build(), "a.com", "/TEAM/b")).isEqualTo(RouteTable.NO_ROUTE);
  }

  @Test
  void match_exactPathAndPrefix_isTheFirstOfThem() {
    routes.anyHost();
    routes.path("/v1").to(7);
    routes.pathPrefix("/v1").to(8);
    RouteTrie trie = routes.build();
    assertThat(match(trie, "a.com", "/v1")).isEqualTo(7);
    assertThat(match(trie, "a.com", "/v1/")).isEqualTo(8);
  }

  @Test
  void match_hostHasNoRouteForThePath_goesOnWithWiderHosts() {
    routes.host("a.b.com");
    routes.path("/exact").to(0);
    routes.wildcard(".b.com");
    routes.path("/near").to(1);
    routes.wildcard(".com");
    routes.path("/far").to(2);
    routes.anyHost();
    routes.path("/any").to(3);
    RouteTrie trie = routes.build();
    assertThat(match(trie, "a.b.com", "/exact")).isEqualTo(0);
    assertThat(match(trie, "a.b.com", "/near")).isEqualTo(1);
    assertThat(match(trie, "a.b.com", "/far")).isEqualTo(2);
    assertThat(match(trie, "a.b.com", "/any")).isEqualTo(3);
    assertThat(match(trie, "b.com", "/near")).isEqualTo(RouteTable.NO_ROUTE);
    assertThat(match(trie, "x.a.b.com", "/exact")).isEqualTo(RouteTable.NO_ROUTE);
    assertThat(match(trie, ".com", "/far")).isEqualTo(RouteTable.NO_ROUTE);
  }

  @Test
  void match_hostListedTwice_hasAllItsRoutes() {
    routes.host("a.com");
    routes.path("/1").to(1);
    routes.host("b.com");
    routes.path("/2").to(2);
    routes.host("a.com");
    routes.path("/3").to(3);
    RouteTrie trie = routes.build();
    assertThat(match(trie, "a.com", "/1")).isEqualTo(1);
    assertThat(match(trie, "a.com", "/3")).isEqualTo(3);
    assertThat(match(trie, "b.com", "/3")).isEqualTo(RouteTable.NO_ROUTE);
  }

  @Test
  void match_conditions_areTriedInTurn() {
    routes.anyHost();
    routes.path("/p").method("GET").method("HEAD").field("x-env", "beta").field("x-debug").to(0);
    routes.path("/p").method("GET").query("q", "1").query("r").to(1);
    routes.path("/p").to(2);
    RouteTrie trie = routes.build();
    RequestHead head = head("GET", "a.com", "/p");
    assertThat(trie.match(head)).isEqualTo(2);
    head.addField("x-env", "beta");
    assertThat(trie.match(head)).isEqualTo(2);
    head.addField("x-debug", "");
    assertThat(trie.match(head)).isEqualTo(0);
    head.method("PUT".getBytes(StandardCharsets.US_ASCII), 0, 3);
    assertThat(trie.match(head)).isEqualTo(2);
    RequestHead query = head("GET", "a.com", "/p");
    byte[] text = "q=1&r".getBytes(StandardCharsets.US_ASCII);
    assertThat(trie.match(query.query(text, 0, 5))).isEqualTo(1);
    assertThat(trie.match(query.query(text, 0, 3))).isEqualTo(2);
  }

  @Test
  void match_pathBeyondAscii_isNone() {
    routes.anyHost();
    routes.path("/a").to(0);
    routes.path("/b").to(1);
    byte[] path = {'/', (byte) 0xe1};
    RequestHead head = head("GET", "a.com", "").path(path, 0, 2);
    assertThat(routes.build().match(head)).isEqualTo(RouteTable.NO_ROUTE);
  }

  @Test
  void match_everyByteOfAscii_isTold() {
    routes.anyHost();
    IntStream.range(0, 128).forEach(octet -> routes.path("/" + (char) octet).to(octet));
    RouteTrie trie = routes.build();
    for (int octet = 0; octet < 128; octet++) {
      assertWithMessage("byte %s", octet)
          .that(match(trie, "a.com", "/" + (char) octet))
          .isEqualTo(octet);
    }
  }

  @Test
  void path_tooLongOrNotAscii_isRefused() {
    String longest = "/".repeat(TrieAssembler.LONGEST_KEY);
    routes.path(longest).to(0);
    assertThat(match(routes.build(), "a.com", longest)).isEqualTo(0);
    assertThrows(IllegalArgumentException.class, () -> routes.path(longest + "/"));
    assertThrows(IllegalArgumentException.class, () -> routes.host("stra\u00dfe.de"));
  }
}
