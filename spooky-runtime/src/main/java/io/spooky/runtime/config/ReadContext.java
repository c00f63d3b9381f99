package io.spooky.runtime.config;

import io.spooky.runtime.contract.Settings;
import io.spooky.runtime.plugin.Providers;
import io.spooky.spi.Option;
import io.spooky.spi.config.ProblemList;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the readers of one config share.
 *
 * @param providers the plugins
 * @param environment returns a variable's value, or null where it is not set
 * @param base what relative file paths are relative to
 * @param problems where to report
 */
record ReadContext(
    Providers providers,
    Function<String, @Nullable String> environment,
    Path base,
    ProblemList problems) {
  /** Returns a reader of a block. */
  BlockReader block(Settings<?> settings, String subject) {
    return new BlockReader(settings, subject, environment, problems);
  }

  /** Returns a file's path; one that the system cannot have is reported. */
  Path path(BlockReader block, Option<String> key, String text) {
    try {
      return base.resolve(text);
    } catch (InvalidPathException e) {
      block.error(StartCodes.VALUE, key.name(), "'" + text + "' is not a path: " + e.getReason());
      return base;
    }
  }
}
