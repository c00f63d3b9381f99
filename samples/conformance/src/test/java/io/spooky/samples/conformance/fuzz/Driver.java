package io.spooky.samples.conformance.fuzz;

import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.raw.Bytes;
import io.spooky.samples.conformance.raw.End;
import io.spooky.samples.conformance.raw.RawClient;
import io.spooky.samples.conformance.raw.RawResponse;
import io.spooky.samples.conformance.raw.RawStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends the requests of one connection, mixed up, and judges their answers. One thread. */
final class Driver {
  private static final int SPOILT_PERCENT = 40;

  private final int port;
  private final Judge judge;
  private final String context;
  private final Chance chance;
  private final List<Sending> sendings = new ArrayList<>();

  /** A request on its way: the pieces that have not been written. */
  private static final class Sending {
    private final FuzzCase request;
    private final RawStream stream;
    private final Deque<byte[]> pieces = new ArrayDeque<>();

    Sending(FuzzCase request, RawStream stream) {
      this.request = request;
      this.stream = stream;
    }
  }

  /** Makes the driver of a connection by its number. */
  Driver(int port, Judge judge, long seed, int number) {
    this.port = port;
    this.judge = judge;
    this.context = "-Dspooky.fuzz.seed=" + seed + ", connection " + number;
    this.chance = new Chance(seed * 1_000_003 + number);
  }

  /** Sends a number of requests and fails with the first that does not become what it must. */
  void run(int number, int requests) throws IOException {
    Grammar grammar = new Grammar(chance);
    Framing framing = new Framing(chance);
    Mutations mutations = new Mutations(chance, framing);
    try (RawClient client = RawClient.connect(port)) {
      for (int i = 0; i < requests; i++) {
        FuzzCase made = grammar.request(number + "-" + i);
        if (chance.percent(SPOILT_PERCENT)) {
          mutations.apply(made);
        } else {
          framing.frame(made);
        }
        if (made.closesConnection) {
          alone(made);
        } else {
          begin(made, client);
        }
      }
      sendMixedUp();
      for (Sending sending : sendings) {
        judge(sending.request, sending.stream, client.end());
      }
    }
  }

  private void alone(FuzzCase made) throws IOException {
    try (RawClient client = RawClient.connect(port)) {
      begin(made, client);
      Sending sending = sendings.remove(sendings.size() - 1);
      while (next(sending)) {
        // Piece by piece.
      }
      judge(made, sending.stream, null);
    }
  }

  private void begin(FuzzCase made, RawClient client) throws IOException {
    Sending sending = new Sending(made, client.open());
    byte[] all = Bytes.join(made.frames.toArray(new byte[0][]));
    int at = 0;
    for (int cuts = chance.below(4); cuts > 0 && at < all.length; cuts--) {
      int end = at + chance.below(all.length - at + 1);
      sending.pieces.add(Arrays.copyOfRange(all, at, end));
      at = end;
    }
    sending.pieces.add(Arrays.copyOfRange(all, at, all.length));
    sendings.add(sending);
  }

  private void sendMixedUp() throws IOException {
    List<Sending> open = new ArrayList<>(sendings);
    while (!open.isEmpty()) {
      Sending sending = chance.of(open);
      if (!next(sending)) {
        open.remove(sending);
      }
    }
  }

  /** Sends the next piece, or the end; returns whether more is to come. */
  private boolean next(Sending sending) throws IOException {
    byte[] piece = sending.pieces.poll();
    if (piece != null) {
      sending.stream.write(piece);
      if (chance.percent(20)) {
        sending.stream.awaitSent();
      }
      return true;
    }
    switch (sending.request.ending) {
      case FIN -> sending.stream.finish();
      case LATE_FIN -> sending.stream.finishAlone();
      case RESET -> sending.stream.reset(0x10c);
    }
    return false;
  }

  private void judge(FuzzCase made, RawStream stream, @Nullable End connection) {
    RawResponse response = null;
    try {
      response = stream.response();
      need(connection == null, "the connection ended: " + connection);
      String crime = judge.crime(made.id);
      need(crime == null, "what arrived: " + crime);
      boolean answered = response.status() == 200;
      need(!answered || made.verdict != Verdict.BAD, "a bad request was answered");
      need(answered || made.verdict != Verdict.GOOD, "a good request was refused");
      need(answered || judge.arrived(made.id) == null, "it arrived, but has no answer");
      if (answered) {
        answered(made, response);
      }
    } catch (AssertionError e) {
      throw new AssertionError(context + ": " + e.getMessage() + "\n" + made + "\n" + response, e);
    }
  }

  private void answered(FuzzCase made, RawResponse response) {
    need(response.isWhole(), "a clean end");
    need(response.values("x-id").equals(List.of(made.id)), "the answer's field");
    boolean bodiless = made.value(":method").equals("HEAD");
    need(response.text().equals(bodiless ? "" : made.id), "the answer's body");
    Request arrived = judge.arrived(made.id);
    need(arrived != null, "it was answered, but never arrived");
    if (arrived != null && made.verdict == Verdict.GOOD) {
      Comparison.check(made, arrived);
    }
  }

  private static void need(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
