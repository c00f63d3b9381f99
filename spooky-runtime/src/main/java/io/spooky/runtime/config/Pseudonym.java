package io.spooky.runtime.config;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The name by which this process knows itself in {@code via} where the config gives none (RFC 9110,
 * section 7.6.3). It stays the same over reloads and tells nothing of the machine.
 */
final class Pseudonym {
  private static final String OF_PROCESS = random();

  private Pseudonym() {}

  private static String random() {
    byte[] bytes = new byte[4];
    new SecureRandom().nextBytes(bytes);
    return "spooky-" + HexFormat.of().formatHex(bytes);
  }

  /** Returns the name that a value of the config stands for. */
  static String of(String via) {
    return via.equals("auto") ? OF_PROCESS : via;
  }
}
