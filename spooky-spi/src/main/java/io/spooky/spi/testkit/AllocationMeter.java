package io.spooky.spi.testkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Reads how many bytes of heap the calling thread has allocated since it began. */
final class AllocationMeter {
  private final ThreadMXBean threads;
  private final long thread = Thread.currentThread().getId();

  /** Makes a meter for the calling thread. */
  AllocationMeter() {
    if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean)
        || !bean.isThreadAllocatedMemorySupported()) {
      throw new ContractViolation("this Java machine cannot measure what a thread allocates");
    }
    bean.setThreadAllocatedMemoryEnabled(true);
    threads = bean;
  }

  /** Returns the bytes allocated so far; reading allocates nothing. */
  long bytes() {
    return threads.getThreadAllocatedBytes(thread);
  }
}
