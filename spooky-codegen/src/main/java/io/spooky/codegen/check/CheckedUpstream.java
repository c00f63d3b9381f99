package io.spooky.codegen.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One upstream.
 *
 * @param name its key
 * @param line of its key, from 1
 * @param column likewise
 * @param balancer the strategy in force, with the effective value of each of its options
 * @param hashKey what is hashed; null where the strategy needs no key
 * @param healthPolicy the policy in force; its options stand with each backend
 * @param timeouts effective time-outs
 * @param retry effective retry settings
 * @param limits effective limits
 * @param backends at least one, in the order of the file
 */
public record CheckedUpstream(
    String name,
    int line,
    int column,
    CheckedPlugin balancer,
    @Nullable HashKey hashKey,
    CheckedPlugin healthPolicy,
    SettingMap timeouts,
    SettingMap retry,
    SettingMap limits,
    List<CheckedBackend> backends) {
  /** Copies the list. */
  public CheckedUpstream {
    backends = List.copyOf(backends);
  }
}
