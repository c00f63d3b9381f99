package io.spooky.runtime.exchange;

import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import io.spooky.runtime.balance.WorkerUpstream;
import io.spooky.runtime.contract.Dispatcher;
import io.spooky.runtime.contract.PickRequest;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a balancer is asked with. One for each worker, filled anew for each pick, so that picking
 * allocates nothing. Confined to the worker's event loop.
 */
final class ExchangePick implements PickRequest {
  static final ToIntFunction<ExchangePick> DISPATCH = ExchangePick::dispatch;

  private @Nullable Dispatcher dispatcher;
  private int upstreamNumber;
  private @Nullable WorkerUpstream upstream;
  private @Nullable Http2Headers head;
  private int[] tried = {};
  private int triedCount;
  private int attempt;
  private boolean waitsForOwn;
  private long hashKey;
  private long sourceIpHash;
  private long nowNanos;

  void begin(
      Dispatcher dispatcher,
      int upstreamNumber,
      WorkerUpstream upstream,
      boolean waitsForOwn,
      long nowNanos) {
    this.dispatcher = dispatcher;
    this.upstreamNumber = upstreamNumber;
    this.upstream = upstream;
    this.waitsForOwn = waitsForOwn;
    this.nowNanos = nowNanos;
    this.hashKey = 0;
  }

  /** Sets the request; the first {@code count} of the slots failed it already. */
  void request(
      Http2Headers requestHead, long clientIpHash, int attemptNumber, int[] triedSlots, int count) {
    head = requestHead;
    sourceIpHash = clientIpHash;
    attempt = attemptNumber;
    tried = triedSlots;
    triedCount = count;
  }

  private int dispatch() {
    return Objects.requireNonNull(dispatcher).pick(upstreamNumber, this);
  }

  private WorkerUpstream upstream() {
    return Objects.requireNonNull(upstream, "upstream");
  }

  /** Returns whether the slot could take the request if it had room. */
  boolean isCandidate(int slot) {
    if (!upstream().eligible(slot)) {
      return false;
    }
    for (int i = 0; i < triedCount; i++) {
      if (tried[i] == slot) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean allows(int slot) {
    return slot >= 0
        && slot < upstream().size()
        && isCandidate(slot)
        && (waitsForOwn || upstream().hasRoom(slot));
  }

  @Override
  public long hashKey() {
    return hashKey;
  }

  @Override
  public int attempt() {
    return attempt;
  }

  @Override
  public long nowNanos() {
    return nowNanos;
  }

  @Override
  public PickRequest withHashKey(long key) {
    hashKey = key;
    return this;
  }

  private Http2Headers head() {
    return Objects.requireNonNull(head, "head");
  }

  @Override
  public long hashOfHeader(String name) {
    return RequestHashes.of(head().get(name));
  }

  @Override
  public long hashOfCookie(String name) {
    return RequestHashes.ofCookie(head(), name);
  }

  @Override
  public long hashOfQuery(String name) {
    return RequestHashes.ofQuery(AsciiString.of(head().path()), name);
  }

  @Override
  public long hashOfPath() {
    return RequestHashes.ofPath(AsciiString.of(head().path()));
  }

  @Override
  public long hashOfHost() {
    return RequestHashes.ofHost(AsciiString.of(head().authority()));
  }

  @Override
  public long hashOfSourceIp() {
    return sourceIpHash;
  }

  static int[] withTried(int[] tried, int count, int slot) {
    int[] result = count == tried.length ? Arrays.copyOf(tried, count + 2) : tried;
    result[count] = slot;
    return result;
  }
}
