package io.spooky.codegen.explain;

import java.util.List;

/**
 * What there is to say about a code.
 *
 * @param code such as {@code SPK0103}
 * @param title one sentence
 * @param meaning why it is a problem
 * @param example a config with the mistake, or, in parentheses, what cannot be shown as one
 * @param cure what to do
 */
record Explanation(
    String code, String title, List<String> meaning, List<String> example, List<String> cure) {
  /** Copies the lists. */
  Explanation {
    meaning = List.copyOf(meaning);
    example = List.copyOf(example);
    cure = List.copyOf(cure);
  }
}
