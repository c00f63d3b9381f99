package io.spooky.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** A log that keeps its lines, each behind its level. */
final class RecordingLog extends SystemStreamLog {
  private final List<String> lines = new ArrayList<>();

  /** Returns the lines so far. */
  List<String> lines() {
    return lines;
  }

  @Override
  public void info(CharSequence content) {
    lines.add("INFO " + content);
  }

  @Override
  public void warn(CharSequence content) {
    lines.add("WARNING " + content);
  }

  @Override
  public void error(CharSequence content) {
    lines.add("ERROR " + content);
  }
}
