package io.spooky.codegen.config;

/**
 * A place in the file.
 *
 * @param line from 1; 0 stands for the file as a whole
 * @param column from 1, in Unicode code points; 0 stands for the file as a whole
 */
public record Place(int line, int column) {
  /** The file as a whole. */
  public static final Place FILE = new Place(0, 0);

  /** Returns the place in the form of a message: {@code [12,24]}. */
  @Override
  public String toString() {
    return "[" + line + "," + column + "]";
  }
}
