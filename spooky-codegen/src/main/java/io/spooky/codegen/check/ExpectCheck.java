package io.spooky.codegen.check;

import io.spooky.codegen.config.ProblemCode;
import io.spooky.codegen.config.YamlNode;
import io.spooky.codegen.config.YamlNode.Entry;
import io.spooky.codegen.config.YamlNode.MappingNode;
import io.spooky.codegen.config.YamlNode.ScalarNode;
import io.spooky.codegen.config.YamlNode.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code expect}: one line of text, or a list of them. What they say is judged later. */
final class ExpectCheck {
  private static final String KEY = Keys.EXPECT;

  private ExpectCheck() {}

  /** Returns the lines. */
  static List<Expectation> check(Findings findings, Block root) {
    List<Expectation> lines = new ArrayList<>();
    if (isEmptyList(root.entry(KEY))) {
      return lines;
    }
    for (YamlNode item : root.oneOrMore(KEY)) {
      ScalarNode line = isSplitLine(findings, item) ? null : root.fixed(KEY, item);
      if (line != null) {
        lines.add(new Expectation(line.text(), line.place().line(), line.place().column()));
      }
    }
    return lines;
  }

  /** An empty list is the default, which may be written down. */
  private static boolean isEmptyList(@Nullable Entry entry) {
    return entry != null && entry.value() instanceof SequenceNode list && list.items().isEmpty();
  }

  /** To YAML, a colon and a blank make a mapping of a line with a field. */
  private static boolean isSplitLine(Findings findings, YamlNode item) {
    if (!(item instanceof MappingNode mapping) || mapping.entries().size() != 1) {
      return false;
    }
    Entry entry = mapping.entries().get(0);
    if (!(entry.value() instanceof ScalarNode value) || entry.key().indexOf(' ') < 0) {
      return false;
    }
    String line = entry.key() + ": " + value.text();
    findings.error(
        ProblemCode.WRONG_KIND,
        item.place(),
        KEY,
        "YAML reads this line as a mapping; put it in quotes: '" + line.replace("'", "''") + "'");
    return true;
  }
}
