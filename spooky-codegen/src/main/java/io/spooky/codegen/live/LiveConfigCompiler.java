package io.spooky.codegen.live;

import com.google.auto.service.AutoService;
import io.spooky.codegen.Compilation;
import io.spooky.codegen.CompileRequest;
import io.spooky.codegen.GeneratedFile;
import io.spooky.codegen.SpookyCompiler;
import io.spooky.codegen.explain.Explanations;
import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.runtime.contract.ConfigCompiler;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.spi.config.Problem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Compiles configs in a running process, with the JDK's own compiler. Any thread but an event loop.
 */
@AutoService(ConfigCompiler.class)
public final class LiveConfigCompiler implements ConfigCompiler {
  private static final String PACKAGE = "io.spooky.generated";

  // Debug information stays: a generated line in a stack trace leads to its place in the config.
  private static final List<String> OPTIONS =
      List.of("-proc:none", "-g", "-implicit:none", "-Xlint:none");

  private final Supplier<@Nullable JavaCompiler> javac;

  /** Made by {@link java.util.ServiceLoader}. */
  public LiveConfigCompiler() {
    this(ToolProvider::getSystemJavaCompiler);
  }

  LiveConfigCompiler(Supplier<@Nullable JavaCompiler> javac) {
    this.javac = javac;
  }

  @Override
  public CompiledProxy compile(Path config, ClassLoader providers) throws ConfigRejectedException {
    return compile(config, providers, warning -> {});
  }

  @Override
  public List<String> explain(String code) {
    return Explanations.explain(code);
  }

  @Override
  public CompiledProxy compile(Path config, ClassLoader providers, Consumer<Problem> warnings)
      throws ConfigRejectedException {
    String source = config.toString();
    String name = CompileRequest.classNameOf(stem(config));
    Compilation compilation =
        SpookyCompiler.compileAtStart(new CompileRequest(config, source, PACKAGE, name, providers));
    if (compilation.failed()) {
      throw new ConfigRejectedException(source, compilation.problems());
    }
    Map<String, byte[]> classes = classes(compilation, source);
    compilation.problems().forEach(warnings);
    return instance(classes, compilation.proxyClass(), source);
  }

  private Map<String, byte[]> classes(Compilation compilation, String source)
      throws ConfigRejectedException {
    JavaCompiler compiler = javac.get();
    if (compiler == null) {
      throw LiveProblem.NO_JAVA_COMPILER.rejected(
          source, "this is a JRE (expected: a JDK, or a config that was compiled by the build)");
    }
    List<Path> classPath = ContractClassPath.find();
    if (classPath.isEmpty()) {
      throw LiveProblem.NO_CONTRACT_CLASSES.rejected(
          source, "Spooky's own classes lie in no jar or folder");
    }
    MemoryCompiler.Result result =
        new MemoryCompiler(compiler, OPTIONS, classPath).compile(sources(compilation));
    if (!result.errors().isEmpty()) {
      throw LiveProblem.GENERATED_CODE_REFUSED.rejected(
          source, "please report this fault of Spooky: " + result.errors().get(0));
    }
    return result.classes();
  }

  private static Map<String, String> sources(Compilation compilation) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (GeneratedFile file : compilation.files()) {
      sources.put(file.path(), file.text());
    }
    return sources;
  }

  private static CompiledProxy instance(
      Map<String, byte[]> classes, String proxyClass, String source)
      throws ConfigRejectedException {
    ClassLoader parent = CompiledProxy.class.getClassLoader();
    try {
      Class<?> type = new GeneratedClassLoader(classes, parent).loadClass(proxyClass);
      return type.asSubclass(CompiledProxy.class).getConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      throw LiveProblem.GENERATED_CODE_REFUSED.rejected(
          source, "please report this fault of Spooky: " + e);
    }
  }

  private static String stem(Path config) {
    Path fileName = config.getFileName();
    String name = fileName == null ? "config" : fileName.toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
