package io.spooky.runtime.cli;

import io.netty.handler.codec.http3.Http3Headers;
import io.spooky.runtime.bridge.ClientAddress;
import io.spooky.runtime.bridge.Rejection;
import io.spooky.runtime.bridge.RequestTranslator;
import io.spooky.runtime.config.CertificateNames;
import io.spooky.runtime.config.ProxyConfig;
import io.spooky.runtime.config.RouteConfig;
import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.runtime.contract.RouteTable;
import io.spooky.spi.config.RequestLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;

/**
 * The routes of a config that was compiled into the jar. It is asked as a worker asks it: the
 * request goes through the same translation and the same generated table. What that table knows of
 * the routes is their text for people, so neither their order nor the reasons of those that do not
 * match can be told; both need the file.
 */
final class CompiledRoutes {
  private final CompiledProxy compiled;
  private final ProxyConfig config;

  CompiledRoutes(CompiledProxy compiled, ProxyConfig config) {
    this.compiled = compiled;
    this.config = config;
  }

  /** Returns the routes, one a line, in the order of the file. */
  String table() {
    StringBuilder text = new StringBuilder();
    for (RouteConfig route : config.routes()) {
      text.append(line(route)).append('\n');
    }
    return text.append("in the order of the file; with --config FILE in the order of precedence\n")
        .toString();
  }

  /**
   * Says which route takes a request.
   *
   * @throws IllegalArgumentException if the text is no request; the message is fit for the user
   */
  String explain(String request) {
    RequestLine line = RequestLine.parse(request);
    RequestTranslator translator = new RequestTranslator();
    translator.configure(config.edge(), compiled.routes().readsFields());
    ClientAddress client = ClientAddress.of(InetAddress.getLoopbackAddress());
    Rejection rejection = translator.translate(head(line), client, CertificateNames.ANY);
    if (rejection != null) {
      return "is answered by the edge itself: "
          + rejection.status()
          + ", "
          + rejection.reason()
          + "\n";
    }
    int route = compiled.routes().match(translator.head());
    return route == RouteTable.NO_ROUTE
        ? "is taken by no route (404)\n"
        : "is taken by "
            + line(config.routes().get(route))
            + "\nwith --config FILE the routes before it are explained, too\n";
  }

  private static Http3Headers head(RequestLine line) {
    List<String> fields =
        line.fields().stream().map(field -> field.getKey() + ": " + field.getValue()).toList();
    try {
      return GetRequest.of(line.url(), null, line.method(), fields, null).headers();
    } catch (IOException e) {
      // Without data there is nothing to read.
      throw new UncheckedIOException(e);
    }
  }

  private String line(RouteConfig route) {
    return route.predicates()
        + " -> "
        + config.upstreams().get(route.upstream()).name()
        + " ("
        + compiled.source()
        + ":"
        + route.line()
        + ")";
  }
}
