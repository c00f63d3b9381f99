package io.spooky.runtime.load;

import io.spooky.runtime.edge.Edge;
import io.spooky.runtime.testing.TestProxy;
import io.spooky.spi.config.ConfigKeys;
import java.util.concurrent.CountDownLatch;

/**
 * An edge to be measured: {@code LoadEdge WORKERS BACKEND_PORT}. Prints its port and its process
 * id.
 */
public final class LoadEdge {
  private LoadEdge() {}

  /** Runs until it is ended. */
  public static void main(String[] args) throws Exception {
    TestProxy proxy =
        new TestProxy()
            .workers(Integer.parseInt(args[0]))
            .upstream("api", "")
            .backend("api", "api-1", Integer.parseInt(args[1]))
            .set("api", ConfigKeys.Limits.IN_FLIGHT, "10000");
    try (Edge edge = Edge.start(proxy)) {
      System.out.println(
          edge.listeners().get(0).address().getPort() + " " + ProcessHandle.current().pid());
      new CountDownLatch(1).await();
    }
  }
}
