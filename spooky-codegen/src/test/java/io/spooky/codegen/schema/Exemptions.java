package io.spooky.codegen.schema;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Problems of a kind that the schema says, which it cannot say in these very cases: by case, the
 * places.
 */
final class Exemptions {
  private static final Map<String, Set<String>> PLACES = new TreeMap<>();

  static {
    // To YAML these are other spellings of a good number.
    exempt("value-port-octal", "1,17");
    exempt("value-port-hex-and-exponent", "2,13", "3,13", "6,13");
    exempt("value-sizes-and-shares", "2,54");
    // Of IPv6 the forms say characters alone, of networks no bits.
    exempt("backend-addresses", "13,28");
    // A host that is wrong for TLS alone, and a name that ends in a number.
    exempt("backend-tls-keys", "11,27", "12,65");
    exempt("trusted-proxies", "2,5", "6,5");
    // An option that a plugin needs may stand in a wider or a closer block.
    exempt("plugin-required-option", "4,29");
    exempt("health-check-required-option", "1,25");
    // The upstream that lacks the key has no block that could be marked.
    exempt("balancer-hash-key-missing", "1,25");
    // At the top level the key is a default of upstreams that may hash.
    exempt("balancer-hash-key-unused", "1,24");
    // Letters that no ASCII form exists for, and marks that no domain has.
    exempt("hosts", "24,17", "25,17", "26,17", "27,17", "28,17");
    // Paths that some setting of edge would let pass, or would not change.
    exempt("paths", "12,17", "13,17", "16,17", "17,17");
    exempt("paths-ambiguous", "4,17", "5,17", "6,17", "7,17", "8,17", "9,17", "10,17", "12,24");
    exempt("paths-slashes-rejected", "5,17");
    // Fields that some setting of edge or trusted_proxies would let pass.
    exempt("route-fields", "4,84", "4,105");
    // The same name in another case, and one that stands in two blocks.
    exempt("route-fields", "6,45");
    exempt("route-policy", "8,93");
    // Parts of an expected request, which have more forms than one expression should hold.
    exempt(
        "expectations-form", "3,5", "7,5", "8,5", "10,5", "11,5", "12,5", "13,5", "14,5", "15,5");
  }

  private Exemptions() {}

  private static void exempt(String name, String... places) {
    PLACES.merge(
        name,
        Set.of(places),
        (a, b) -> Stream.concat(a.stream(), b.stream()).collect(Collectors.toSet()));
  }

  /** Returns the places of a case. */
  static Set<String> of(String name) {
    return PLACES.getOrDefault(name, Set.of());
  }
}
