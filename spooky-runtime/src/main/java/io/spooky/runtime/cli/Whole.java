package io.spooky.runtime.cli;

import com.beust.jcommander.converters.IParameterSplitter;
import java.util.List;

/** Keeps an argument whole: header values may hold commas. */
public final class Whole implements IParameterSplitter {
  /** Made by the parser of the command line. */
  public Whole() {}

  @Override
  public List<String> split(String value) {
    return List.of(value);
  }
}
