package io.spooky.spi.config;

import java.util.Objects;

/**
 * One thing wrong with a config, with its place. Equal problems are reported once.
 *
 * <p>Written {@code file:[line,column] SPK0103 subject: message}, the form that Maven's compiler
 * plugin uses and that editors can jump to. Lines and columns count from 1; 0 stands for the file
 * as a whole.
 */
public final class Problem implements Comparable<Problem> {
  /** Whether the config can be used all the same. */
  public enum Severity {
    /** The config is refused. */
    ERROR,
    /** The config is foolish but possible. */
    WARNING
  }

  private final Severity severity;
  private final String code;
  private final int line;
  private final int column;
  private final String subject;
  private final String message;

  /**
   * Makes a problem.
   *
   * @param code stable, such as {@code SPK0103}
   * @param line from 1, or 0 for the whole file
   * @param column from 1, or 0 for the whole file
   * @param subject the part of the config, such as {@code upstream 'api'}
   * @param message what is wrong and what to do, without a full stop
   */
  public Problem(
      Severity severity, String code, int line, int column, String subject, String message) {
    this.severity = severity;
    this.code = code;
    this.line = line;
    this.column = column;
    this.subject = oneLine(subject);
    this.message = oneLine(message);
  }

  // Parts of the file are quoted, and a problem is one line of a log or a terminal.
  private static String oneLine(String text) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    StringBuilder line = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              if (Character.isISOControl(c)) {
                line.append(c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\ufffd");
              } else {
                line.append((char) c);
              }
            });
    return line.toString();
  }

  /** Returns whether the config can be used all the same. */
  public Severity severity() {
    return severity;
  }

  /** Returns the stable code. */
  public String code() {
    return code;
  }

  /** Returns the line, from 1; 0 for the whole file. */
  public int line() {
    return line;
  }

  /** Returns the column, from 1; 0 for the whole file. */
  public int column() {
    return column;
  }

  /** Returns the part of the config that is wrong. */
  public String subject() {
    return subject;
  }

  /** Returns what is wrong and what to do. */
  public String message() {
    return message;
  }

  /** Returns the one-line form, with the file's name in front. */
  public String format(String file) {
    return file + (line > 0 ? ":" : " ") + this;
  }

  /** Orders by place, then by code and text. */
  @Override
  public int compareTo(Problem other) {
    int order = Integer.compare(line, other.line);
    order = order != 0 ? order : Integer.compare(column, other.column);
    order = order != 0 ? order : code.compareTo(other.code);
    order = order != 0 ? order : subject.compareTo(other.subject);
    order = order != 0 ? order : message.compareTo(other.message);
    return order != 0 ? order : severity.compareTo(other.severity);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Problem problem && compareTo(problem) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(code, line, column, subject, message);
  }

  /** Returns the one-line form without a file. */
  @Override
  public String toString() {
    String place = line > 0 ? "[" + line + "," + column + "] " : "";
    return place + code + " " + subject + ": " + message;
  }
}
