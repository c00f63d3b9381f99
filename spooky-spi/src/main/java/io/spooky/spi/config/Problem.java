package io.spooky.spi.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One thing wrong with a config, with its place. Equal problems are reported once.
 *
 * <p>Written {@code file:[line,column] SPK0103 subject: message}, the form that Maven's compiler
 * plugin uses and that editors can jump to. Lines and columns count from 1; 0 stands for the file
 * as a whole. Below that line {@link #lines} shows the place, other places that belong to it, and
 * what to write instead, where these are known; they are no part of what makes problems equal.
 */
public final class Problem implements Comparable<Problem> {
  /** Whether the config can be used all the same. */
  public enum Severity {
    /** The config is refused. */
    ERROR,
    /** The config is foolish but possible. */
    WARNING
  }

  private static final String INDENT = "    ";

  /**
   * Another place that belongs to a problem.
   *
   * @param line from 1
   * @param column from 1
   * @param note what is there, such as {@code the first is here}
   */
  private record Other(int line, int column, String note) {}

  private final Severity severity;
  private final String code;
  private final int line;
  private final int column;
  private final String subject;
  private final String message;
  private final List<Other> others;
  private final List<String> excerpt;
  private final List<String> advice;

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
    this.others = List.of();
    this.excerpt = List.of();
    this.advice = List.of();
  }

  private Problem(Problem from, List<Other> others, List<String> excerpt, List<String> advice) {
    this.severity = from.severity;
    this.code = from.code;
    this.line = from.line;
    this.column = from.column;
    this.subject = from.subject;
    this.message = from.message;
    this.others = List.copyOf(others);
    this.excerpt = List.copyOf(excerpt);
    this.advice = List.copyOf(advice);
  }

  /** Returns this problem with one more place that belongs to it. */
  public Problem also(int otherLine, int otherColumn, String note) {
    List<Other> more = new ArrayList<>(others);
    more.add(new Other(otherLine, otherColumn, oneLine(note)));
    return new Problem(this, more, excerpt, advice);
  }

  /** Returns this problem with lines to be shown below it, such as what to write instead. */
  public Problem advise(List<String> lines) {
    return new Problem(this, others, excerpt, lines.stream().map(Problem::oneLine).toList());
  }

  /** Returns this problem with the lines of the file that it is about. */
  public Problem in(SourceText source) {
    List<String> shown = new ArrayList<>(source.excerpt(line, column, ""));
    others.forEach(o -> shown.addAll(source.excerpt(o.line(), o.column(), o.note())));
    return new Problem(this, others, shown, advice);
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

  /**
   * Returns all that there is to say: the one-line form, the lines of the file with marks under the
   * places, and the advice. Only the first line begins at the left.
   */
  public List<String> lines(String file) {
    List<String> lines = new ArrayList<>();
    lines.add(format(file));
    lines.addAll(excerpt);
    advice.forEach(text -> lines.add(text.isEmpty() ? "" : INDENT + text));
    return lines;
  }

  /** Returns whether the lines that it is about are known. */
  public boolean hasExcerpt() {
    return !excerpt.isEmpty();
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
