package gen;

import io.spooky.runtime.contract.RequestHead;
import io.spooky.runtime.contract.RouteTable;
import io.spooky.runtime.contract.RouteTrie;
import io.spooky.runtime.contract.RouteTrieBuilder;
import javax.annotation.processing.Generated;

/**
 * The routes of {@code config.yaml}, in the order of their precedence.
 */
@Generated("io.spooky.codegen")
final class EdgeRoutes implements RouteTable {
  private static final RouteTrie TRIE = trie();

  @Override
  public boolean readsFields() {
    return true;
  }

  @Override
  public int match(RequestHead head) {
    return TRIE.match(head);
  }

  private static RouteTrie trie() {
    RouteTrieBuilder routes = new RouteTrieBuilder();
    Part1.list(routes);
    return routes.build();
  }

  private static final class Part1 {
    private Part1() {
    }

    private static void list(RouteTrieBuilder routes) {
      tenant0ExampleCom(routes);
      tenant1ExampleCom(routes);
      tenant2ExampleCom(routes);
      tenant3ExampleCom(routes);
      tenant4ExampleCom(routes);
      tenant5ExampleCom(routes);
      tenant6ExampleCom(routes);
      tenant7ExampleCom(routes);
      tenant8ExampleCom(routes);
      tenant9ExampleCom(routes);
      tenant10ExampleCom(routes);
      tenant11ExampleCom(routes);
      tenant12ExampleCom(routes);
      tenant13ExampleCom(routes);
      wildcardExampleCom(routes);
      wildcardBetaExampleCom(routes);
      anyHost(routes);
    }

    private static void tenant0ExampleCom(RouteTrieBuilder routes) {
      routes.host("tenant-0.example.com");
      routes.path("/users/me").to(28); // config.yaml:36 -> users
      routes.pathPrefix("/orders/archive").method("GET").to(1); // config.yaml:6 -> orders
      routes.pathPrefix("/orders").method("GET").method("POST").to(0); // config.yaml:5 -> orders
      routes.pathPrefix("/users").field("x-env", "beta").to(56); // config.yaml:67 -> beta
      routes.pathPrefix("/users").to(29); // config.yaml:37 -> users
    }

    private static void tenant1ExampleCom(RouteTrieBuilder routes) {
      routes.host("tenant-1.example.com");
      routes.path("/users/me").to(30); // config.yaml:38 -> users
      routes.pathPrefix("/orders/archive").method("GET").to(3); // config.yaml:8 -> orders
      routes.pathPrefix("/orders").method("GET").method("POST").to(2); // config.yaml:7 -> orders
      routes.pathPrefix("/users").query("version", "2").to(57); // config.yaml:68 -> beta
      routes.pathPrefix("/users").to(31); // config.yaml:39 -> users
    }

    private static void tenant2ExampleCom(RouteTrieBuilder routes) {
      routes.host("tenant-2.example.com");
      routes.path("/users/me").to(32); // config.yaml:40 -> users
      routes.pathPrefix("/orders/archive").method("GET").to(5); // config.yaml:10 -> orders
      routes.pathPrefix("/orders").method("GET").method("POST").to(4); // config.yaml:9 -> orders
      routes.pathPrefix("/users").to(33); // config.yaml:41 -> users
    }

    private static void tenant3ExampleCom(RouteTrieBuilder routes) {
      routes.host("tenant-3.example.com");
      routes.path("/users/me").to(34); // config.yaml:42 -> users
      routes.pathPrefix("/orders/archive").method("GET").to(7); // config.yaml:12 -> orders
      routes.pathPrefix("/orders").method("GET").method("POST").to(6); // config.yaml:11 -> orders
      routes.pathPrefix("/users").to(35); // config.yaml:43 -> users
    }

    private static void tenant4ExampleCom(RouteTrieBuilder routes) {
      routes.host("tenant-4.example.com");
      routes.path("/users/me").to(36); // config.yaml:44 -> users
      routes.pathPrefix("/orders/archive").method("GET").to(9); // config.yaml:14 -> orders
      routes.pathPrefix("/orders").method("GET").method("POST").to(8); // config.yaml:13 -> orders
      routes.pathPrefix("/users").to(37); // config.yaml:45 -> users
    }

    private static void tenant5ExampleCom(RouteTrieBuilder routes) {
      routes.host("tenant-5.example.com");
      routes.path("/users/me").to(38); // config.yaml:46 -> users
      routes.pathPrefix("/orders/archive").method("GET").to(11); // config.yaml:16 -> orders
      routes.pathPrefix("/orders").method("GET").method("POST").to(10); // config.yaml:15 -> orders
      routes.pathPrefix("/users").to(39); // config.yaml:47 -> users
    }

    private static void tenant6ExampleCom(RouteTrieBuilder routes) {
      routes.host("tenant-6.example.com");
      routes.path("/users/me").to(40); // config.yaml:48 -> users
      routes.pathPrefix("/orders/archive").method("GET").to(13); // config.yaml:18 -> orders
      routes.pathPrefix("/orders").method("GET").method("POST").to(12); // config.yaml:17 -> orders
      routes.pathPrefix("/users").to(41); // config.yaml:49 -> users
    }

