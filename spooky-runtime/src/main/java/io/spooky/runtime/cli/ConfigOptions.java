package io.spooky.runtime.cli;

import com.beust.jcommander.Parameter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The options of every command that needs a config; filled by the parser of the command line. */
final class ConfigOptions {
  @Parameter(
      names = "--config",
      placeholder = "FILE",
      description = "Compile this config now, instead of using the one compiled into the jar")
  @Nullable Path config;

  @Parameter(
      names = "--plugins",
      placeholder = "DIR",
      description = "Folder with jars of further plugins")
  @Nullable Path plugins;

  @Parameter(
      names = "--name",
      placeholder = "NAME",
      description = "Which compiled config to use, where the jar carries several")
  @Nullable String name;

  @Parameter(
      names = "--dev",
      description = "Make a self-signed certificate where the config's is missing")
  boolean dev;
}
