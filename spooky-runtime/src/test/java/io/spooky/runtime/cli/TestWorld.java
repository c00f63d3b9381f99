package io.spooky.runtime.cli;

import io.spooky.runtime.cli.EdgeStarter.Running;
import io.spooky.runtime.config.FakeProxy;
import io.spooky.runtime.config.TestLoader;
import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.runtime.edge.Edge;
import io.spooky.runtime.edge.EdgeOptions;
import io.spooky.runtime.edge.EdgeStartException;
import io.spooky.runtime.plugin.ServiceFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A world for commands: no sockets, no signals, no process to end. */
final class TestWorld {
  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final ByteArrayOutputStream err = new ByteArrayOutputStream();
  final FakeEdge edge = new FakeEdge();
  final FakeSignals signals = new FakeSignals();
  final List<Integer> halts = new ArrayList<>();
  private final Path folder;
  private ClassLoader host;

  TestWorld(Path folder) throws IOException {
    this.folder = folder;
    this.host = TestLoader.of(folder);
  }

  /** Lets ServiceLoader find classes of the test. */
  TestWorld service(Class<?> type, Class<?>... classes) throws IOException {
    String[] names = new String[classes.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = classes[i].getName();
    }
    host = ServiceFiles.of(folder, host, type, names);
    return this;
  }

  /** Carries {@link FakeProxy}. */
  TestWorld withProxy() throws IOException {
    return service(CompiledProxy.class, FakeProxy.class);
  }

  Context context() {
    return new Context(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        host,
        name -> null,
        edge::start,
        signals,
        halts::add);
  }

  int run(String... args) {
    return Cli.run(args, context());
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** An edge without sockets. */
  static final class FakeEdge implements Running {
    final CompletableFuture<Void> drained = new CompletableFuture<>();
    final CompletableFuture<EdgeOptions> started = new CompletableFuture<>();
    final BlockingQueue<CompiledProxy> reloads = new LinkedBlockingQueue<>();
    volatile @Nullable String refusal;
    volatile @Nullable Runnable onReload;
    volatile boolean draining;
    volatile boolean closed;

    Running start(CompiledProxy proxy, EdgeOptions options) throws EdgeStartException {
      String reason = refusal;
      if (reason != null) {
        throw new EdgeStartException(reason);
      }
      started.complete(options);
      return this;
    }

    @Override
    public List<Edge.Listener> listeners() {
      return List.of(
          new Edge.Listener("http3", new InetSocketAddress("127.0.0.1", 9889)),
          new Edge.Listener("http3", new InetSocketAddress("::1", 9890)));
    }

    @Override
    public void reload(CompiledProxy proxy, ClassLoader providers) throws ConfigRejectedException {
      Runnable action = onReload;
      if (action != null) {
        action.run();
      }
      reloads.add(proxy);
    }

    @Override
    public CompletableFuture<Void> drain() {
      draining = true;
      return drained;
    }

    @Override
    public boolean draining() {
      return draining;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /** Signals that tests send. */
  static final class FakeSignals implements Signals {
    private final CompletableFuture<Runnable> stop = new CompletableFuture<>();
    private final CompletableFuture<Runnable> reload = new CompletableFuture<>();

    @Override
    public void onStop(Runnable action, Runnable untilStopped) {
      stop.complete(action);
    }

    @Override
    public void onReload(Runnable action) {
      reload.complete(action);
    }

    /** Sends TERM once somebody listens. */
    void terminate() throws Exception {
      stop.get(30, TimeUnit.SECONDS).run();
    }

    /** Sends HUP once somebody listens. */
    void hangUp() throws Exception {
      reload.get(30, TimeUnit.SECONDS).run();
    }
  }
}
