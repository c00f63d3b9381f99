package io.spooky.runtime.contract;

import java.nio.file.Path;

/**
 * Answers questions about config files that only the compiler can answer. Found with {@link
 * java.util.ServiceLoader}; absent from jars that carry one compiled config only. Nothing is
 * generated, so a JRE will do. All texts have a line end after each line.
 */
public interface ConfigInspector {
  /**
   * Returns the routes, one a line, in the order in which they are tried.
   *
   * @param config the file
   * @param providers where {@link java.util.ServiceLoader} finds balancers and health policies
   * @throws ConfigRejectedException if the file is wrong or cannot be read, with all problems
   */
  String routes(Path config, ClassLoader providers) throws ConfigRejectedException;

  /**
   * Says which route takes a request, and why those that come before it do not.
   *
   * @param request such as {@code GET https://api.example.com/v1/x x-env: beta}
   * @throws IllegalArgumentException if the request has another form; the message is fit for the
   *     user
   * @throws ConfigRejectedException as {@link #routes} does
   */
  String explain(Path config, String request, ClassLoader providers) throws ConfigRejectedException;

  /**
   * Says which requests are served otherwise by another config, and what else changes.
   *
   * @param base the config as it was
   * @param next the config as it will be
   * @return the changes; empty if there are none
   * @throws ConfigRejectedException as {@link #routes} does, for either file
   */
  String diff(Path base, Path next, ClassLoader providers) throws ConfigRejectedException;

  /**
   * Returns the JSON Schema of configs that can name the plugins of a class path, for editors.
   *
   * @throws ConfigRejectedException if a plugin cannot be used, with all problems
   */
  String schema(ClassLoader providers) throws ConfigRejectedException;
}
