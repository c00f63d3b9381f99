package io.spooky.runtime.contract;

import io.spooky.spi.config.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Compiles a config in a running process. Found with {@link java.util.ServiceLoader}; absent from
 * jars that carry one compiled config only.
 */
public interface ConfigCompiler {
  /**
   * Checks the file, generates its classes, compiles them in memory and returns an instance. Takes
   * some 100 ms to seconds; not to be called on an event loop.
   *
   * @param config the file
   * @param providers where {@link java.util.ServiceLoader} finds balancers and health policies
   * @return a proxy whose classes live in a class loader of their own
   * @throws ConfigRejectedException if the file is wrong or cannot be read, with all problems
   */
  CompiledProxy compile(Path config, ClassLoader providers) throws ConfigRejectedException;

  /**
   * Does the same, and tells what is foolish about a file that is right.
   *
   * @param warnings takes each warning, sorted by place; is told nothing where the file is refused
   * @throws ConfigRejectedException if the file is wrong or cannot be read, with all problems
   */
  default CompiledProxy compile(Path config, ClassLoader providers, Consumer<Problem> warnings)
      throws ConfigRejectedException {
    return compile(config, providers);
  }

  /**
   * Explains the code of a problem: what it means, an example of the mistake, the cure.
   *
   * @param code such as {@code SPK0103}
   * @return the lines to print
   * @throws IllegalArgumentException if there is no such code; the message is fit for the user
   */
  default List<String> explain(String code) {
    throw new IllegalArgumentException("this compiler explains nothing");
  }
}
