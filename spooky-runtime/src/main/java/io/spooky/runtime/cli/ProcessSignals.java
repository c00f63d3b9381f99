package io.spooky.runtime.cli;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The signals of this process. The JDK has no public interface to them; {@code sun.misc.Signal} is
 * reached by reflection, since the compiler warns of its very name. Where it is missing, a shutdown
 * hook still turns TERM and INT into one orderly stop.
 */
final class ProcessSignals implements Signals {
  @Override
  public void onStop(Runnable action, Runnable untilStopped) {
    boolean terminate = handle("TERM", action);
    boolean interrupt = handle("INT", action);
    if (!terminate && !interrupt) {
      Runnable hook =
          () -> {
            action.run();
            untilStopped.run();
          };
      Runtime.getRuntime().addShutdownHook(new Thread(hook, "spooky-shutdown"));
    }
  }

  @Override
  public void onReload(Runnable action) {
    if (!handle("HUP", action)) {
      System.getLogger(ProcessSignals.class.getName())
          .log(System.Logger.Level.DEBUG, "no signal HUP here");
    }
  }

  /** Returns whether the action now runs at each signal of that name, on a thread of its own. */
  private static boolean handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      MethodHandle run =
          MethodHandles.lookup()
              .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
              .bindTo(action);
      Object receiver =
          MethodHandleProxies.asInterfaceInstance(
              handler, MethodHandles.dropArguments(run, 0, signal));
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), receiver);
      return true;
    } catch (ReflectiveOperationException | RuntimeException e) {
      // No jdk.unsupported in this JRE, or the signal belongs to the machine (-Xrs) or is unknown.
      return false;
    }
  }
}
