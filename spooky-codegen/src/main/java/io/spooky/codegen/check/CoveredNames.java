package io.spooky.codegen.check;

import io.spooky.codegen.check.CheckedRoute.HostMatch;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The hosts that a certificate is good for (RFC 9525, section 6): DNS names, with {@code *} for one
 * whole first label, and IP addresses, of the subject alternative names alone.
 *
 * @param names in the form of a route's host, wildcards with their star; sorted
 */
record CoveredNames(Set<String> names) {
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  /** Returns the names of a certificate; none where it names no host. */
  static CoveredNames of(X509Certificate certificate) {
    Set<String> names = new TreeSet<>();
    for (List<?> entry : alternatives(certificate)) {
      String text = String.valueOf(entry.get(1)).toLowerCase(Locale.ROOT);
      if (entry.get(0).equals(DNS_NAME)) {
        names.add(text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
      } else if (entry.get(0).equals(IP_ADDRESS)) {
        String ipv6 = Ipv6Text.canonical(text);
        names.add(ipv6 == null ? text : "[" + ipv6 + "]");
      }
    }
    return new CoveredNames(names);
  }

  private static Collection<List<?>> alternatives(X509Certificate certificate) {
    try {
      Collection<List<?>> found = certificate.getSubjectAlternativeNames();
      return found == null ? List.of() : found;
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  /** Returns whether at least one host that a route takes is covered. */
  boolean coversSome(HostMatch host) {
    return switch (host.kind()) {
      case ANY -> true;
      case EXACT -> coversHost(host.name());
      // Both stars may stand for the same label, and a host below may be named itself.
      case WILDCARD -> names.stream().anyMatch(name -> name.endsWith(host.name()));
    };
  }

  private boolean coversHost(String host) {
    int dot = host.indexOf('.');
    return names.contains(host) || dot > 0 && names.contains("*" + host.substring(dot));
  }

  /** Returns the names for a message, not too many of them. */
  String describe() {
    List<String> shown = new ArrayList<>(names).subList(0, Math.min(4, names.size()));
    return String.join(", ", shown) + (names.size() > 4 ? ", ..." : "");
  }
}
