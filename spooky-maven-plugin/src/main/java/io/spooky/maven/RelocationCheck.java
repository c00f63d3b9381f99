package io.spooky.maven;

import io.spooky.codegen.config.ProblemCode;
import io.spooky.spi.config.Problem.Severity;
import java.util.List;

/** Whether maven-shade-plugin renames classes that others know by their names. */
final class RelocationCheck {
  // One class each of what native code looks up: in Netty's core, its QUIC and its epoll.
  private static final List<String> NATIVE =
      List.of(
          "io.netty.util.internal.NativeLibraryLoader",
          "io.netty.handler.codec.quic.Quiche",
          "io.netty.channel.epoll.Native");
  private static final List<String> SPOOKY =
      List.of("io.spooky.spi.BalancerProvider", "io.spooky.runtime.contract.CompiledProxy");

  private RelocationCheck() {}

  /** Checks an execution of maven-shade-plugin. */
  static void check(FatJarStep step, List<PackagingProblem> problems) {
    step.items("relocations").stream()
        // A raw one rewrites texts, and renames no class.
        .filter(relocation -> !"true".equals(FatJarStep.text(relocation, "rawString")))
        .map(Relocation::of)
        .forEach(relocation -> check(step, relocation, problems));
  }

  private static void check(
      FatJarStep step, Relocation relocation, List<PackagingProblem> problems) {
    if (NATIVE.stream().anyMatch(relocation::moves)) {
      String consequence = "its native code no longer finds its classes, and QUIC cannot start";
      problems.add(problem(step, Severity.ERROR, relocation, "io.netty", consequence));
    }
    if (SPOOKY.stream().anyMatch(relocation::moves)) {
      String consequence = "plugins that are built for it no longer fit";
      problems.add(problem(step, Severity.WARNING, relocation, "io.spooky", consequence));
    }
  }

  private static PackagingProblem problem(
      FatJarStep step,
      Severity severity,
      Relocation relocation,
      String packageName,
      String consequence) {
    String pattern = relocation.pattern().replace('/', '.');
    boolean within = (pattern + ".").startsWith(packageName + ".");
    String cure = within ? "take the relocation away" : "add to the relocation:";
    String message =
        "the relocation of '%s' renames %s: %s; %s"
            .formatted(pattern, packageName, consequence, cure);
    List<String> exclude =
        List.of("<excludes>", "  <exclude>" + packageName + ".**</exclude>", "</excludes>");
    return step.problem(severity, ProblemCode.RELOCATED, message, within ? List.of() : exclude);
  }
}
