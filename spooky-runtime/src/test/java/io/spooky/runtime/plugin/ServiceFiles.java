package io.spooky.runtime.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Class loaders that find the test's own classes as services. */
public final class ServiceFiles {
  private ServiceFiles() {}

  /** Returns a loader with one service file for each type, beside those of the parent. */
  public static ClassLoader of(Path folder, Class<?> type, String... classNames)
      throws IOException {
    return of(folder, ServiceFiles.class.getClassLoader(), type, classNames);
  }

  /** As above, on top of another loader. */
  public static ClassLoader of(Path folder, ClassLoader parent, Class<?> type, String... classNames)
      throws IOException {
    Path root = Files.createTempDirectory(folder, "services");
    Path services = Files.createDirectories(root.resolve("META-INF/services"));
    Files.writeString(services.resolve(type.getName()), String.join("\n", classNames) + "\n");
    return new URLClassLoader(new URL[] {root.toUri().toURL()}, parent);
  }
}
