package io.spooky.codegen.emit;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.spooky.codegen.plan.ProxyPlan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes the Java of a plan: an ordered list of emitters, one for each file. */
public final class JavaGenerator {
  private static final List<Function<ProxyPlan, TypeSpec>> EMITTERS =
      List.of(RoutesEmitter::emit, ProxyEmitter::emit, DispatcherEmitter::emit);

  private JavaGenerator() {}

  /**
   * Returns the files, by path below the source root, with slashes.
   *
   * @param plan what to write
   * @return texts in ASCII with line feeds, in the order of the emitters
   */
  public static Map<String, String> generate(ProxyPlan plan) {
    Map<String, String> files = new LinkedHashMap<>();
    javaFiles(plan).forEach(file -> files.put(path(file), AsciiText.escape(file.toString())));
    return Collections.unmodifiableMap(files);
  }

  private static Stream<JavaFile> javaFiles(ProxyPlan plan) {
    return EMITTERS.stream()
        .map(emitter -> JavaFile.builder(plan.packageName(), emitter.apply(plan)))
        .map(builder -> builder.skipJavaLangImports(true).build());
  }

  private static String path(JavaFile file) {
    String folder = file.packageName().isEmpty() ? "" : file.packageName().replace('.', '/') + "/";
    return folder + file.typeSpec().name() + ".java";
  }
}
