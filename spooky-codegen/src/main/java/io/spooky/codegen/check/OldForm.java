package io.spooky.codegen.check;

import io.spooky.codegen.config.ProblemCode;
import io.spooky.codegen.config.YamlNode;
import io.spooky.codegen.config.YamlNode.Entry;
import io.spooky.codegen.config.YamlNode.MappingNode;
import io.spooky.codegen.config.YamlNode.SequenceNode;
import io.spooky.spi.config.Problem;
import io.spooky.spi.config.Problem.Severity;
import io.spooky.spi.config.ProblemList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recognises the flat form of early configs: one listener and one list of backends at the top of
 * the file, or upstreams as a list. Judged key by key it would yield a problem for nearly every
 * line, so it gets one, with the whole config as it is written now.
 */
final class OldForm {
  private OldForm() {}

  /** Returns whether a config has the old form, which is reported then. */
  static boolean isReported(MappingNode tree, ProblemList problems) {
    if (tree.entries().stream().anyMatch(OldForm::isNew)) {
      // Of today's form but for a key that is out of place, and judged so.
      return false;
    }
    Optional<Entry> mark = tree.entries().stream().filter(OldForm::isMark).findFirst();
    mark.ifPresent(entry -> report(entry, tree, problems));
    return mark.isPresent();
  }

  private static boolean isNew(Entry entry) {
    return entry.key().equals(Keys.UPSTREAM)
        && entry.value() instanceof MappingNode upstreams
        && !upstreams.entries().isEmpty();
  }

  private static boolean isMark(Entry entry) {
    List<YamlNode> items =
        entry.value() instanceof SequenceNode sequence ? sequence.items() : List.of();
    return switch (entry.key()) {
      case "backends" -> !items.isEmpty();
      case "upstream", "upstreams" -> !items.isEmpty() && items.stream().allMatch(OldForm::isNamed);
      default -> false;
    };
  }

  private static boolean isNamed(YamlNode item) {
    return item instanceof MappingNode mapping
        && mapping.entries().stream().anyMatch(e -> e.key().equals("backends"))
        && mapping.entries().stream().anyMatch(e -> OldFormRewriter.NAMES.contains(e.key()));
  }

  private static void report(Entry mark, MappingNode tree, ProblemList problems) {
    List<String> advice = new ArrayList<>();
    advice.add("");
    advice.addAll(YamlText.lines(new OldFormRewriter(tree).rewrite()));
    advice.add("");
    problems.add(
        new Problem(
                Severity.ERROR,
                ProblemCode.OLD_FORM.code(),
                mark.place().line(),
                mark.place().column(),
                "top level",
                "a list of "
                    + (mark.key().equals("backends") ? "backends" : "upstreams")
                    + " at the top is the form of early configs; write this instead, with names of"
                    + " your own")
            .advise(advice));
  }
}
