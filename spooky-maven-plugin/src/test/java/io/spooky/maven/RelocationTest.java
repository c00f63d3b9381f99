package io.spooky.maven;

import static com.google.common.truth.Truth.assertThat;

import java.io.StringReader;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What moves a class, and what does not. */
final class RelocationTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "<pattern>io.netty</pattern>, true",
    "<pattern>io</pattern>, true",
    "<pattern>io.net</pattern>, true",
    "<pattern>io/netty/util</pattern>, true",
    "<pattern>io.netty.util.</pattern>, true",
    "'', true",
    "<pattern>io.netty.buffer</pattern>, false",
    "<pattern>netty</pattern>, false",
    "<pattern>io</pattern><excludes><exclude>io.netty.**</exclude></excludes>, false",
    "<pattern>io</pattern><excludes><exclude>io/netty/**</exclude></excludes>, false",
    "<pattern>io</pattern><excludes><exclude>**/Native</exclude></excludes>, false",
    "<pattern>io</pattern><excludes><exclude>io.netty.util.Nat?ve</exclude></excludes>, false",
    "<pattern>io</pattern><excludes><exclude>io.netty.*</exclude></excludes>, true",
    "<pattern>io</pattern><includes><include>io.grpc.**</include></includes>, false",
    "<pattern>io</pattern><includes><include>io.netty.u*.*</include></includes>, true"
  })
  void moves_asShadeDoes(String relocation, boolean expected) throws Exception {
    String xml = "<relocation>" + relocation + "</relocation>";
    Relocation parsed = Relocation.of(Xpp3DomBuilder.build(new StringReader(xml)));
    assertThat(parsed.moves("io.netty.util.Native")).isEqualTo(expected);
  }
}
