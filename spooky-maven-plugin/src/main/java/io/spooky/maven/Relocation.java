package io.spooky.maven;

import java.util.List;
import java.util.regex.Pattern;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * A relocation of maven-shade-plugin, which tells as that plugin does whether a class moves: its
 * name begins with the pattern, an include matches if there are any, and no exclude does.
 *
 * @param pattern the beginning of the names, not necessarily a whole package
 * @param includes wildcard patterns
 * @param excludes wildcard patterns
 */
record Relocation(String pattern, List<String> includes, List<String> excludes) {
  /** Returns a relocation as it is configured. */
  static Relocation of(Xpp3Dom relocation) {
    return new Relocation(
        slashes(FatJarStep.text(relocation, "pattern")),
        patterns(relocation, "includes"),
        patterns(relocation, "excludes"));
  }

  /** Returns whether a class of this qualified name would get another one. */
  boolean moves(String className) {
    String path = slashes(className);
    return path.startsWith(pattern)
        && (includes.isEmpty() || matches(includes, path))
        && !matches(excludes, path);
  }

  private static List<String> patterns(Xpp3Dom relocation, String list) {
    return FatJarStep.children(relocation, list).stream()
        .map(child -> slashes(String.valueOf(child.getValue())))
        .toList();
  }

  private static boolean matches(List<String> wildcards, String path) {
    return wildcards.stream().anyMatch(wildcard -> regex(wildcard).matcher(path).matches());
  }

  /** As in Ant: two stars for any folders, one for a part of a name, a question mark for a sign. */
  private static Pattern regex(String wildcard) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < wildcard.length(); i++) {
      char c = wildcard.charAt(i);
      if (wildcard.startsWith("**/", i)) {
        regex.append("(.*/)?");
        i += 2;
      } else if (wildcard.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else {
        regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString());
  }

  private static String slashes(String name) {
    return name.strip().replace('.', '/');
  }
}
