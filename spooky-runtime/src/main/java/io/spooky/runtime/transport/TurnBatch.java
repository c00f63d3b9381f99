package io.spooky.runtime.transport;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;

/**
 * What one turn of a worker's event loop leaves to be sent: connections register when they have
 * something to send, and all of them flush in one task after the turn's reads. One system call
 * carries what would otherwise be one for each frame.
 */
public final class TurnBatch implements Runnable {
  /** A connection with something to send. */
  public abstract static class Member {
    private boolean registered;

    /** Sends what was collected; may register others, and itself again. */
    protected abstract void flushTurn();
  }

  private final EventLoop loop;
  private final ArrayDeque<Member> members = new ArrayDeque<>();
  private boolean scheduled;

  /** Makes the batch of one worker. */
  public TurnBatch(EventLoop loop) {
    this.loop = loop;
  }

  /** Registers a connection for the end of this turn; repeating it changes nothing. */
  public void add(Member member) {
    assert loop.inEventLoop();
    if (member.registered) {
      return;
    }
    member.registered = true;
    members.add(member);
    if (!scheduled) {
      scheduled = true;
      loop.execute(this);
    }
  }

  @Override
  public void run() {
    try {
      for (Member member = members.poll(); member != null; member = members.poll()) {
        member.registered = false;
        member.flushTurn();
      }
    } finally {
      scheduled = false;
      if (!members.isEmpty()) {
        // A member threw: the others still have to be sent.
        scheduled = true;
        loop.execute(this);
      }
    }
  }
}
