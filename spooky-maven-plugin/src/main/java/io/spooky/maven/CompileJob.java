package io.spooky.maven;

import io.spooky.codegen.CompileRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a goal is to compile.
 *
 * @param config the file, absolute
 * @param sourceName the file as generated comments name it: the same on all machines
 * @param shownName the file as messages name it: seen from where the build was started
 * @param packageName of the generated classes
 * @param className the beginning of the generated classes' names
 * @param classPath where plugins are looked for: the dependencies' jars, or their folders of
 *     classes where the build has not packaged them
 */
record CompileJob(
    Path config,
    String sourceName,
    String shownName,
    String packageName,
    String className,
    List<Path> classPath) {
  /** Copies the list. */
  CompileJob {
    classPath = List.copyOf(classPath);
  }

  /**
   * Returns the request to the compiler.
   *
   * @throws IllegalArgumentException if a name is no Java name; the message is fit for the user
   */
  CompileRequest request(ClassLoader providers) {
    return new CompileRequest(config, sourceName, packageName, className, providers);
  }

  /** Returns the qualified name of the class that the run time looks for. */
  String proxyClass() {
    return request(ClassLoader.getPlatformClassLoader()).proxyClass();
  }

  /** Returns whether there is a file to read; if not, the compiler says so better. */
  boolean hasConfig() {
    return Files.isRegularFile(config) && Files.isReadable(config);
  }
}
