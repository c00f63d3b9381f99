package io.spooky.codegen.config;

import io.spooky.spi.config.ProblemList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Puts what SnakeYAML has against a text into one message with a place and, if possible, a cure.
 */
final class SyntaxProblems {
  private final String[] lines;
  private final ProblemList problems;

  SyntaxProblems(String text, ProblemList problems) {
    this.lines = text.split("\r\n|\r|\n", -1);
    this.problems = problems;
  }

  /** Reports an exception of the parser. */
  void report(YAMLException exception) {
    if (exception instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      report(marked, marked.getProblemMark());
      return;
    }
    problems.error(ProblemCode.SYNTAX.code(), 0, 0, "file", firstLine(exception.getMessage()));
  }

  private void report(MarkedYAMLException exception, Mark mark) {
    Mark begin = exception.getContextMark();
    if (begin != null && isOpenQuote(exception)) {
      // The end of the file, where the parser gives up, leads nobody to the quote.
      problems.error(
          ProblemCode.SYNTAX.code(),
          begin.getLine() + 1,
          begin.getColumn() + 1,
          "file",
          "not YAML: the quote that opens here is never closed");
      return;
    }
    int tab = tabInIndentation(mark.getLine());
    if (tab >= 0) {
      problems.error(
          ProblemCode.TAB.code(),
          mark.getLine() + 1,
          tab + 1,
          "file",
          "a tab stands in the indentation; indent with spaces");
      return;
    }
    boolean isTab = String.valueOf(exception.getProblem()).contains("(TAB)");
    problems.error(
        isTab ? ProblemCode.TAB.code() : ProblemCode.SYNTAX.code(),
        mark.getLine() + 1,
        mark.getColumn() + 1,
        "file",
        isTab
            ? "a tab stands before a key or a value; write a space"
            : "not YAML: " + describe(exception) + hint(exception, mark));
  }

  private static boolean isOpenQuote(MarkedYAMLException exception) {
    return String.valueOf(exception.getContext()).contains("quoted scalar")
        && String.valueOf(exception.getProblem()).contains("end of stream");
  }

  private int tabInIndentation(int line) {
    String text = line < lines.length ? lines[line] : "";
    int blank = 0;
    while (blank < text.length() && " \t".indexOf(text.charAt(blank)) >= 0) {
      blank++;
    }
    return text.substring(0, blank).indexOf('\t');
  }

  private static String describe(MarkedYAMLException exception) {
    String problem = firstLine(exception.getProblem());
    String context = firstLine(exception.getContext());
    if (problem.startsWith("mapping values are not allowed")) {
      return "a ':' is not possible here";
    }
    if (problem.startsWith("could not find expected ':'")) {
      return "a key without a ':' behind it";
    }
    return context.isEmpty() ? problem : context + ", " + problem;
  }

  private String hint(MarkedYAMLException exception, Mark mark) {
    String line = mark.getLine() < lines.length ? lines[mark.getLine()] : "";
    Mark contextMark = exception.getContextMark();
    String context =
        contextMark != null && contextMark.getLine() < lines.length
            ? lines[contextMark.getLine()]
            : "";
    if ((line + context).contains("${")) {
      return "; within braces put quotes around a reference: \"${NAME}\"";
    }
    if ((line + context).contains("::")) {
      return "; put quotes around an IPv6 address: \"::1\", \"[::1]:8080\"";
    }
    if ((line + context).contains("*")) {
      return "; put quotes around a text that begins with '*'";
    }
    return describe(exception).startsWith("a ':'")
        ? "; check the indentation, or put the text in quotes"
        : "";
  }

  private static String firstLine(@Nullable String text) {
    String line = text == null ? "" : text.lines().findFirst().orElse("");
    return line.isEmpty()
        ? line
        : line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
  }
}
