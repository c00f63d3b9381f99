package io.spooky.runtime.testing;

import java.time.Duration;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * An executor whose clock stands still until a test moves it: tasks run on the test's own thread,
 * those that are due at the same time in the order in which they were handed in.
 */
public final class ManualScheduler extends AbstractExecutorService
    implements ScheduledExecutorService {
  private final PriorityQueue<Task<?>> tasks = new PriorityQueue<>();
  private long nowNanos;
  private long sequence;
  private boolean shutDown;

  /**
   * Makes an executor.
   *
   * @param startNanos the time at first; near the greatest long to let the clock overflow
   */
  public ManualScheduler(long startNanos) {
    nowNanos = startNanos;
  }

  private final class Task<V> extends FutureTask<V> implements ScheduledFuture<V> {
    private final long dueNanos;
    private final long order;

    Task(Callable<V> callable, long dueNanos) {
      super(callable);
      this.dueNanos = dueNanos;
      this.order = sequence++;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(dueNanos - nowNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      Task<?> that = (Task<?>) other;
      long earlier = dueNanos - that.dueNanos;
      return earlier != 0 ? Long.signum(earlier) : Long.compare(order, that.order);
    }
  }

  /** Returns the clock, in nanoseconds. */
  public long nanoTime() {
    return nowNanos;
  }

  /** Runs what is due by now. */
  public void runDue() {
    advance(Duration.ZERO);
  }

  /** Moves the clock, and runs what falls due on the way, each at its time. */
  public void advance(Duration time) {
    long end = nowNanos + time.toNanos();
    for (Task<?> task = tasks.peek(); task != null; task = tasks.peek()) {
      if (task.dueNanos - end > 0) {
        break;
      }
      tasks.remove();
      nowNanos = Math.max(nowNanos - end, task.dueNanos - end) + end;
      run(task);
    }
    nowNanos = end;
  }

  private static void run(Task<?> task) {
    task.run();
    try {
      if (!task.isCancelled()) {
        task.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError("a task threw", e.getCause());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns how many tasks wait, those that were cancelled left out. */
  public long waiting() {
    return tasks.stream().filter(task -> !task.isCancelled()).count();
  }

  @Override
  public void execute(Runnable command) {
    schedule(command, 0, TimeUnit.NANOSECONDS);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return schedule(
        () -> {
          command.run();
          return true;
        },
        delay,
        unit);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    if (shutDown) {
      throw new RejectedExecutionException();
    }
    Task<V> task = new Task<>(callable, nowNanos + Math.max(0, unit.toNanos(delay)));
    tasks.add(task);
    return task;
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void shutdown() {
    shutDown = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutDown = true;
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return shutDown;
  }

  @Override
  public boolean isTerminated() {
    return shutDown;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return shutDown;
  }
}
