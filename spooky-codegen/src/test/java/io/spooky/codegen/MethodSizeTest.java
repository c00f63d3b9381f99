package io.spooky.codegen;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.codegen.check.CheckedProxy;
import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.plan.MethodBudget;
import io.spooky.codegen.plan.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated classes of any size compile, stay below the JIT's limit, and match. */
final class MethodSizeTest {
  /** More than the compiler puts there, so that its choice may change. */
  private static final int MOST_IN_CODE = 1_000;

  static Stream<Arguments> sizes() {
    return Stream.of(1, 10, 100, 1_000, 10_000)
        .flatMap(
            count ->
                Stream.of(
                    Arguments.of(count, "hosts of ten routes", manyHosts()),
                    Arguments.of(count, "one host", oneHost()),
                    Arguments.of(count, "wide switches", wideSwitches()),
                    Arguments.of(count, "wildcards", wildcards())));
  }

  private static IntFunction<String> manyHosts() {
    return i -> "tenant-" + i / 10 + ".example.com/v" + i % 10 + "/*";
  }

  private static IntFunction<String> oneHost() {
    return i -> "GET api.example.com/team-" + i % 97 + "/service-" + i + "/*";
  }

  private static IntFunction<String> wideSwitches() {
    return i -> "*/" + Integer.toString(i * 7_919, Character.MAX_RADIX) + "/" + i;
  }

  private static IntFunction<String> wildcards() {
    return i -> "*.zone-" + i + ".example.com/";
  }

  @ParameterizedTest(name = "{0} routes, {1}")
  @MethodSource("sizes")
  void generate_manyRoutes_staysWithinTheBudget(int count, String shape, IntFunction<String> text) {
    if (count <= MOST_IN_CODE) {
      assertRoutes(TableShape.CODE, count, text);
    }
    assertRoutes(TableShape.TRIE, count, text);
  }

  private static void assertRoutes(TableShape table, int count, IntFunction<String> text) {
    Compiled compiled = Compiled.of(Models.proxy(List.of("api"), routes(count, text)), table);
    assertMethodsWithinBudget(compiled);
    for (int i = 0; i < count; i += 1 + count / 50) {
      String route = text.apply(i).replace("/*", "/x").replace("*", "a");
      String request = route.startsWith("GET ") ? route : "GET " + route;
      assertWithMessage(request).that(compiled.match(request)).isEqualTo(i);
    }
  }

  @ParameterizedTest(name = "{0} upstreams")
  @MethodSource("upstreamCounts")
  void generate_manyUpstreams_staysWithinTheBudget(int count) {
    List<String> names = IntStream.range(0, count).mapToObj(i -> "service-" + i).toList();
    List<CheckedRoute> routes =
        IntStream.range(0, count).mapToObj(i -> Models.route(i, "*/service-" + i + "/*")).toList();
    CheckedProxy proxy = Models.proxy(names, routes);
    Compiled compiled = Compiled.of(proxy);
    assertMethodsWithinBudget(compiled);
    assertThat(Description.of(compiled.proxy()).upstreams()).hasSize(count);
    assertThat(Description.picks(compiled.proxy(), count - 1)).isEqualTo(count - 1);
  }

  static IntStream upstreamCounts() {
    return IntStream.of(1, 200, 201, 3_000);
  }

  @Test
  void generate_manyMethodsOfOnePath_staysWithinTheBudget() {
    List<CheckedRoute> routes =
        new ArrayList<>(routes(2_000, i -> "M" + i + " api.example.com/v1/*"));
    String all = String.join(",", IntStream.range(0, 2_000).mapToObj(i -> "N" + i).toList());
    routes.add(Models.route(0, all + " api.example.com/v1/*"));
    for (TableShape table : TableShape.values()) {
      assertManyMethods(Compiled.of(Models.proxy(List.of("api"), routes), table));
    }
  }

  private static void assertManyMethods(Compiled compiled) {
    assertMethodsWithinBudget(compiled);
    assertThat(compiled.match("M1999 api.example.com/v1/x")).isEqualTo(1_999);
    assertThat(compiled.match("N1999 api.example.com/v1/x")).isEqualTo(2_000);
  }

  private static List<CheckedRoute> routes(int count, IntFunction<String> text) {
    return IntStream.range(0, count).mapToObj(i -> Models.route(0, text.apply(i))).toList();
  }

  private static void assertMethodsWithinBudget(Compiled compiled) {
    compiled.classes().forEach(MethodSizeTest::assertMethodsWithinBudget);
  }

  private static void assertMethodsWithinBudget(String className, byte[] classFile) {
    Map<String, Integer> lengths = ClassFileMethods.codeLengths(classFile);
    lengths.remove("<clinit>()V"); // Runs once, interpreted; javac's own limit of 64 KiB holds.
    lengths.forEach(
        (method, length) ->
            assertWithMessage(className + "." + method).that(length).isAtMost(limit(method)));
  }

  /** What stands on the path of a request is meant to be inlined. */
  private static int limit(String method) {
    boolean matches = method.endsWith("(Lio/spooky/runtime/contract/RequestHead;)I");
    return matches ? 2 * MethodBudget.INLINED : MethodBudget.COMPILED;
  }
}
