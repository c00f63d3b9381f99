package io.spooky.runtime.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

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
      Object receiver =
          Proxy.newProxyInstance(
              ProcessSignals.class.getClassLoader(), new Class<?>[] {handler}, invoking(action));
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), receiver);
      return true;
    } catch (ReflectiveOperationException | RuntimeException e) {
      // No jdk.unsupported in this JRE, or the signal belongs to the machine (-Xrs) or is unknown.
      return false;
    }
  }

  private static InvocationHandler invoking(Runnable action) {
    return (proxy, method, arguments) ->
        switch (method.getName()) {
          case "handle" -> {
            action.run();
            yield null;
          }
          case "hashCode" -> System.identityHashCode(proxy);
          case "equals" -> arguments != null && proxy == arguments[0];
          default -> "handler of Spooky";
        };
  }
}
