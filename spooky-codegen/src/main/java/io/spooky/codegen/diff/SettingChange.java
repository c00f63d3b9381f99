package io.spooky.codegen.diff;

import io.spooky.codegen.check.CheckedListener;
import io.spooky.codegen.check.CheckedProxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A setting of the whole proxy that changes.
 *
 * @param difference its name, with both values
 * @param restart whether a reload refuses it
 */
record SettingChange(Values.Difference difference, boolean restart) {
  private static final Set<String> RESTART =
      Set.of(
          "workers", "edge.streams", "edge.header_bytes", "edge.idle", "edge.congestion_control");
  private static final Set<String> RELOAD_OF_LISTENER = Set.of("cert", "key");

  /** Returns the changes, in the order of the keys. */
  static List<SettingChange> between(CheckedProxy base, CheckedProxy next) {
    return values(base).differences(values(next)).stream()
        .map(difference -> new SettingChange(difference, needsRestart(difference.name())))
        .toList();
  }

  private static boolean needsRestart(String name) {
    String key = name.substring(name.lastIndexOf('.') + 1);
    return RESTART.contains(name) || name.startsWith("listen") && !RELOAD_OF_LISTENER.contains(key);
  }

  private static Values values(CheckedProxy proxy) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (int i = 0; i < proxy.listeners().size(); i++) {
      CheckedListener listener = proxy.listeners().get(i);
      String name = "listen[" + i + "].";
      Values.put(values, name, listener.settings());
      if (listener.tls() != null) {
        Values.put(values, name + "tls.", listener.tls().settings());
      }
    }
    Values.put(values, "", proxy.root());
    Values.put(values, "edge.", proxy.edge());
    Values.put(values, "log.", proxy.log());
    return new Values(values);
  }
}
