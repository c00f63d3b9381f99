package io.spooky.codegen.diff;

import io.spooky.codegen.check.CheckedProxy;
import io.spooky.codegen.route.RankedRoutes;
import io.spooky.codegen.route.RequestClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells people what a changed config changes. */
public final class ConfigDiff {
  private static final int MOST = 20;
  // What describes an upstream as such; where requests go to another one, that says it all.
  private static final List<String> OF_UPSTREAM =
      List.of("load_balancing.", "health_check.", "limits.", "backend ");

  private final Side base;
  private final Side next;
  private final StringBuilder text = new StringBuilder();

  /** A config, under the name by which people know it. */
  private record Side(CheckedProxy proxy, String source, Treatments treatments) {
    String upstream(int route) {
      return "'" + treatments.upstream(route) + "'";
    }

    String place(int route) {
      return source + ":" + proxy.routes().get(route).line();
    }
  }

  private ConfigDiff(Side base, Side next) {
    this.base = base;
    this.next = next;
  }

  /**
   * Returns the changes, with a line end after each line; empty if there are none.
   *
   * @param baseName the first file as people name it
   * @param nextName the second one
   */
  public static String between(
      CheckedProxy base, String baseName, CheckedProxy next, String nextName) {
    return new ConfigDiff(
            new Side(base, baseName, new Treatments(base)),
            new Side(next, nextName, new Treatments(next)))
        .text();
  }

  private String text() {
    Map<String, List<RequestChange>> groups =
        RequestChanges.between(base.proxy(), next.proxy()).stream()
            .sorted(Comparator.comparingInt(this::line).thenComparing(c -> c.requests().method()))
            .collect(Collectors.groupingBy(this::title, LinkedHashMap::new, Collectors.toList()));
    groups.forEach(this::list);
    List<SettingChange> settings = SettingChange.between(base.proxy(), next.proxy());
    if (!settings.isEmpty()) {
      text.append("settings:\n");
      settings.forEach(change -> text.append("  ").append(change.difference()).append('\n'));
    }
    if (!text.isEmpty()) {
      text.append(verdict(settings)).append('\n');
    }
    return text.toString();
  }

  /** Orders by where the new route stands, and routes that are gone last. */
  private int line(RequestChange change) {
    return change.after() == RankedRoutes.NONE
        ? Integer.MAX_VALUE
        : next.proxy().routes().get(change.after()).line();
  }

  private static String verdict(List<SettingChange> settings) {
    String names =
        settings.stream()
            .filter(SettingChange::restart)
            .map(change -> change.difference().name())
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "a reload suffices" : "a restart is needed for " + names;
  }

  /** Returns what changes for the requests of a class, which groups it with others. */
  private String title(RequestChange change) {
    if (change.before() == RankedRoutes.NONE) {
      return "requests without a route (404) go to " + next.upstream(change.after()) + ":\n";
    }
    if (change.after() == RankedRoutes.NONE) {
      return "requests to " + base.upstream(change.before()) + " have no route any more (404):\n";
    }
    String upstream = base.upstream(change.before());
    boolean moved = !upstream.equals(next.upstream(change.after()));
    List<String> details = details(change, moved);
    String title =
        moved
            ? "requests to " + upstream + " go to " + next.upstream(change.after())
            : "requests to "
                + upstream
                + (details.isEmpty() ? " go by another route" : " are served otherwise");
    return title
        + ":\n"
        + details.stream().map(detail -> "  " + detail + "\n").collect(Collectors.joining());
  }

  private List<String> details(RequestChange change, boolean moved) {
    List<String> details = new ArrayList<>();
    for (Values.Difference difference :
        base.treatments().of(change.before()).differences(next.treatments().of(change.after()))) {
      if (!moved || OF_UPSTREAM.stream().noneMatch(difference.name()::startsWith)) {
        details.add(difference.toString());
      }
    }
    return details;
  }

  private void list(String title, List<RequestChange> changes) {
    text.append(title);
    changes.stream()
        .limit(MOST)
        .forEach(
            change ->
                text.append("  - ")
                    .append(change.requests())
                    .append(isOfOtherMethods(change) ? ", other methods" : "")
                    .append(" (")
                    .append(places(change))
                    .append(")\n    such as ")
                    .append(change.example())
                    .append('\n'));
    if (changes.size() > MOST) {
      text.append("  - and ").append(changes.size() - MOST).append(" more\n");
    }
  }

  /** An example has a familiar method, GET first, unless that one goes another way. */
  private static boolean isOfOtherMethods(RequestChange change) {
    return change.requests().method().equals(RequestClass.OTHER_METHOD)
        && !change.example().method().equals("GET");
  }

  private String places(RequestChange change) {
    if (change.before() == RankedRoutes.NONE) {
      return next.place(change.after());
    }
    String before = base.place(change.before());
    return change.after() == RankedRoutes.NONE
        ? before
        : before + " -> " + next.place(change.after());
  }
}
