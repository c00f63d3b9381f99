package io.spooky.codegen.check;

import io.spooky.spi.Option;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one or more blocks of the file say about a set of options, before defaults are filled in.
 *
 * @param values the values that were accepted
 * @param refused the options whose value was refused, and reported
 */
record Given(Map<Option<?>, Setting> values, Set<Option<?>> refused) {
  /** Nothing is said. */
  static final Given NOTHING = new Given(Map.of(), Set.of());

  /** Copies both. */
  Given {
    values = Map.copyOf(values);
    refused = Set.copyOf(refused);
  }

  /** Returns what a map says. */
  static Given of(SettingMap map) {
    return new Given(map.values(), Set.of());
  }

  /** Returns what is in force where this block is the closer one, key by key. */
  Given over(Given wider) {
    Map<Option<?>, Setting> both = new HashMap<>(wider.values);
    both.putAll(values);
    Set<Option<?>> bad = new HashSet<>(wider.refused);
    bad.removeAll(values.keySet());
    bad.addAll(refused);
    return new Given(both, bad);
  }

  /** Returns the effective value of each option, in the order in which they are declared. */
  SettingMap withDefaults(List<Option<?>> options) {
    Map<Option<?>, Setting> effective = new LinkedHashMap<>();
    for (Option<?> option : options) {
      Setting setting = values.get(option);
      String defaultText = option.defaultText();
      if (setting != null) {
        effective.put(option, setting);
      } else if (defaultText != null) {
        effective.put(option, Setting.ofDefault(defaultText));
      }
    }
    return new SettingMap(effective);
  }

  /** Returns what is said, without defaults, in the order in which the options are declared. */
  SettingMap only(List<Option<?>> options) {
    Map<Option<?>, Setting> said = new LinkedHashMap<>();
    for (Option<?> option : options) {
      Setting setting = values.get(option);
      if (setting != null) {
        said.put(option, setting);
      }
    }
    return new SettingMap(said);
  }

  /** Returns the required options about which nothing is said; a refused value counts as said. */
  List<Option<?>> missing(List<Option<?>> options) {
    return options.stream()
        .filter(Option::isRequired)
        .filter(option -> !values.containsKey(option) && !refused.contains(option))
        .toList();
  }
}
