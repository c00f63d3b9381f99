package io.spooky.samples.conformance.grpc;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A server of grpc-java with the test service and the health service, on a free port. */
final class GrpcBackend implements AutoCloseable {
  private static final int LARGEST_MESSAGE = 16 << 20;

  private final String id;
  private final TestService service = new TestService();
  private final MetadataEcho metadata = new MetadataEcho();
  private final HealthStatusManager health = new HealthStatusManager();
  private final Server server;

  GrpcBackend(String id) throws IOException {
    this(id, UnaryOperator.identity());
  }

  GrpcBackend(String id, UnaryOperator<NettyServerBuilder> options) throws IOException {
    this.id = id;
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .addService(service.definition())
            .addService(health.getHealthService())
            .intercept(metadata);
    server = options.apply(builder).build().start();
  }

  String id() {
    return id;
  }

  /** Returns this backend as a line of a config. */
  String line() {
    return "      - { id: %s, address: 127.0.0.1:%d }%n".formatted(id, server.getPort());
  }

  TestService service() {
    return service;
  }

  MetadataEcho metadata() {
    return metadata;
  }

  HealthStatusManager health() {
    return health;
  }

  /** Takes no new calls, says GOAWAY, and lets those that run come to their end. */
  void shutdown() {
    server.shutdown();
  }

  @Override
  public void close() {
    try {
      server.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
