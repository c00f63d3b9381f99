package io.spooky.samples.conformance.grpc;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.spooky.samples.standalone.support.RunningProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The messages of a call and its end, each to be awaited. Safe for all threads. */
final class Replies<T> implements StreamObserver<T> {
  private final BlockingQueue<T> messages = new LinkedBlockingQueue<>();
  private final CompletableFuture<Status> end = new CompletableFuture<>();

  @Override
  public void onNext(T message) {
    messages.add(message);
  }

  @Override
  public void onError(Throwable cause) {
    end.complete(Status.fromThrowable(cause));
  }

  @Override
  public void onCompleted() {
    end.complete(Status.OK);
  }

  /** Awaits the next message; fails if the call ends instead. */
  T next() throws InterruptedException {
    long deadline = System.nanoTime() + RunningProcess.LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      T message = messages.poll(100, TimeUnit.MILLISECONDS);
      if (message != null) {
        return message;
      }
      if (end.isDone() && messages.isEmpty()) {
        throw new AssertionError("the call ended: " + end.join());
      }
    }
    throw new AssertionError("no message came");
  }

  /** Awaits the end. */
  Status awaitEnd() throws Exception {
    return end.get(RunningProcess.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /** Returns the messages that nobody took. */
  List<T> rest() {
    List<T> rest = new ArrayList<>();
    messages.drainTo(rest);
    return rest;
  }
}
