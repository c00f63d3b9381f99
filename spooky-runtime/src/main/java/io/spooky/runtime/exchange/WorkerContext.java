package io.spooky.runtime.exchange;

import io.netty.channel.EventLoop;
import io.spooky.runtime.bridge.FieldsOfMessage;
import io.spooky.runtime.bridge.RequestTranslator;
import io.spooky.runtime.telemetry.WorkerCounters;
import io.spooky.runtime.transport.BackendPools;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the exchanges of one worker share. Confined to the worker's event loop. */
public final class WorkerContext {
  private final Deadlines deadlines;
  private final BackendPools pools;
  private final WorkerCounters counters;
  private final RequestTranslator translator = new RequestTranslator();
  private final ExchangePick pick = new ExchangePick();
  private final FieldsOfMessage fields = new FieldsOfMessage();
  private final ErrorLog errors = new ErrorLog();
  private @Nullable WorkerGeneration generation;

  /** Makes the context of one worker, which takes requests once it has a generation. */
  public WorkerContext(EventLoop loop, BackendPools pools, WorkerCounters counters) {
    this.deadlines = new Deadlines(loop);
    this.pools = pools;
    this.counters = counters;
  }

  /** Puts a generation in force for requests that begin from now on. */
  public void generation(WorkerGeneration next) {
    generation = next;
    translator.configure(next.edge(), next.routes().readsFields());
  }

  /** Returns the generation in force. */
  public WorkerGeneration generation() {
    return Objects.requireNonNull(generation, "generation");
  }

  /** Returns the open exchanges. */
  public Deadlines deadlines() {
    return deadlines;
  }

  /** Returns the worker's connections to backends. */
  public BackendPools pools() {
    return pools;
  }

  /** Returns the worker's counters. */
  public WorkerCounters counters() {
    return counters;
  }

  RequestTranslator translator() {
    return translator;
  }

  /** Returns where the operator reads why requests failed. */
  ErrorLog errors() {
    return errors;
  }

  /** Returns the editor of messages' fields. */
  FieldsOfMessage fields() {
    return fields;
  }

  ExchangePick pick() {
    return pick;
  }
}
