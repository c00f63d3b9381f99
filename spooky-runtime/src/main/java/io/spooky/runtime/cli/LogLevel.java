package io.spooky.runtime.cli;

import com.beust.jcommander.IParameterValidator;
import com.beust.jcommander.ParameterException;
import io.spooky.spi.config.ConfigKeys;

/** Takes the levels that the config takes. */
public final class LogLevel implements IParameterValidator {
  /** Made by the parser of the command line. */
  public LogLevel() {}

  @Override
  public void validate(String name, String value) {
    try {
      ConfigKeys.Log.LEVEL.parse(value);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(name + ": " + e.getMessage(), e);
    }
  }
}
