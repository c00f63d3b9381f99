package io.spooky.runtime.contract;

import io.spooky.spi.Pick;

/**
 * A request that asks for a backend, with the parts of it that can be hashed. Every hash is spread
 * over all 64 bits and is the same in every process; a part that is not there hashes to a fixed
 * value.
 */
public interface PickRequest extends Pick {
  /** Sets what {@link #hashKey()} returns, and returns this request. */
  PickRequest withHashKey(long key);

  /** Returns the hash of the first field of this name, which is in lower case. */
  long hashOfHeader(String name);

  /** Returns the hash of the cookie of this name. */
  long hashOfCookie(String name);

  /** Returns the hash of the query parameter of this name, as it stands in the path, undecoded. */
  long hashOfQuery(String name);

  /** Returns the hash of the normalised path without the query. */
  long hashOfPath();

  /** Returns the hash of the host, in lower case and without its port. */
  long hashOfHost();

  /** Returns the hash of the client's validated IP address, without the port. */
  long hashOfSourceIp();
}
