package io.spooky.runtime.transport;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Resolves host names with the JDK's resolver on threads of its own, so that no event loop ever
 * waits for DNS. IP addresses are answered at once. Safe for all threads.
 */
public final class HostResolver implements AutoCloseable {
  private static final int THREADS = 4;
  private static final int WAITING = 1_024;

  private final ExecutorService threads;

  /** Makes a resolver; its threads start when first needed and end when idle. */
  public HostResolver() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            task -> {
              Thread thread = new Thread(task, "spooky-resolver");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    threads = pool;
  }

  /** Returns the addresses of a host, at least one; fails with {@link UnknownHostException}. */
  public CompletionStage<List<InetAddress>> resolve(String host) {
    byte[] literal = NetUtil.createByteArrayFromIpAddressString(host);
    try {
      if (literal != null) {
        return CompletableFuture.completedFuture(List.of(InetAddress.getByAddress(literal)));
      }
    } catch (UnknownHostException e) {
      return CompletableFuture.failedFuture(e);
    }
    CompletableFuture<List<InetAddress>> result = new CompletableFuture<>();
    try {
      threads.execute(() -> lookUp(host, result));
    } catch (java.util.concurrent.RejectedExecutionException e) {
      result.completeExceptionally(e);
    }
    return result;
  }

  private static void lookUp(String host, CompletableFuture<List<InetAddress>> result) {
    try {
      result.complete(List.of(InetAddress.getAllByName(host)));
    } catch (UnknownHostException | RuntimeException e) {
      result.completeExceptionally(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