    private static void tenant7ExampleCom(RouteTrieBuilder routes) {
      routes.host("tenant-7.example.com");
      routes.path("/users/me").to(42); // config.yaml:50 -> users
      routes.pathPrefix("/orders/archive").method("GET").to(15); // config.yaml:20 -> orders
      routes.pathPrefix("/orders").method("GET").method("POST").to(14); // config.yaml:19 -> orders
      routes.pathPrefix("/users").to(43); // config.yaml:51 -> users
    }

    private static void tenant8ExampleCom(RouteTrieBuilder routes) {
      routes.host("tenant-8.example.com");
      routes.path("/users/me").to(44); // config.yaml:52 -> users
      routes.pathPrefix("/orders/archive").method("GET").to(17); // config.yaml:22 -> orders
      routes.pathPrefix("/orders").method("GET").method("POST").to(16); // config.yaml:21 -> orders
      routes.pathPrefix("/users").to(45); // config.yaml:53 -> users
    }

    private static void tenant9ExampleCom(RouteTrieBuilder routes) {
      routes.host("tenant-9.example.com");
      routes.path("/users/me").to(46); // config.yaml:54 -> users
      routes.pathPrefix("/orders/archive").method("GET").to(19); // config.yaml:24 -> orders
      routes.pathPrefix("/orders").method("GET").method("POST").to(18); // config.yaml:23 -> orders
      routes.pathPrefix("/users").to(47); // config.yaml:55 -> users
    }

    private static void tenant10ExampleCom(RouteTrieBuilder routes) {
      routes.host("tenant-10.example.com");
      routes.path("/users/me").to(48); // config.yaml:56 -> users
      routes.pathPrefix("/orders/archive").method("GET").to(21); // config.yaml:26 -> orders
      routes.pathPrefix("/orders").method("GET").method("POST").to(20); // config.yaml:25 -> orders
      routes.pathPrefix("/users").to(49); // config.yaml:57 -> users
    }

    private static void tenant11ExampleCom(RouteTrieBuilder routes) {
      routes.host("tenant-11.example.com");
      routes.path("/users/me").to(50); // config.yaml:58 -> users
      routes.pathPrefix("/orders/archive").method("GET").to(23); // config.yaml:28 -> orders
      routes.pathPrefix("/orders").method("GET").method("POST").to(22); // config.yaml:27 -> orders
      routes.pathPrefix("/users").to(51); // config.yaml:59 -> users
    }

    private static void tenant12ExampleCom(RouteTrieBuilder routes) {
      routes.host("tenant-12.example.com");
      routes.path("/users/me").to(52); // config.yaml:60 -> users
      routes.pathPrefix("/orders/archive").method("GET").to(25); // config.yaml:30 -> orders
      routes.pathPrefix("/orders").method("GET").method("POST").to(24); // config.yaml:29 -> orders
      routes.pathPrefix("/users").to(53); // config.yaml:61 -> users
    }

    private static void tenant13ExampleCom(RouteTrieBuilder routes) {
      routes.host("tenant-13.example.com");
      routes.path("/users/me").to(54); // config.yaml:62 -> users
      routes.pathPrefix("/orders/archive").method("GET").to(27); // config.yaml:32 -> orders
      routes.pathPrefix("/orders").method("GET").method("POST").to(26); // config.yaml:31 -> orders
      routes.pathPrefix("/users").to(55); // config.yaml:63 -> users
    }

    private static void wildcardExampleCom(RouteTrieBuilder routes) {
      routes.wildcard(".example.com");
      routes.pathPrefix("").field("x-env", "beta").to(58); // config.yaml:69 -> beta
    }

    private static void wildcardBetaExampleCom(RouteTrieBuilder routes) {
      routes.wildcard(".beta.example.com");
      routes.pathPrefix("").to(59); // config.yaml:70 -> beta
    }

    private static void anyHost(RouteTrieBuilder routes) {
      routes.anyHost();
      routes.path("/").to(70); // config.yaml:84 -> site
      routes.pathPrefix("/contact").to(63); // config.yaml:77 -> site
      routes.pathPrefix("/assets").to(61); // config.yaml:75 -> site
      routes.pathPrefix("/status").to(68); // config.yaml:82 -> site
      routes.pathPrefix("/about").to(60); // config.yaml:74 -> site
      routes.pathPrefix("/legal").to(66); // config.yaml:80 -> site
      routes.pathPrefix("/press").to(67); // config.yaml:81 -> site
      routes.pathPrefix("/blog").to(62); // config.yaml:76 -> site
      routes.pathPrefix("/docs").to(64); // config.yaml:78 -> site
      routes.pathPrefix("/jobs").to(65); // config.yaml:79 -> site
      routes.pathPrefix("/team").to(69); // config.yaml:83 -> site
      routes.pathPrefix("").method("GET").method("HEAD").to(71); // config.yaml:85 -> site
    }
  }
}
