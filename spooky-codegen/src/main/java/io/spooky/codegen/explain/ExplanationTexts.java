package io.spooky.codegen.explain;

import io.spooky.codegen.config.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the texts: a line {@code === CODE}, with a title behind it for codes that are not the
 * compiler's, then the meaning, {@code --- example} with its lines and {@code --- cure} with its
 * own. Confined to one thread.
 */
final class ExplanationTexts {
  private static final List<String> FILES =
      List.of(
          "file.txt",
          "values.txt",
          "routes.txt",
          "upstreams.txt",
          "plugins.txt",
          "start.txt",
          "expect.txt",
          "build.txt");
  private static final String HEADER = "=== ";
  private static final String EXAMPLE = "--- example";
  private static final String CURE = "--- cure";

  private final Map<String, Explanation> found = new TreeMap<>();
  private final List<String> meaning = new ArrayList<>();
  private final List<String> example = new ArrayList<>();
  private final List<String> cure = new ArrayList<>();
  private List<String> part = meaning;
  private String header = "";

  private ExplanationTexts() {}

  /** Returns all explanations by their codes, sorted. */
  static Map<String, Explanation> read() {
    ExplanationTexts texts = new ExplanationTexts();
    for (String file : FILES) {
      text(file).lines().forEach(texts::line);
      texts.close();
    }
    return texts.found;
  }

  private static String text(String file) {
    try (InputStream in = ExplanationTexts.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(String line) {
    if (line.startsWith(HEADER)) {
      close();
      header = line.substring(HEADER.length());
    } else if (line.equals(EXAMPLE)) {
      part = example;
    } else if (line.equals(CURE)) {
      part = cure;
    } else {
      part.add(line);
    }
  }

  private void close() {
    if (!header.isEmpty()) {
      int blank = header.indexOf(' ');
      String code = blank < 0 ? header : header.substring(0, blank);
      String title = blank < 0 ? title(code) : header.substring(blank + 1);
      found.put(code, new Explanation(code, title, meaning, example, cure));
    }
    header = "";
    meaning.clear();
    example.clear();
    cure.clear();
    part = meaning;
  }

  private static String title(String code) {
    for (ProblemCode known : ProblemCode.values()) {
      if (known.code().equals(code)) {
        return known.explanation();
      }
    }
    throw new IllegalStateException(code + " is explained, but is no code");
  }
}
