package io.spooky.runtime.config;

/** The stable codes of problems found at start-up; those of plugins stand with the plugins. */
final class StartCodes {
  /** Compiled for another revision of the contract. */
  static final String CONTRACT = "SPK0501";

  /** The compiled config cannot describe itself. */
  static final String DESCRIPTION = "SPK0502";

  /** A value of the wrong form or out of range. */
  static final String VALUE = "SPK0503";

  /** A reference to the environment that cannot be replaced. */
  static final String ENVIRONMENT = "SPK0504";

  /** A required value that is missing. */
  static final String MISSING = "SPK0505";

  /** Two listeners for one address. */
  static final String LISTENER_TWICE = "SPK0506";

  /** An upstream that takes no traffic. */
  static final String NO_WEIGHT = "SPK0507";

  /** Two backends with one address. */
  static final String ADDRESS_TWICE = "SPK0508";

  /** An option that the plugin does not have. */
  static final String UNKNOWN_OPTION = "SPK0515";

  /** What a plugin says of its options. */
  static final String PLUGIN_SAYS = "SPK0516";

  /** A plugin that throws while it is asked. */
  static final String PLUGIN_FAULT = "SPK0517";

  /** A file that cannot be read, or holds something else. */
  static final String FILE = "SPK0520";

  /** A private key that does not belong to its certificate. */
  static final String KEY_MISMATCH = "SPK0521";

  /** A certificate outside its time. */
  static final String VALIDITY = "SPK0522";

  /** A private key that others can read. */
  static final String KEY_MODE = "SPK0523";

  /** A chain of certificates out of order, or with one of them twice. */
  static final String CHAIN = "SPK0524";

  /** A listener that needs a certificate and has none. */
  static final String NO_CERTIFICATE = "SPK0525";

  /** A certificate that names no host. */
  static final String NO_NAMES = "SPK0526";

  private StartCodes() {}
}
