package io.spooky.runtime.contract;

import java.nio.file.Path;

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
}
