package io.spooky.codegen.diff;

import io.spooky.codegen.check.CheckedBackend;
import io.spooky.codegen.check.CheckedProxy;
import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.CheckedUpstream;
import io.spooky.codegen.check.FieldEdits;
import io.spooky.codegen.check.HashKey;
import io.spooky.codegen.check.RoutePolicy;
import io.spooky.codegen.route.PolicyText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the requests of each route of a proxy are served: by which upstream, and by what values. */
final class Treatments {
  private final List<String> names = new ArrayList<>();
  private final List<Values> ofRoutes = new ArrayList<>();
  private final List<Integer> upstreams = new ArrayList<>();

  Treatments(CheckedProxy proxy) {
    List<Values> ofUpstreams = new ArrayList<>();
    for (CheckedUpstream upstream : proxy.upstreams()) {
      names.add(upstream.name());
      ofUpstreams.add(values(upstream));
    }
    for (CheckedRoute route : proxy.routes()) {
      Values wider = ofUpstreams.get(route.upstream());
      upstreams.add(route.upstream());
      ofRoutes.add(
          route.policy().equals(RoutePolicy.NONE) ? wider : narrowed(wider, route.policy()));
    }
  }

  /** Returns the name of a route's upstream. */
  String upstream(int route) {
    return names.get(upstreams.get(route));
  }

  /** Returns what is in force for a route. */
  Values of(int route) {
    return ofRoutes.get(route);
  }

  private static Values narrowed(Values wider, RoutePolicy policy) {
    Map<String, Value> values = new LinkedHashMap<>(wider.all());
    Values.put(values, "timeouts.", policy.timeouts());
    Values.put(values, "retry.", policy.retry());
    putEdits(values, "request_headers.", policy.request());
    putEdits(values, "response_headers.", policy.response());
    return new Values(values);
  }

  private static void putEdits(Map<String, Value> values, String block, FieldEdits edits) {
    Map<String, String> texts = new LinkedHashMap<>();
    PolicyText.edits(texts, block, edits);
    // The fields of one name that are added keep their order.
    texts.forEach((name, text) -> values.put(name, Value.of(text)));
    values.computeIfPresent(
        block + "set", (name, value) -> Value.unordered(edits.set(), value.text()));
    values.computeIfPresent(
        block + "remove", (name, value) -> Value.unordered(edits.remove(), value.text()));
  }

  private static Values values(CheckedUpstream upstream) {
    Map<String, Value> values = new LinkedHashMap<>();
    values.put("load_balancing.type", Value.of(upstream.balancer().name()));
    HashKey key = upstream.hashKey();
    if (key != null) {
      String part = key.part().name().toLowerCase(Locale.ROOT);
      values.put(
          "load_balancing.key", Value.of(part + (key.name().isEmpty() ? "" : ":" + key.name())));
    }
    Values.put(values, "load_balancing.", upstream.balancer().options());
    values.put("health_check.policy", Value.of(upstream.healthPolicy().name()));
    Values.put(values, "timeouts.", upstream.timeouts());
    Values.put(values, "retry.", upstream.retry());
    Values.put(values, "limits.", upstream.limits());
    upstream.backends().forEach(backend -> put(values, backend));
    return new Values(values);
  }

  private static void put(Map<String, Value> values, CheckedBackend backend) {
    String name = "backend " + backend.id();
    Map<String, Value> own = new LinkedHashMap<>();
    Values.put(own, "", backend.settings());
    // The address stands for the backend as a whole.
    Value address = own.remove("address");
    values.put(name, address == null ? Value.of("") : address);
    own.forEach((key, value) -> values.put(name + " " + key, value));
    if (backend.probe() != null) {
      values.put(name + " probes", Value.of("on"));
      Values.put(values, name + " health_check.", backend.probe());
    }
    Values.put(values, name + " health_check.", backend.healthOptions());
  }
}
