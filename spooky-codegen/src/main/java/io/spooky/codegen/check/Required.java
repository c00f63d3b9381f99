package io.spooky.codegen.check;

import io.spooky.codegen.config.ProblemCode;
import io.spooky.spi.Option;
import java.util.List;

/** Reports keys that a block must have and has not. */
final class Required {
  private Required() {}

  /** Reports each required option about which nothing is said, at the block. */
  static void check(Given given, List<Option<?>> options, Block block) {
    for (Option<?> option : given.missing(options)) {
      if (!block.lacks(option.name())) {
        continue;
      }
      block.error(
          ProblemCode.MISSING_KEY, block.place(), "the key '" + option.name() + "' is missing");
    }
  }
}
