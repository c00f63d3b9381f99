package io.spooky.codegen.plan;

import io.spooky.codegen.check.CheckedBackend;
import io.spooky.codegen.check.CheckedUpstream;
import java.util.List;

/**
 * One upstream with its Java names.
 *
 * @param number its number
 * @param upstream the model
 * @param field the dispatcher's field for its balancer
 * @param pick the dispatcher's method
 * @param describe the method that describes it
 * @param backendGroups its backends
 */
public record UpstreamPlan(
    int number,
    CheckedUpstream upstream,
    String field,
    String pick,
    String describe,
    List<Group<BackendPlan>> backendGroups) {
  /** Copies the list. */
  public UpstreamPlan {
    backendGroups = List.copyOf(backendGroups);
  }

  /**
   * One backend.
   *
   * @param describe the method that describes it
   * @param backend the model
   */
  public record BackendPlan(String describe, CheckedBackend backend) {}
}
