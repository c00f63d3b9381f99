package io.spooky.samples.conformance.grpc;

import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What {@link TestMethods} do. */
final class TestService {
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  /** Returns what the service noted of calls that hang: that they began and were cancelled. */
  BlockingQueue<String> events() {
    return events;
  }

  ServerServiceDefinition definition() {
    return ServerServiceDefinition.builder(TestMethods.SERVICE)
        .addMethod(TestMethods.ECHO, ServerCalls.asyncUnaryCall(TestService::echo))
        .addMethod(TestMethods.CHAT, ServerCalls.asyncBidiStreamingCall(Chat::new))
        .addMethod(TestMethods.SUM, ServerCalls.asyncClientStreamingCall(Sum::new))
        .addMethod(TestMethods.COUNT, ServerCalls.asyncServerStreamingCall(TestService::count))
        .addMethod(TestMethods.FAIL, ServerCalls.asyncServerStreamingCall(TestService::fail))
        .addMethod(TestMethods.DEADLINE, ServerCalls.asyncUnaryCall(TestService::deadline))
        .addMethod(TestMethods.HANG, ServerCalls.asyncBidiStreamingCall(this::hang))
        .addMethod(TestMethods.REFUSE, ServerCalls.asyncClientStreamingCall(Refuse::new))
        .build();
  }

  private static void echo(byte[] request, StreamObserver<byte[]> response) {
    response.onNext(request);
    response.onCompleted();
  }

  private static void count(String request, StreamObserver<String> response) {
    numbers(Integer.parseInt(request), response);
    response.onCompleted();
  }

  private static void numbers(int count, StreamObserver<String> response) {
    for (int i = 0; i < count; i++) {
      response.onNext(Integer.toString(i));
    }
  }

  private static void fail(String request, StreamObserver<String> response) {
    String[] words = request.split(" ");
    numbers(Integer.parseInt(words[1]), response);
    Status status = Status.fromCodeValue(Integer.parseInt(words[0]));
    response.onError(status.withDescription("as asked: 100 % \u00e4").asRuntimeException());
  }

  private static void deadline(String request, StreamObserver<String> response) {
    Deadline deadline = Context.current().getDeadline();
    response.onNext(
        deadline == null ? "none" : Long.toString(deadline.timeRemaining(TimeUnit.MILLISECONDS)));
    response.onCompleted();
  }

  private StreamObserver<String> hang(StreamObserver<String> response) {
    Context call = Context.current();
    ((ServerCallStreamObserver<String>) response).setOnCancelHandler(() -> {});
    call.addListener(context -> events.add("cancelled"), Runnable::run);
    response.onNext("hanging");
    events.add("began");
    return new Ignoring<>();
  }

  /** Takes what comes. */
  private static class Ignoring<T> implements StreamObserver<T> {
    @Override
    public void onNext(T message) {}

    @Override
    public void onError(Throwable cause) {}

    @Override
    public void onCompleted() {}
  }

  private static final class Chat extends Ignoring<byte[]> {
    private final StreamObserver<byte[]> response;

    Chat(StreamObserver<byte[]> response) {
      this.response = response;
    }

    @Override
    public void onNext(byte[] message) {
      response.onNext(message);
    }

    @Override
    public void onCompleted() {
      response.onCompleted();
    }
  }

  private static final class Sum extends Ignoring<byte[]> {
    private final StreamObserver<String> response;
    private int messages;
    private long bytes;

    Sum(StreamObserver<String> response) {
      this.response = response;
    }

    @Override
    public void onNext(byte[] message) {
      messages++;
      bytes += message.length;
    }

    @Override
    public void onCompleted() {
      response.onNext(bytes + " bytes in " + messages);
      response.onCompleted();
    }
  }

  private static final class Refuse extends Ignoring<byte[]> {
    private final StreamObserver<String> response;
    private boolean refused;

    Refuse(StreamObserver<String> response) {
      this.response = response;
    }

    @Override
    public void onNext(byte[] message) {
      if (!refused) {
        refused = true;
        response.onError(Status.RESOURCE_EXHAUSTED.withDescription("enough").asException());
      }
    }
  }
}
