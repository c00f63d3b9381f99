package io.spooky.runtime.config;

import io.spooky.spi.Options;
import io.spooky.spi.config.BackendAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One backend.
 *
 * @param id unique in its upstream
 * @param address where it listens, and whether over TLS
 * @param weight from 0 to 65,535
 * @param priority from 0 to 255; the lowest with an eligible backend is used
 * @param warm whether every worker connects at start
 * @param serverName name for SNI and verification; empty takes the address's host
 * @param ca a PEM file of trusted certificates; null takes the JDK's trust store
 * @param probe active probes; null where none run
 * @param healthOptions the health policy's options; equal when all values are equal
 */
public record BackendConfig(
    String id,
    BackendAddress address,
    int weight,
    int priority,
    boolean warm,
    String serverName,
    @Nullable Path ca,
    @Nullable ProbeConfig probe,
    Options healthOptions) {
  /**
   * Active probes.
   *
   * @param path what is asked for
   * @param interval time between two probes
   * @param timeout how long a probe may take, connecting included
   */
  public record ProbeConfig(String path, Duration interval, Duration timeout) {}

  /** Returns the name for SNI and verification. */
  public String verifiedName() {
    return serverName.isEmpty() ? address.host() : serverName;
  }
}
