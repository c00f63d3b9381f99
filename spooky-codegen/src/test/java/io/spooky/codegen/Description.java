package io.spooky.codegen;

import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.runtime.contract.Dispatcher;
import io.spooky.runtime.contract.PickRequest;
import io.spooky.runtime.contract.ProxySpec;
import io.spooky.spi.Balancer;
import java.lang.reflect.Proxy;

/** What a compiled proxy says of itself. */
final class Description {
  private Description() {}

  static ProxySpec of(CompiledProxy proxy) {
    ProxySpec spec = new ProxySpec();
    proxy.describe(spec);
    return spec;
  }

  /** Returns the number of the upstream whose balancer a pick reaches. */
  static int picks(CompiledProxy proxy, int upstream) {
    Dispatcher dispatcher = proxy.newDispatcher(number -> pick -> number);
    return dispatcher.pick(upstream, request(new String[1]));
  }

  /** Returns the call that made the hash key for an upstream's balancer; null for none. */
  static String hashes(CompiledProxy proxy, int upstream) {
    String[] seen = new String[1];
    Balancer balancer = pick -> 0;
    proxy.newDispatcher(number -> balancer).pick(upstream, request(seen));
    return seen[0];
  }

  private static PickRequest request(String[] seen) {
    return (PickRequest)
        Proxy.newProxyInstance(
            Description.class.getClassLoader(),
            new Class<?>[] {PickRequest.class},
            (self, method, arguments) -> {
              if (method.getName().equals("withHashKey")) {
                return self;
              }
              String argument = arguments == null ? "" : " " + arguments[0];
              seen[0] = method.getName() + argument;
              return 0L;
            });
  }
}
