package io.spooky.runtime.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles small classes into a jar. */
public final class PluginJar {
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, String> resources = new LinkedHashMap<>();

  /** Adds a class by its binary name. */
  public PluginJar source(String className, String source) {
    sources.put(className, source);
    return this;
  }

  /** Adds a file. */
  public PluginJar resource(String name, String text) {
    resources.put(name, text);
    return this;
  }

  /** Adds a provider: its service file, and a class whose name() is as given. */
  public PluginJar balancer(String className, String name) {
    int dot = className.lastIndexOf('.');
    resource("META-INF/services/io.spooky.spi.BalancerProvider", className + "\n");
    return source(
        className,
        """
        package %s;
        public class %s implements io.spooky.spi.BalancerProvider {
          public String name() { return "%s"; }
          public int spiVersion() { return 1; }
          public io.spooky.spi.Balancer newBalancer(
              io.spooky.spi.Options options, io.spooky.spi.BalancerContext context) {
            return pick -> 0;
          }
        }
        """
            .formatted(className.substring(0, dot), className.substring(dot + 1), name));
  }

  /** Writes the jar; what was there is overwritten in place. */
  public void write(Path jar) throws IOException {
    Path work = Files.createTempDirectory(jar.getParent().getParent(), "classes");
    compile(work);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(work)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        entries.putNextEntry(new JarEntry(work.relativize(file).toString()));
        Files.copy(file, entries);
      }
      for (Map.Entry<String, String> resource : resources.entrySet()) {
        entries.putNextEntry(new JarEntry(resource.getKey()));
        entries.write(resource.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private void compile(Path work) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-proc:none", "-d", work.toString(), "-cp"));
    arguments.add(System.getProperty("java.class.path"));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      String simpleName = source.getKey().substring(source.getKey().lastIndexOf('.') + 1);
      Path folder = Files.createDirectories(work.resolve(source.getKey() + ".source"));
      Path file = folder.resolve(simpleName + ".java");
      Files.writeString(file, source.getValue());
      arguments.add(file.toString());
    }
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(new String[0]));
    if (failed != 0) {
      throw new IOException("the test's sources do not compile");
    }
  }
}
