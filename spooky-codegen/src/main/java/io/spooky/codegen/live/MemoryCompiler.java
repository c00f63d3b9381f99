package io.spooky.codegen.live;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** Runs javac on sources in memory. */
public final class MemoryCompiler {
  private final JavaCompiler javac;
  private final List<String> options;
  private final List<Path> classPath;

  /**
   * Makes a compiler.
   *
   * @param javac the JDK's compiler
   * @param options of javac
   * @param classPath jars and folders that the sources refer to
   */
  public MemoryCompiler(JavaCompiler javac, List<String> options, List<Path> classPath) {
    this.javac = javac;
    this.options = List.copyOf(options);
    this.classPath = List.copyOf(classPath);
  }

  /**
   * What javac made of the sources.
   *
   * @param classes class files by binary name; incomplete where there is an error
   * @param errors messages of errors, with their places; empty on success
   * @param warnings likewise
   */
  public record Result(Map<String, byte[]> classes, List<String> errors, List<String> warnings) {}

  /**
   * Compiles sources.
   *
   * @param sources texts by path below a source root
   */
  public Result compile(Map<String, String> sources) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager disk =
            javac.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
        MemoryFileManager memory = new MemoryFileManager(disk)) {
      disk.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
      List<JavaFileObject> units = new ArrayList<>();
      sources.forEach((path, text) -> units.add(new MemorySource(path, text)));
      StringWriter output = new StringWriter();
      boolean done = javac.getTask(output, memory, diagnostics, options, null, units).call();
      return result(done, memory, diagnostics, output.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Result result(
      boolean done,
      MemoryFileManager memory,
      DiagnosticCollector<JavaFileObject> diagnostics,
      String output) {
    List<String> errors = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
      List<String> list = diagnostic.getKind() == Diagnostic.Kind.ERROR ? errors : warnings;
      list.add(format(diagnostic));
    }
    if (!done && errors.isEmpty()) {
      errors.add(output.isBlank() ? "javac failed without a message" : output.strip());
    }
    return new Result(memory.classes(), errors, warnings);
  }

  private static String format(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    String place = source == null ? "" : source.getName() + ":" + diagnostic.getLineNumber() + ": ";
    return place + diagnostic.getMessage(Locale.ROOT);
  }
}
