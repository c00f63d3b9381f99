package io.spooky.codegen;

import io.spooky.codegen.plan.Planner;
import java.nio.file.Path;
import java.util.Objects;
import javax.lang.model.SourceVersion;

/**
 * What to compile, and into what.
 *
 * @param config the file
 * @param displayName the file as messages and comments print it; must not depend on the machine
 *     where the build is to be reproducible
 * @param packageName of the generated classes; empty for the unnamed package
 * @param className the beginning of the generated classes' names, such as {@code Edge}
 * @param providers where {@link java.util.ServiceLoader} finds balancers and health policies
 */
public record CompileRequest(
    Path config, String displayName, String packageName, String className, ClassLoader providers) {
  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException if one is no Java name; the message is fit for the user
   */
  public CompileRequest {
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(displayName, "displayName");
    Objects.requireNonNull(providers, "providers");
    if (!packageName.isEmpty() && !SourceVersion.isName(packageName, SourceVersion.RELEASE_17)) {
      throw new IllegalArgumentException(
          "'" + packageName + "' is not a package name (expected: such as com.example.edge)");
    }
    if (!SourceVersion.isIdentifier(className)
        || SourceVersion.isKeyword(className, SourceVersion.RELEASE_17)) {
      throw new IllegalArgumentException(
          "'" + className + "' is not a class name (expected: such as Edge)");
    }
  }

  /** Returns a class name made of a text such as a file's name without its extension. */
  public static String classNameOf(String text) {
    return Planner.typeName(text);
  }

  /** Returns the qualified name of the class that implements the contract. */
  public String proxyClass() {
    return (packageName.isEmpty() ? "" : packageName + ".") + className + "Proxy";
  }
}
