package io.spooky.runtime.edge;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where one client is and was, and what of it QUIC is told; {@link PathRecovery} says why. A visit
 * goes like this: {@link #plan} chooses a path that the client has left, the next datagram of the
 * client seems to QUIC to have come from there, QUIC answers there, which {@link #leaving} sends to
 * where the client is, and all later datagrams come from there again. For QUIC it is a client that
 * moves to and fro.
 *
 * <p>Only paths are visited from whose address the client has answered, and only while it is at a
 * validated one: no visit makes QUIC trust an address, or send anything to one that it does not
 * trust (RFC 9000, section 9.3). Confined to the worker's event loop.
 */
final class ClientPaths {
  private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** Each after twice the time of the one before: some 3 seconds in all. */
  private static final int VISITS = 6;

  /** Later looks, of which each leads to new visits if QUIC still repeats what it sent there. */
  private static final int LOOKS = 5;

  /** What QUIC knows of a path. */
  interface Knowledge {
    /** Returns whether the client has answered a challenge from an address. */
    boolean isProven(InetSocketAddress address);

    /** Returns how often QUIC has sent again what it had sent to an address first. */
    long repeats(InetSocketAddress address);

    /** Returns where QUIC sends to, as Netty tells of it, or null if that is not known. */
    @Nullable InetSocketAddress active();
  }

  /** A path that the client has left. */
  private static final class Left {
    final InetSocketAddress address;
    int turns;
    long dueNanos;
    long repeats;

    Left(InetSocketAddress address) {
      this.address = address;
    }

    void restart(long nowNanos) {
      turns = 0;
      dueNanos = nowNanos + FIRST_NANOS;
    }

    void turn(long nowNanos) {
      turns++;
      dueNanos = nowNanos + (FIRST_NANOS << turns);
    }
  }

  private final Knowledge quic;
  private final Set<InetSocketAddress> known = new HashSet<>();
  private final Set<InetSocketAddress> unproven = new HashSet<>();
  private final ArrayDeque<Left> left = new ArrayDeque<>();
  private InetSocketAddress current;
  private @Nullable InetSocketAddress wanted;
  private @Nullable InetSocketAddress visited;
  private long visitedNanos;
  private boolean answered;
  private InetSocketAddress sentTo;

  /**
   * Starts where a client was first heard from; no other address has a part in the handshake (RFC
   * 9000, section 9).
   */
  ClientPaths(Knowledge quic, InetSocketAddress first) {
    this.quic = quic;
    current = first;
    sentTo = first;
    known.add(first);
  }

  /** Returns where the client is. */
  InetSocketAddress current() {
    return current;
  }

  /** QUIC has heard from a new address, and begins to validate it. */
  void found(InetSocketAddress address) {
    known.add(address);
    unproven.add(address);
  }

  /** QUIC gives up a path, or does not trust it any more. */
  void lost(InetSocketAddress told) {
    drop(meant(told));
  }

  private void drop(InetSocketAddress address) {
    unproven.remove(address);
    left.removeIf(path -> path.address.equals(address));
    if (address.equals(wanted)) {
      wanted = null;
    }
  }

  /** Returns whether QUIC takes the client to be at an address because that is being visited. */
  boolean isVisit(InetSocketAddress told) {
    return visited != null && areSame(told, visited);
  }

  /**
   * QUIC takes the client to be at a validated address.
   *
   * @return whether it has moved there
   */
  boolean moved(InetSocketAddress told, long nowNanos) {
    if (isVisit(told)) {
      return false;
    }
    visited = null;
    InetSocketAddress to = meant(told);
    if (to.equals(current)) {
      return false;
    }
    drop(to);
    left.add(new Left(current));
    current = to;
    leaveProven();
    // What was sent on a visit may be lost as well.
    left.forEach(path -> path.restart(nowNanos));
    return true;
  }

  /** A client may be gone from an address before all of its validation is done. */
  private void leaveProven() {
    for (Iterator<InetSocketAddress> paths = unproven.iterator(); paths.hasNext(); ) {
      InetSocketAddress path = paths.next();
      if (quic.isProven(path)) {
        left.add(new Left(path));
        paths.remove();
      }
    }
  }

  /** Returns whether there is nothing to be done until the client moves again. */
  boolean areSettled() {
    return left.isEmpty() && wanted == null && visited == null;
  }

  /**
   * Chooses the next path to visit, if none is being visited.
   *
   * @return whether the client has to say something for it
   */
  boolean plan(long nowNanos) {
    if (visited != null && !answered && nowNanos - visitedNanos >= PATIENCE_NANOS) {
      // No room in the path's window, perhaps: again when it has timed out.
      answered = true;
    }
    if (wanted == null && visited == null) {
      wanted = due(nowNanos);
    }
    return wanted != null || visited != null;
  }

  /** Takes the longest due first, since each visit keeps the others waiting. */
  private @Nullable InetSocketAddress due(long nowNanos) {
    Left path = longestDue(nowNanos);
    while (path != null) {
      long repeats = quic.repeats(path.address);
      boolean stuck = repeats != path.repeats;
      path.repeats = repeats;
      if (stuck && path.turns >= VISITS) {
        path.restart(nowNanos);
      }
      path.turn(nowNanos);
      if (path.turns <= VISITS) {
        return path.address;
      }
      if (path.turns > VISITS + LOOKS) {
        left.remove(path);
      }
      path = longestDue(nowNanos);
    }
    return null;
  }

  private @Nullable Left longestDue(long nowNanos) {
    Left first = null;
    for (Left path : left) {
      if (nowNanos - path.dueNanos >= 0 && (first == null || path.dueNanos - first.dueNanos < 0)) {
        first = path;
      }
    }
    return first;
  }

  /** Returns where QUIC is to be told that a datagram of the client has come from. */
  InetSocketAddress arriving(InetSocketAddress sender, long nowNanos) {
    if (!sender.equals(current)) {
      if (sender.equals(visited)) {
        // The client may have returned: what QUIC sends there must go there.
        visited = null;
      }
      return sender;
    }
    if (visited == null && wanted != null) {
      visited = wanted;
      visitedNanos = nowNanos;
      wanted = null;
      answered = false;
    }
    // Several datagrams may come before QUIC answers; it says when it is back.
    return visited == null || answered ? sender : visited;
  }

  /**
   * Returns where datagrams belong that Netty is about to send to an address: it takes whoever sent
   * the last datagram for the client, be it forged.
   */
  InetSocketAddress belonging(InetSocketAddress remote) {
    if (remote.equals(sentTo)) {
      return remote;
    }
    InetSocketAddress active = quic.active();
    return active == null ? remote : meant(active);
  }

  /** Returns where a datagram is to be sent. */
  InetSocketAddress leaving(InetSocketAddress recipient) {
    sentTo = recipient;
    if (!recipient.equals(visited)) {
      return recipient;
    }
    answered = true;
    return current;
  }

  /**
   * Returns the known address that Netty tells of: up to 4.2.18 it has the bytes of a port in
   * reverse there.
   */
  private InetSocketAddress meant(InetSocketAddress told) {
    for (InetSocketAddress address : known) {
      if (areSame(told, address)) {
        return address;
      }
    }
    return told;
  }

  /** Returns whether what Netty tells of a path is an address. */
  static boolean areSame(InetSocketAddress told, InetSocketAddress address) {
    int reversed = Short.toUnsignedInt(Short.reverseBytes((short) address.getPort()));
    return told.getAddress().equals(address.getAddress())
        && (told.getPort() == address.getPort() || told.getPort() == reversed);
  }
}
