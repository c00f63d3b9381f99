package io.spooky.runtime.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.ParametersDelegate;

/** What stands before any command; filled by the parser of the command line. */
final class GlobalOptions {
  @ParametersDelegate final HelpOption help = new HelpOption();

  @Parameter(names = "--version", help = true, description = "Print the version")
  boolean version;
}
