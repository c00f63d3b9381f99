package io.spooky.runtime.cli;

import com.beust.jcommander.Parameter;

/** The option that every command has; filled by the parser of the command line. */
final class HelpOption {
  @Parameter(
      names = {"--help", "-h"},
      help = true,
      description = "Print this help")
  boolean wanted;
}
