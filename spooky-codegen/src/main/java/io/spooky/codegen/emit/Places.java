package io.spooky.codegen.emit;

/** Writes where things stand in the config, as comments at the ends of lines. */
final class Places {
  private final String source;

  /**
   * Makes the writer for one file.
   *
   * @param source the file as messages print it
   */
  Places(String source) {
    this.source = CommentText.line(source);
  }

  /** Returns {@code // config.yaml:18}; for line 0, {@code // default}. */
  String comment(int line) {
    return line == 0 ? "// default" : "// " + source + ":" + line;
  }

  /** Returns {@code // config.yaml:18 -> api}. */
  String comment(int line, String target) {
    return comment(line) + " -> " + CommentText.line(target);
  }
}
