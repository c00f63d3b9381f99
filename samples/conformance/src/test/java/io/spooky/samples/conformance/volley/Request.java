package io.spooky.samples.conformance.volley;

import io.netty.handler.codec.http3.DefaultHttp3Headers;
import io.netty.handler.codec.http3.Http3Headers;

/**
 * A request.
 *
 * @param method such as GET
 * @param path with its query
 * @param size bytes of {@link io.spooky.samples.standalone.support.Bulk} as its body; negative for
 *     none
 */
public record Request(String method, String path, long size) {
  /** A GET. */
  public static Request get(String path) {
    return new Request("GET", path, -1);
  }

  /** A POST. */
  public static Request post(String path, long size) {
    return new Request("POST", path, size);
  }

  Http3Headers head() {
    Http3Headers head = new DefaultHttp3Headers();
    head.method(method).scheme("https").authority("localhost").path(path);
    return head;
  }
}
