package io.spooky.runtime.config;

import io.spooky.spi.config.Network;
import io.spooky.spi.config.PathRules;
import java.util.List;

/**
 * What requests may look like, and whose word about their origin is taken.
 *
 * @param paths the form of paths
 * @param underscores what becomes of field names with underscores
 * @param via the edge's own name in {@code via}, a token; {@code auto} for one of its own
 * @param rejectsMisdirected whether requests for hosts that the certificate does not cover are
 *     refused
 * @param trustedProxies networks whose forwarding fields are believed
 */
public record RequestRules(
    PathRules paths,
    Underscores underscores,
    String via,
    boolean rejectsMisdirected,
    List<Network> trustedProxies) {
  /** Copies the list. */
  public RequestRules {
    trustedProxies = List.copyOf(trustedProxies);
  }

  /** Returns the name by which the edge knows itself; the same for all configs of a process. */
  public String pseudonym() {
    return Pseudonym.of(via);
  }

  /**
   * What becomes of field names with underscores, which many servers cannot tell from names with
   * hyphens.
   */
  public enum Underscores {
    /** The request is refused. */
    REJECT,
    /** The field is dropped. */
    DROP,
    /** The field goes on. */
    PASS
  }
}
