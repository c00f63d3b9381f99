package io.spooky.runtime.cli;

import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.runtime.edge.Edge;
import io.spooky.runtime.edge.EdgeOptions;
import io.spooky.runtime.edge.EdgeStartException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Starts edges; the seam at which tests put in an edge without sockets. */
@FunctionalInterface
interface EdgeStarter {
  /** Starts {@link Edge}. */
  EdgeStarter REAL = (proxy, options) -> new RealEdge(Edge.start(proxy, options));

  /** Starts an edge; it serves when this returns. */
  Running start(CompiledProxy proxy, EdgeOptions options)
      throws ConfigRejectedException, EdgeStartException;

  /** An edge that runs: the part of {@link Edge} that commands need. */
  interface Running extends AutoCloseable {
    /** Returns where it listens. */
    List<Edge.Listener> listeners();

    /** Swaps the config; throws, changing nothing, if the new one is wrong. */
    void reload(CompiledProxy proxy, ClassLoader providers) throws ConfigRejectedException;

    /** Starts draining; complete when all requests in flight ended or their time is over. */
    CompletableFuture<Void> drain();

    /** Returns whether draining began. */
    boolean draining();

    /** Stops at once. */
    @Override
    void close();
  }

  /**
   * The real one.
   *
   * @param edge does all the work
   */
  record RealEdge(Edge edge) implements Running {
    @Override
    public List<Edge.Listener> listeners() {
      return edge.listeners();
    }

    @Override
    public void reload(CompiledProxy proxy, ClassLoader providers) throws ConfigRejectedException {
      edge.reload(proxy, providers);
    }

    @Override
    public CompletableFuture<Void> drain() {
      return edge.drain();
    }

    @Override
    public boolean draining() {
      return edge.draining();
    }

    @Override
    public void close() {
      edge.close();
    }
  }
}
