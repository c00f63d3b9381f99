package io.spooky.runtime.edge;

import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an edge is started with beside its config.
 *
 * @param providers where {@link java.util.ServiceLoader} finds balancers and health policies
 * @param environment returns a variable's value, or null where it is not set
 * @param base the folder that relative file paths of the config are relative to
 * @param dev whether a missing certificate is replaced by a self-signed one on every address, not
 *     on loopback alone
 */
public record EdgeOptions(
    ClassLoader providers, Function<String, @Nullable String> environment, Path base, boolean dev) {
  /** Returns this library's class loader, the process's environment, the working directory. */
  public static EdgeOptions defaults() {
    return new EdgeOptions(EdgeOptions.class.getClassLoader(), System::getenv, Path.of(""), false);
  }
}
