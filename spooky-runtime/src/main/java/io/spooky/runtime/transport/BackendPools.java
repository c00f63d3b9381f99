package io.spooky.runtime.transport;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.spooky.runtime.balance.Backend;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** One worker's pools, by backend. Confined to the worker's event loop. */
public final class BackendPools {
  private final EventLoop loop;
  private final Connector connector;
  private final IdentityHashMap<Backend, BackendPool> pools = new IdentityHashMap<>();
  private final List<BackendPool> retiring = new ArrayList<>();
  private boolean closed;

  /**
   * Makes the pools of one worker.
   *
   * @param channelType the socket channel that goes with the event loop
   * @param tls makes TLS handlers
   */
  public BackendPools(
      EventLoop loop,
      Class<? extends Channel> channelType,
      HostResolver resolver,
      BackendTls tls,
      TurnBatch batch) {
    this.loop = loop;
    this.connector = new Connector(loop, channelType, resolver, tls, batch);
  }

  /** Returns the pool of a backend. */
  public BackendPool of(Backend backend) {
    BackendPool pool = pools.get(backend);
    if (pool == null) {
      pool = new BackendPool(backend, loop, connector);
      pools.put(backend, pool);
      if (closed) {
        pool.close();
      }
    }
    return pool;
  }

  /** Retires the pools of backends that are no longer wanted. */
  public void retain(Set<Backend> wanted) {
    retiring.removeIf(BackendPool::isEmpty);
    List<BackendPool> unwanted = new ArrayList<>();
    pools
        .entrySet()
        .removeIf(entry -> !wanted.contains(entry.getKey()) && unwanted.add(entry.getValue()));
    retiring.addAll(unwanted);
    // Last, since a request that waited for a connection goes to another backend's pool at once.
    unwanted.forEach(BackendPool::retire);
  }

  /** Ends all connections at once. */
  public void close() {
    closed = true;
    // Copied, since a request that waited for a connection goes to another backend's pool at once.
    List.copyOf(pools.values()).forEach(BackendPool::close);
    List.copyOf(retiring).forEach(BackendPool::close);
    pools.clear();
    retiring.clear();
  }

  /** Returns the number of connections. */
  public int connections() {
    return pools.values().stream().mapToInt(BackendPool::size).sum();
  }
}
