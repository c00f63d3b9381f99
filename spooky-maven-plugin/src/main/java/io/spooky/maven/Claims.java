package io.spooky.maven;

import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;

/**
 * What the executions of one module take for themselves during a build. Two that write to one
 * folder would delete each other's files in turn, and two that make one class would not compile;
 * neither is easily seen from what goes wrong then.
 *
 * @param context Maven's memory of this plugin in this module for the length of a build
 * @param execution the id of this execution
 */
record Claims(Map<Object, Object> context, String execution) {
  // What is done by hand repeats what the build does, or stands for it.
  private static final String BY_HAND = "default-cli";

  /**
   * Claims something.
   *
   * @param doing what the execution does with it, such as {@code write to target/x}
   * @param cure what to write instead
   * @throws MojoFailureException if another execution has claimed it
   */
  void claim(String doing, String cure) throws MojoFailureException {
    if (execution.equals(BY_HAND)) {
      return;
    }
    Object holder = context.putIfAbsent("spooky claim: " + doing, execution);
    if (holder != null && !holder.equals(execution)) {
      throw new MojoFailureException(
          "the executions '" + holder + "' and '" + execution + "' both " + doing + "; " + cure);
    }
  }
}
