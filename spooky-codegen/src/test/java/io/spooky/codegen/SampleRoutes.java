package io.spooky.codegen;

import io.spooky.codegen.check.CheckedProxy;
import io.spooky.codegen.check.CheckedRoute;
import io.spooky.runtime.contract.RequestHead;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Routes of many hosts for the benchmarks, and requests for them, of which nine of ten hit. */
final class SampleRoutes {
  private final int count;
  private final int routesOfHost;

  SampleRoutes(int count, int routesOfHost) {
    this.count = count;
    this.routesOfHost = routesOfHost;
  }

  CheckedProxy proxy() {
    List<CheckedRoute> routes =
        IntStream.range(0, count).mapToObj(i -> Models.route(0, host(i) + path(i) + "/*")).toList();
    return Models.proxy(List.of("api"), routes);
  }

  /** Returns requests in an order that no branch predictor knows. */
  RequestHead[] requests(int number) {
    Random random = new Random(42);
    RequestHead[] requests = new RequestHead[number];
    for (int i = 0; i < number; i++) {
      int route = random.nextInt(count);
      String tail = random.nextInt(10) == 0 ? "-miss/7f3a" : "/items/7f3a?page=2";
      requests[i] = Compiled.head("GET " + host(route) + path(route) + tail);
    }
    return requests;
  }

  private String host(int route) {
    return "tenant-" + route / routesOfHost + ".example.com";
  }

  private static String path(int route) {
    return "/team-" + route % 13 + "/service-" + route + "/v1";
  }
}
