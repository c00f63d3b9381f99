package io.spooky.codegen.config;

import io.spooky.codegen.config.YamlNode.MappingNode;
import io.spooky.codegen.config.YamlNode.ScalarNode;
import io.spooky.spi.config.ProblemList;
import io.spooky.spi.config.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a config into a tree of nodes. No exception leaves it: every fault becomes a problem. */
public final class ConfigReader {
  /** The largest file that is looked at, in bytes: 3 MiB, as 20,000 routes have. */
  public static final int MAX_BYTES = 3 << 20;

  private ConfigReader() {}

  /**
   * Reads a file.
   *
   * @return the top level, or empty if there is none; then at least one error was reported
   */
  public static Optional<MappingNode> read(Path file, ProblemList problems) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in.readNBytes(MAX_BYTES + 1), problems);
    } catch (NoSuchFileException e) {
      return refuse(problems, ProblemCode.UNREADABLE_FILE, "there is no such file");
    } catch (IOException e) {
      return refuse(problems, ProblemCode.UNREADABLE_FILE, "cannot be read: " + e.getMessage());
    }
  }

  /**
   * Reads the bytes of a file. A tree may come back although errors were reported, so that the next
   * step can add its own.
   *
   * @return the top level, or empty if there is none; then at least one error was reported
   */
  public static Optional<MappingNode> read(byte[] bytes, ProblemList problems) {
    if (bytes.length > MAX_BYTES) {
      return refuse(
          problems, ProblemCode.FILE_TOO_LARGE, "larger than 3 MiB (expected: at most 3 MiB)");
    }
    problems.source(SourceText.of(bytes));
    return SourceDecoder.decode(bytes, problems).flatMap(text -> parse(text, problems));
  }

  private static Optional<MappingNode> parse(String text, ProblemList problems) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_BYTES);
    options.setNestingDepthLimit(NodeComposer.MAX_DEPTH);
    try {
      var events = new Yaml(options).parse(new StringReader(text)).iterator();
      Optional<YamlNode> root = new NodeComposer(events, problems).compose();
      return root.isPresent() || !problems.hasErrors() ? mapping(root, problems) : Optional.empty();
    } catch (YAMLException e) {
      new SyntaxProblems(text, problems).report(e);
      return Optional.empty();
    }
  }

  private static Optional<MappingNode> mapping(Optional<YamlNode> root, ProblemList problems) {
    if (root.isPresent() && root.get() instanceof MappingNode mapping) {
      return Optional.of(mapping);
    }
    if (root.isEmpty() || (root.get() instanceof ScalarNode scalar && scalar.isNull())) {
      return refuse(problems, ProblemCode.EMPTY_FILE, "empty (expected: a config with 'upstream')");
    }
    Place place = root.get().place();
    problems.error(
        ProblemCode.EMPTY_FILE.code(),
        place.line(),
        place.column(),
        "file",
        "holds " + root.get().kind() + " (expected: a mapping with 'upstream')");
    return Optional.empty();
  }

  private static Optional<MappingNode> refuse(
      ProblemList problems, ProblemCode code, String message) {
    problems.error(code.code(), 0, 0, "file", message);
    return Optional.empty();
  }
}
