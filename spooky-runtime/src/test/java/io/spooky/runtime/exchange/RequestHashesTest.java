package io.spooky.runtime.exchange;

import static com.google.common.truth.Truth.assertThat;

import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import io.spooky.spi.Fnv1a;
import org.junit.jupiter.api.Test;

final class RequestHashesTest {
  private static long hash(String text) {
    return Fnv1a.spread(Fnv1a.hash(text));
  }

  @Test
  void of_absent_isFixed() {
    assertThat(RequestHashes.of(null)).isEqualTo(RequestHashes.ABSENT);
    assertThat(RequestHashes.of("")).isEqualTo(RequestHashes.ABSENT);
  }

  @Test
  void ofPath_leavesTheQueryOut() {
    assertThat(RequestHashes.ofPath(new AsciiString("/a/b?c=d"))).isEqualTo(hash("/a/b"));
    assertThat(RequestHashes.ofPath(new AsciiString("/a/b"))).isEqualTo(hash("/a/b"));
  }

  @Test
  void ofHost_ignoresCaseAndPort() {
    assertThat(RequestHashes.ofHost(new AsciiString("A.Example:8443")))
        .isEqualTo(hash("a.example"));
    assertThat(RequestHashes.ofHost(new AsciiString("a.example"))).isEqualTo(hash("a.example"));
    assertThat(RequestHashes.ofHost(new AsciiString("[::1]:443"))).isEqualTo(hash("[::1]"));
    assertThat(RequestHashes.ofHost(new AsciiString("[::1]"))).isEqualTo(hash("[::1]"));
  }

  @Test
  void ofQuery_takesTheFirstOfItsName() {
    AsciiString target = new AsciiString("/p?xid=0&id=7&id=8&empty=&flag");
    assertThat(RequestHashes.ofQuery(target, "id")).isEqualTo(hash("7"));
    assertThat(RequestHashes.ofQuery(target, "xid")).isEqualTo(hash("0"));
    assertThat(RequestHashes.ofQuery(target, "empty")).isEqualTo(hash(""));
    assertThat(RequestHashes.ofQuery(target, "flag")).isEqualTo(RequestHashes.ABSENT);
    assertThat(RequestHashes.ofQuery(target, "d")).isEqualTo(RequestHashes.ABSENT);
    assertThat(RequestHashes.ofQuery(new AsciiString("/p"), "id")).isEqualTo(RequestHashes.ABSENT);
  }

  @Test
  void ofCookie_findsItInOneFieldOrSeveral() {
    Http2Headers joined = new DefaultHttp2Headers(false);
    joined.add("cookie", "a=1; session=abc; b=2");
    Http2Headers split = new DefaultHttp2Headers(false);
    split.add("cookie", "a=1").add("cookie", "session=abc");
    assertThat(RequestHashes.ofCookie(joined, "session")).isEqualTo(hash("abc"));
    assertThat(RequestHashes.ofCookie(split, "session")).isEqualTo(hash("abc"));
    assertThat(RequestHashes.ofCookie(split, "none")).isEqualTo(RequestHashes.ABSENT);
  }

  @Test
  void of_substringOfALargerArray_hashesItsOwnBytes() {
    AsciiString part = new AsciiString("xxabcxx").subSequence(2, 5, false);
    assertThat(RequestHashes.of(part)).isEqualTo(hash("abc"));
  }
}
