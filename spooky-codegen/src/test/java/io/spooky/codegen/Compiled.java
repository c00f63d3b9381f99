package io.spooky.codegen;

import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.codegen.check.CheckedProxy;
import io.spooky.codegen.emit.JavaGenerator;
import io.spooky.codegen.live.GeneratedClassLoader;
import io.spooky.codegen.live.MemoryCompiler;
import io.spooky.codegen.plan.Planner;
import io.spooky.codegen.plan.TableShape;
import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.runtime.contract.RequestHead;
import io.spooky.spi.Option;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/** Generated classes, compiled as a strict build would and loaded. */
public final class Compiled {
  private static final List<String> STRICT =
      List.of("-Xlint:all", "-Werror", "--release", "17", "-proc:none");

  private final Map<String, byte[]> classes;
  private final CompiledProxy proxy;

  private Compiled(Map<String, byte[]> classes, CompiledProxy proxy) {
    this.classes = classes;
    this.proxy = proxy;
  }

  /** Generates, compiles and loads a model as {@code gen.Edge}. */
  public static Compiled of(CheckedProxy model) {
    return of(generate(model));
  }

  /** Generates, compiles and loads a model with a route table of this shape. */
  public static Compiled of(CheckedProxy model, TableShape shape) {
    return of(JavaGenerator.generate(Planner.plan(model, "gen", "Edge", shape)));
  }

  /** Generates the sources of a model. */
  public static Map<String, String> generate(CheckedProxy model) {
    return JavaGenerator.generate(
        Planner.plan(model, "gen", "Edge", TableShape.of(model.routes())));
  }

  /** Compiles and loads sources. */
  public static Compiled of(Map<String, String> sources) {
    return load(compile(sources));
  }

  /** Loads the same classes once more, as classes of their own. */
  public Compiled reloaded() {
    return load(classes);
  }

  private static Compiled load(Map<String, byte[]> classes) {
    try {
      GeneratedClassLoader loader =
          new GeneratedClassLoader(classes, Compiled.class.getClassLoader());
      Object proxy = loader.loadClass("gen.EdgeProxy").getConstructor().newInstance();
      return new Compiled(classes, (CompiledProxy) proxy);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** Compiles sources; no warning is allowed. */
  public static Map<String, byte[]> compile(Map<String, String> sources) {
    MemoryCompiler.Result result =
        new MemoryCompiler(ToolProvider.getSystemJavaCompiler(), STRICT, contractClassPath())
            .compile(sources);
    assertWithMessage("errors").that(result.errors()).isEmpty();
    assertWithMessage("warnings").that(result.warnings()).isEmpty();
    return result.classes();
  }

  /** The class files, by binary name. */
  public Map<String, byte[]> classes() {
    return classes;
  }

  /** The loaded proxy. */
  public CompiledProxy proxy() {
    return proxy;
  }

  /** The number of the route that takes a request written {@code GET host/path}. */
  public int match(String request) {
    return match(head(request));
  }

  /** The number of the route that takes a request. */
  public int match(RequestHead request) {
    return proxy.routes().match(request);
  }

  /** A request written {@code GET host/path} or {@code GET host/path?query}. */
  public static RequestHead head(String request) {
    byte[] bytes = request.getBytes(StandardCharsets.US_ASCII);
    int space = request.indexOf(' ');
    int slash = request.indexOf('/');
    int query = request.indexOf('?');
    int pathEnd = query < 0 ? bytes.length : query;
    return new RequestHead()
        .method(bytes, 0, space)
        .host(bytes, space + 1, slash)
        .path(bytes, slash, pathEnd)
        .query(bytes, Math.min(pathEnd + 1, bytes.length), bytes.length);
  }

  /** What a user's build has at least: not even the annotations of JSpecify. */
  private static List<Path> contractClassPath() {
    return List.of(origin(CompiledProxy.class), origin(Option.class));
  }

  private static Path origin(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
