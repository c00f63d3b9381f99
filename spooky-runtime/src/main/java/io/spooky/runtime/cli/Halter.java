package io.spooky.runtime.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends the process although something in it hangs. */
final class Halter implements Context.Halt {
  private static final long GRACE_SECONDS = 1;

  @Override
  public void soon(int code) {
    Thread thread = new Thread(() -> haltAfterGrace(code), "spooky-halt");
    thread.setDaemon(true);
    thread.start();
  }

  private static void haltAfterGrace(int code) {
    try {
      // Nobody counts it down: if all goes well the process is gone before the wait ends.
      boolean never = new CountDownLatch(1).await(GRACE_SECONDS, TimeUnit.SECONDS);
      assert !never;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(code);
  }
}
