package io.spooky.codegen.check;

import java.util.List;
import java.util.stream.Stream;

/** What the checks say, for tests of other packages. */
public final class CheckedText {
  private CheckedText() {}

  /** Returns the problems of a config, one a line, with {@link FakePlugins}. */
  public static String report(String yaml) {
    return Checked.text(yaml).report();
  }

  /** Returns keys that a block knows besides those of its shape: to refuse them, or as options. */
  public static List<String> besides(BlockShape shape) {
    List<String> options =
        FakePlugins.catalog().declaredPolicies().stream()
            .filter(PluginDeclaration::isDefault)
            .flatMap(policy -> policy.options().stream())
            .map(option -> option.name())
            .toList();
    return switch (shape) {
      case ROUTE_TIMEOUTS -> List.of("connect");
      case ROUTE_RETRY -> List.of("budget");
      case HEALTH_CHECK -> options;
      case BACKEND_HEALTH_CHECK -> Stream.concat(options.stream(), Stream.of(Keys.POLICY)).toList();
      default -> List.of();
    };
  }
}
