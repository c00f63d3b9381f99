package io.spooky.maven;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * Makes a package name of a project's coordinates, as the Java Language Specification, section 6.1,
 * makes one of a domain name: what no identifier may hold becomes an underscore.
 */
final class DefaultPackage {
  private DefaultPackage() {}

  /** Returns a legal package name, such as {@code com.example.my_edge}. */
  static String of(String groupId, String artifactId) {
    boolean repeated = artifactId.equals(groupId) || artifactId.startsWith(groupId + ".");
    String whole = repeated ? artifactId : groupId + "." + artifactId;
    return Arrays.stream(whole.split("\\."))
        .filter(part -> !part.isEmpty())
        .map(DefaultPackage::identifier)
        .collect(Collectors.joining("."));
  }

  private static String identifier(String part) {
    String letters = part.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    if (SourceVersion.isKeyword(letters, SourceVersion.RELEASE_17)) {
      return letters + "_";
    }
    return Character.isDigit(letters.charAt(0)) ? "_" + letters : letters;
  }
}
