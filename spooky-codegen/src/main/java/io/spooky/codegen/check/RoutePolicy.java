package io.spooky.codegen.check;

import java.util.Map;

/**
 * What a route does otherwise than its upstream, and what it does to messages.
 *
 * @param timeouts only those that the route sets itself
 * @param retry only what the route sets itself
 * @param request what is done to the fields of requests
 * @param response what is done to the fields of the backend's final responses
 */
public record RoutePolicy(
    SettingMap timeouts, SettingMap retry, FieldEdits request, FieldEdits response) {
  /** All as the upstream has it. */
  public static final RoutePolicy NONE =
      new RoutePolicy(
          new SettingMap(Map.of()), new SettingMap(Map.of()), FieldEdits.NONE, FieldEdits.NONE);
}
