package io.spooky.samples.conformance.grpc;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.MethodDescriptor;
import io.spooky.samples.conformance.client.StreamClient;
import io.spooky.samples.conformance.client.StreamConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** gRPC over HTTP/3 connections, which take turns. Safe for all threads. */
final class Http3GrpcChannel extends Channel implements AutoCloseable {
  private final StreamClient client = new StreamClient();
  private final List<StreamConnection> connections = new ArrayList<>();
  private final String authority;
  private final AtomicInteger next = new AtomicInteger();

  /** Makes a number of connections, for calls to localhost. */
  Http3GrpcChannel(int port, int connections) throws Exception {
    this(port, connections, "localhost");
  }

  /** Makes a number of connections, for calls to an authority. */
  Http3GrpcChannel(int port, int connections, String authority) throws Exception {
    this.authority = authority;
    for (int i = 0; i < connections; i++) {
      this.connections.add(client.connect(port));
    }
  }

  @Override
  public <Q, R> ClientCall<Q, R> newCall(MethodDescriptor<Q, R> method, CallOptions options) {
    int turn = Math.floorMod(next.getAndIncrement(), connections.size());
    return new Http3ClientCall<>(connections.get(turn), method, options, authority());
  }

  @Override
  public String authority() {
    return authority;
  }

  @Override
  public void close() {
    connections.forEach(StreamConnection::close);
    client.close();
  }
}
