package io.spooky.runtime.config;

import io.spooky.runtime.contract.RequestHead;
import io.spooky.spi.Fnv1a;
import io.spooky.spi.config.IpText;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that a certificate is good for (RFC 9525, section 6): DNS names, with {@code *} for a
 * whole first label, and IP addresses, of the subject alternative names alone. A look-up allocates
 * nothing. Immutable.
 */
public final class CertificateNames {
  /** Every host. */
  public static final CertificateNames ANY = new CertificateNames(List.of());

  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;
  private static final int MIN_TABLE = 4;

  /** Names in the form of a request's host, a wildcard as its suffix with the dot, by hash. */
  private final byte[] @Nullable [] table;

  private final boolean any;

  private CertificateNames(List<byte[]> names) {
    int size = Integer.highestOneBit(Math.max(MIN_TABLE, names.size() * 4));
    table = new byte[size][];
    any = names.isEmpty();
    for (byte[] name : names) {
      int slot = slot(Fnv1a.hash(name, 0, name.length));
      while (table[slot] != null) {
        slot = next(slot);
      }
      table[slot] = name;
    }
  }

  /** Returns the names of a certificate; {@link #ANY} where it names no host. */
  public static CertificateNames of(X509Certificate certificate) {
    List<byte[]> names = new ArrayList<>();
    for (List<?> entry : alternatives(certificate)) {
      String text = String.valueOf(entry.get(1));
      if (entry.get(0).equals(DNS_NAME)) {
        addName(names, text);
      } else if (entry.get(0).equals(IP_ADDRESS)) {
        addAddress(names, text);
      }
    }
    return names.isEmpty() ? ANY : new CertificateNames(names);
  }

  private static Collection<List<?>> alternatives(X509Certificate certificate) {
    try {
      Collection<List<?>> found = certificate.getSubjectAlternativeNames();
      return found == null ? List.of() : found;
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  private static void addName(List<byte[]> names, String text) {
    String name = text.toLowerCase(Locale.ROOT);
    name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    boolean wildcard = name.startsWith("*.");
    String host = wildcard ? name.substring(2) : name;
    byte[] bytes = host.getBytes(StandardCharsets.ISO_8859_1);
    // An address is covered by an address alone, and a star within a label by nothing.
    boolean isAddress = IpText.parse(bytes, 0, bytes.length, new byte[IpText.IPV6]) > 0;
    if (!isAddress && !host.isEmpty() && !host.startsWith(".") && host.indexOf('*') < 0) {
      names.add((wildcard ? "." + host : host).getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static void addAddress(List<byte[]> names, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    byte[] address = new byte[IpText.IPV6];
    int length = IpText.parse(bytes, 0, bytes.length, address);
    if (length > 0) {
      byte[] out = new byte[IpText.MAX_LENGTH];
      int end = IpText.format(address, length, out, 0);
      String form = new String(out, 0, end, StandardCharsets.US_ASCII);
      String host = length == IpText.IPV6 ? "[" + form + "]" : form;
      names.add(host.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** Returns whether the certificate covers every host because it names none. */
  public boolean isAny() {
    return any;
  }

  /** Returns whether the certificate covers a request's host. */
  public boolean covers(RequestHead head) {
    if (any) {
      return true;
    }
    byte[] host = head.host();
    int start = head.hostStart();
    int end = head.hostEnd();
    int dot = start;
    while (dot < end && host[dot] != '.') {
      dot++;
    }
    // With an empty first label a host would look like the suffix of a wildcard.
    return dot > start && (contains(head, start, end) || dot < end && contains(head, dot, end));
  }

  private boolean contains(RequestHead head, int start, int end) {
    byte[] host = head.host();
    int slot = slot(Fnv1a.hash(host, start, end));
    for (byte[] name = table[slot]; name != null; name = table[slot]) {
      boolean whole = start == head.hostStart();
      if (name.length == end - start && (whole ? head.hostIs(name) : head.hostEndsWith(name))) {
        return true;
      }
      slot = next(slot);
    }
    return false;
  }

  private int slot(long hash) {
    return (int) Fnv1a.spread(hash) & table.length - 1;
  }

  private int next(int slot) {
    return slot + 1 & table.length - 1;
  }
}
