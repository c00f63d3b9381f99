package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.samples.conformance.h2.BackendConfig;
import io.spooky.samples.conformance.h2.Frame;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.h2.Scripts;
import io.spooky.samples.conformance.raw.Bytes;
import io.spooky.samples.conformance.raw.FieldSection;
import io.spooky.samples.conformance.raw.Frames;
import io.spooky.samples.conformance.raw.RawClient;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import io.spooky.samples.standalone.support.Flupke;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Field sections on the wire (CASES QPK). */
final class QpackIT extends RequestFixture {
  private static final long EXCESSIVE_LOAD = 0x107;
  private static final long DECOMPRESSION_FAILED = 0x200;
  private static final long ENCODER_STREAM_ERROR = 0x201;
  private static final long DECODER_STREAM_ERROR = 0x202;

  /** Static entries of good pseudo-header fields: GET, https, and / as the path. */
  private static FieldSection indexedGet() {
    return FieldSection.empty().addIndexed(17).addIndexed(23).addIndexed(1);
  }

  @Override
  String config() {
    return new BackendConfig(backend)
        .limits("in_flight: 8, queue: 100, queue_timeout: 5s")
        .block("edge: { header_bytes: 64KiB }")
        .toString();
  }

  @Test
  void qpk01_staticEntriesAndNames_areUnderstood() throws Exception {
    FieldSection section = indexedGet().addNamed(0, "localhost").addNamed(5, "a=b");
    section.addNamed(95, "test").addNeverIndexed("x-never", "c").addIndexed(46);
    RawResponse response = outcomes.client().open().finish(Frames.headers(section)).response();

    assertThat(response.status()).isEqualTo(200);
    Request request = backend.journal().awaitRequest("/");
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.field("cookie")).isEqualTo("a=b");
    assertThat(request.field("user-agent")).isEqualTo("test");
    assertThat(request.field("x-never")).isEqualTo("c");
    assertThat(request.field("content-type")).isEqualTo("application/json");
  }

  static Stream<FieldSection> qpk01() {
    return Stream.of(
        indexedGet().addNamed(0, "localhost").addIndexed(99),
        indexedGet().addNamed(0, "localhost").addIndexed(100),
        indexedGet().addNamed(0, "localhost").addIndexed(1_000_000),
        indexedGet().addNamed(0, "localhost").addNamed(99, "x"),
        FieldSection.empty().addIndexed(99),
        // An indexed field of the dynamic table, one by a post-base index, names likewise.
        indexedGet().addNamed(0, "localhost").raw(0x80),
        indexedGet().addNamed(0, "localhost").raw(0x10),
        indexedGet().addNamed(0, "localhost").raw(0x40).string("x"),
        indexedGet().addNamed(0, "localhost").raw(0x00).string("x"),
        // A required insert count, though there is no table to insert into.
        FieldSection.without().raw(0x02, 0x00).addIndexed(17),
        FieldSection.without().raw(0x01, 0x00, 0x80),
        FieldSection.without().raw(0xff, 0x00, 0x00, 0x80));
  }

  @ParameterizedTest
  @MethodSource
  void qpk01(FieldSection section) throws Exception {
    decompressionFails(section);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 100, 4096, 1L << 20, 1L << 40})
  void qpk02_tableCapacityAboveOurs_closesTheConnection(long capacity) throws Exception {
    RawClient client = connect();
    byte[] instruction = FieldSection.without().integer(0x20, 5, capacity).toBytes();
    client.unidirectional(RawClient.ENCODER).write(instruction);

    outcomes.closed("capacity " + capacity, client, ENCODER_STREAM_ERROR);
  }

  @Test
  void qpk02_insertWithoutATable_closesTheConnection() throws Exception {
    for (FieldSection insert :
        new FieldSection[] {
          FieldSection.without().integer(0xc0, 6, 1).string("x"),
          FieldSection.without().integer(0x40, 5, 1).raw('a').string("x"),
          FieldSection.without().raw(0x00)
        }) {
      RawClient client = connect();
      client.unidirectional(RawClient.ENCODER).write(insert.toBytes());
      outcomes.closed("an insert", client, ENCODER_STREAM_ERROR);
    }
  }

  @Test
  void qpk02_capacityOfNothing_isAccepted() throws Exception {
    RawClient client = connect();
    client.unidirectional(RawClient.ENCODER).flush(Bytes.of(0x20), Bytes.of(0x20));
    outcomes.connectionIsGood("capacity 0", client);
    client.close();
  }

  @ParameterizedTest
  @CsvSource({"0x00", "0x80", "0x84", "0xbf", "0x01", "0x3f"})
  void qpk03_decoderInstructionWithoutReason_closesTheConnection(String octet) throws Exception {
    int first = Integer.decode(octet);
    RawClient client = connect();
    byte[] rest = (first & 0x3f) == 0x3f || first == 0xbf ? Bytes.of(first, 0x05) : Bytes.of(first);
    client.unidirectional(RawClient.DECODER).write(rest);

    outcomes.closed("instruction " + octet, client, DECODER_STREAM_ERROR);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x40, 0x44, 0x7e})
  void qpk03_cancellationOfAnUnknownStream_isIgnored(int octet) throws Exception {
    RawClient client = connect();
    client.unidirectional(RawClient.DECODER).flush(Bytes.of(octet));
    outcomes.connectionIsGood("a cancellation", client);
    client.close();
  }

  static Stream<FieldSection> qpk04() {
    return Stream.of(
        // The string is Huffman-coded: EOS; padding of zeros; of more than 7 bits; mixed.
        named().raw(0x84, 0xff, 0xff, 0xff, 0xff),
        named().raw(0x85, 0x1f, 0xff, 0xff, 0xff, 0xff),
        named().raw(0x81, 0x18),
        named().raw(0x81, 0x1e),
        named().raw(0x82, 0x1f, 0xff),
        named().raw(0x81, 0xff),
        named().raw(0x83, 0x1f, 0xff, 0xff),
        // In a name.
        indexedGet().addNamed(0, "localhost").raw(0x29, 0xff).string("x"),
        indexedGet().addNamed(0, "localhost").raw(0x2a, 0x1f, 0xff).string("x"));
  }

  /** A field whose name is user-agent, up to its value. */
  private static FieldSection named() {
    return indexedGet().addNamed(0, "localhost").integer(0x50, 4, 95);
  }

  @ParameterizedTest
  @MethodSource
  void qpk04(FieldSection section) throws Exception {
    decompressionFails(section);
  }

  static Stream<FieldSection> qpk05() {
    int[] endless = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f};
    return Stream.of(
        indexedGet().raw(0xff).raw(endless),
        named().raw(0x7f).raw(endless),
        named().raw(0xff).raw(endless),
        indexedGet().raw(0x27).raw(endless),
        FieldSection.without().raw(0xff).raw(endless).raw(0x00),
        named().integer(0, 7, (1L << 31) - 1),
        named().integer(0x80, 7, (1L << 31) - 1).raw('a'),
        named().integer(0, 7, (1L << 32) + 1).raw('a'),
        named().integer(0, 7, Long.MAX_VALUE),
        indexedGet().integer(0x20, 3, (1L << 31) - 1).raw('a'),
        indexedGet().integer(0x28, 3, (1L << 31) - 1).raw('a'),
        named().integer(0, 7, 5).raw('a'),
        named(),
        indexedGet().raw(0x25, 'a'),
        indexedGet().raw(0xff),
        FieldSection.without().raw(0x00),
        FieldSection.without());
  }

  @ParameterizedTest
  @MethodSource
  void qpk05(FieldSection section) throws Exception {
    decompressionFails(section);
  }

  @Test
  void qpk05_hugeLengths_costNoMemory() throws Exception {
    spooky.memory().collect();
    long before = spooky.memory().residentKib();
    for (int i = 0; i < 20; i++) {
      decompressionFails(named().integer(0, 7, (1L << 31) - 1));
    }

    assertThat(spooky.memory().residentKib() - before).isLessThan(8L << 10);
  }

  private void decompressionFails(FieldSection section) throws Exception {
    RawClient client = connect();
    byte[] head = Frames.headers(section);
    client.open().finish(head);
    outcomes.closed(Case.escaped(Bytes.text(head)), client, DECOMPRESSION_FAILED);
  }

  @Test
  void qpk05_badTrailers_closeTheConnectionToo() throws Exception {
    RawClient client = connect();
    FieldSection bad = FieldSection.empty().addIndexed(99);
    client.open().finish(RawRequest.post("/bad").frame(), Frames.headers(bad));

    outcomes.closed("bad trailers", client, DECOMPRESSION_FAILED);
  }

  @Test
  void qpk06_responseValuesOfEachLength_arriveIntact() throws Exception {
    for (int from = 1; from <= 600; from += 50) {
      int first = from;
      valuesArrive(Stream.iterate(first, n -> n + 1).limit(50).mapToInt(n -> n).toArray());
    }
  }

  @Test
  void qpk06_longResponseValues_arriveIntact() throws Exception {
    for (int octets : new int[] {16_500, 16_509, 16_510, 16_511, 16_512, 16_513, 16_639, 16_650}) {
      valuesArrive(octets);
    }
  }

  /** Sends values whose Huffman code has each of some numbers of octets. */
  private void valuesArrive(int... lengths) throws Exception {
    backend.behave(
        Scripts.onEnd(
            "/values",
            request -> {
              String[] head = new String[2 + 2 * lengths.length];
              head[0] = ":status";
              head[1] = "200";
              for (int i = 0; i < lengths.length; i++) {
                head[2 + 2 * i] = "x-" + lengths[i];
                head[3 + 2 * i] = ofHuffmanLength(lengths[i]);
              }
              request.head(true, head);
            }));
    HttpResponse<Void> response = get("/values");
    for (int length : lengths) {
      assertWithMessage("value of %s", length)
          .that(response.headers().firstValue("x-" + length).orElse("none"))
          .isEqualTo(ofHuffmanLength(length));
    }
    outcomes.forget();
  }

  @Test
  void qpk06_responseNamesOfSeveralLengths_arriveIntact() throws Exception {
    for (int from = 120; from <= 150; from += 10) {
      int first = from;
      backend.behave(
          Scripts.onEnd(
              "/names",
              request -> {
                String[] head = new String[22];
                head[0] = ":status";
                head[1] = "200";
                for (int i = 0; i < 10; i++) {
                  head[2 + 2 * i] = ofHuffmanLength(first + i);
                  head[3 + 2 * i] = "v" + i;
                }
                request.head(true, head);
              }));
      HttpResponse<Void> response = get("/names");
      for (int i = 0; i < 10; i++) {
        assertWithMessage("name of %s", first + i)
            .that(response.headers().firstValue(ofHuffmanLength(first + i)).orElse("none"))
            .isEqualTo("v" + i);
      }
      outcomes.forget();
    }
  }

  /** Returns as many 'a', whose code has five bits, as fill a number of octets. */
  private static String ofHuffmanLength(int octets) {
    return "a".repeat(octets * 8 / 5);
  }

  private HttpResponse<Void> get(String path) throws Exception {
    URI uri = URI.create("https://localhost:" + spooky.port() + path);
    return Flupke.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
  }

  /** A field is refused by its size though each of its references is small. */
  @Test
  void qpk08_manyReferencesToALongStaticEntry_areTooLarge() throws Exception {
    FieldSection section = indexedGet().addNamed(0, "localhost");
    for (int i = 0; i < 3_000; i++) {
      section.addIndexed(85);
    }
    RawClient client = connect();
    RawResponse response = client.open().finish(Frames.headers(section)).response();
    if (response.status() == 0) {
      assertThat(response.end().code()).isEqualTo(EXCESSIVE_LOAD);
    } else {
      assertThat(response.status()).isEqualTo(431);
    }
    assertThat(backend.journal().requests("/")).isEmpty();
    client.close();
    outcomes.poolIsGood(1);
  }

  /** A short one could be guessed from the size of compressed sections (RFC 9204, section 7.1). */
  @ParameterizedTest
  @CsvSource({"authorization, Basic YTpi, 23", "cookie, a=b, 32"})
  void qpk09_secrets_enterNoTableOfTheBackend(String name, String value, int staticIndex)
      throws Exception {
    for (int i = 0; i < 2; i++) {
      RawRequest request = RawRequest.get("/secret/" + i).with(name, value);
      assertThat(outcomes.client().send(request).response().status()).isEqualTo(200);
    }
    String neverIndexed = Bytes.text(Bytes.of(0x1f, staticIndex - 0x0f));
    for (Frame frame : backend.journal().frames()) {
      if (frame.is(Frame.HEADERS)) {
        assertThat(Bytes.text(frame.payload())).contains(neverIndexed);
      }
    }
  }
}
