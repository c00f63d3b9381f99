package io.spooky.codegen.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names that are already taken in one scope. The second of a name gets a number. Names that differ
 * in case alone count as one, because nested classes become files.
 */
final class NameScope {
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> last = new HashMap<>();

  /** Makes a scope in which these names are taken from the start. */
  NameScope(String... reserved) {
    List.of(reserved).forEach(name -> taken.add(key(name)));
  }

  /** Returns the name, or with a number from 2 at its end where it is taken. */
  String allocate(String wanted) {
    String name = wanted;
    while (!taken.add(key(name))) {
      int number = last.merge(key(wanted), 1, Integer::sum) + 1;
      name = wanted + (endsWithDigit(wanted) ? "_" : "") + number;
    }
    return name;
  }

  private static boolean endsWithDigit(String name) {
    return !name.isEmpty() && Character.isDigit(name.charAt(name.length() - 1));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
