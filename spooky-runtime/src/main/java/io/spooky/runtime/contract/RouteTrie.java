package io.spooky.runtime.contract;

import org.jspecify.annotations.Nullable;

/**
 * Routes as a radix trie in arrays: the shape of large route tables. Its one walk is compiled by
 * the JIT long before a config with new routes comes, where thousands of generated methods would
 * begin anew, each of them interpreted. Immutable, allocates nothing, safe for all threads.
 *
 * <p>Three tries stand in one array: exact hosts, wildcards read from their ends, and paths, one
 * for each host. A node has a header, the tests that it is worth to make here, and a child for each
 * byte from the lowest to the highest; bytes that all keys below share are skipped, since a test
 * compares the whole key. Tests that lost lead to those of the nearest shorter key.
 */
public final class RouteTrie {
  /** Header: the position of the byte above, the lowest byte in the middle, their number below. */
  static final int POSITION_SHIFT = 15;

  static final int LOWEST_SHIFT = 8;
  static final int LOWEST_MASK = 0x7f;
  static final int COUNT_MASK = 0xff;

  /** Where in a node its tests and its first child stand. */
  static final int TESTS = 1;

  static final int CHILDREN = 2;

  /** Tests: their number, the next tests to try, then for each of them four numbers. */
  static final int NEXT = 1;

  static final int FIRST_TEST = 2;
  static final int TEST_SIZE = 4;

  /** In a test: the key's place with a mark of exact ones, its length, the target, conditions. */
  static final int KEY_LENGTH = 1;

  static final int TARGET = 2;
  static final int CONDITIONS = 3;

  private final int[] code;
  private final byte[] keys;
  private final @Nullable RouteConditions[] conditions;
  private final int exactHosts;
  private final int wildcards;
  private final int anyHost;

  RouteTrie(TrieAssembler parts, int exactHosts, int wildcards, int anyHost) {
    this.code = parts.code();
    this.keys = parts.keys();
    this.conditions = parts.conditions();
    this.exactHosts = exactHosts;
    this.wildcards = wildcards;
    this.anyHost = anyHost;
  }

  /**
   * Returns the number of the route that takes the request, or {@link RouteTable#NO_ROUTE}: that of
   * the exact host, else of the longest wildcard with a route for it, else of any host.
   */
  public int match(RequestHead head) {
    int route = exactHosts == 0 ? RouteTable.NO_ROUTE : matchExactHost(head);
    if (route == RouteTable.NO_ROUTE && wildcards != 0) {
      route = matchWildcards(head);
    }
    if (route == RouteTable.NO_ROUTE && anyHost != 0) {
      route = matchPath(head, anyHost);
    }
    return route;
  }

  private int matchExactHost(RequestHead head) {
    byte[] host = head.host();
    int tests = code[descend(exactHosts, host, head.hostStart(), head.hostEnd()) + TESTS];
    while (tests != 0) {
      int test = tests + FIRST_TEST;
      if (head.hostIs(keys, code[test] >>> 1, code[test + KEY_LENGTH])) {
        return matchPath(head, code[test + TARGET]);
      }
      tests = code[tests + NEXT];
    }
    return RouteTable.NO_ROUTE;
  }

  private int matchWildcards(RequestHead head) {
    byte[] host = head.host();
    int tests = code[descendFromEnd(wildcards, host, head.hostStart(), head.hostEnd()) + TESTS];
    while (tests != 0) {
      int test = tests + FIRST_TEST;
      if (head.hostEndsWith(keys, code[test] >>> 1, code[test + KEY_LENGTH])) {
        int route = matchPath(head, code[test + TARGET]);
        if (route != RouteTable.NO_ROUTE) {
          return route;
        }
      }
      tests = code[tests + NEXT];
    }
    return RouteTable.NO_ROUTE;
  }

  private int matchPath(RequestHead head, int root) {
    int tests = code[descend(root, head.path(), head.pathStart(), head.pathEnd()) + TESTS];
    while (tests != 0) {
      int end = tests + FIRST_TEST + TEST_SIZE * code[tests];
      for (int test = tests + FIRST_TEST; test < end; test += TEST_SIZE) {
        if (takes(test, head)) {
          return code[test + TARGET];
        }
      }
      tests = code[tests + NEXT];
    }
    return RouteTable.NO_ROUTE;
  }

  private boolean takes(int test, RequestHead head) {
    int key = code[test] >>> 1;
    int length = code[test + KEY_LENGTH];
    boolean exact = (code[test] & 1) != 0;
    if (!(exact ? head.pathIs(keys, key, length) : head.pathIsUnder(keys, key, length))) {
      return false;
    }
    RouteConditions further = conditions[code[test + CONDITIONS]];
    return further == null || further.hold(head);
  }

  /** Returns the last node on the way that these bytes lead, read from their start. */
  private int descend(int root, byte[] bytes, int start, int end) {
    int node = root;
    while (true) {
      int header = code[node];
      int at = start + (header >>> POSITION_SHIFT);
      int child = at < end ? child(node, header, bytes[at]) : 0;
      if (child == 0) {
        return node;
      }
      node = child;
    }
  }

  /** Returns the last node on the way that these bytes lead, read from their end. */
  private int descendFromEnd(int root, byte[] bytes, int start, int end) {
    int node = root;
    while (true) {
      int header = code[node];
      int at = end - 1 - (header >>> POSITION_SHIFT);
      int child = at >= start ? child(node, header, bytes[at]) : 0;
      if (child == 0) {
        return node;
      }
      node = child;
    }
  }

  private int child(int node, int header, int octet) {
    int index = octet - (header >>> LOWEST_SHIFT & LOWEST_MASK);
    return index >= 0 && index < (header & COUNT_MASK) ? code[node + CHILDREN + index] : 0;
  }
}
