package io.spooky.codegen.live;

import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.spi.Option;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the jars or folders from which the contract and the SPI were loaded: one fat jar, folders
 * of a build, or jars of a class loader that no system property tells of.
 */
final class ContractClassPath {
  private static final List<Class<?>> WITNESSES = List.of(CompiledProxy.class, Option.class);

  private ContractClassPath() {}

  /** Returns the jars and folders; empty if one is unknown. */
  static List<Path> find() {
    Set<Path> found = new LinkedHashSet<>();
    for (Class<?> witness : WITNESSES) {
      Optional<Path> origin = origin(witness);
      if (origin.isEmpty()) {
        return applicationClassPath();
      }
      found.add(origin.get());
    }
    return List.copyOf(found);
  }

  private static Optional<Path> origin(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(source.getLocation().toURI())).filter(Files::exists);
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Loaders that hide where classes come from are mostly the application's own. */
  private static List<Path> applicationClassPath() {
    String classPath = System.getProperty("java.class.path", "");
    return List.of(classPath.split(File.pathSeparator)).stream()
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .filter(Files::exists)
        .toList();
  }
}
