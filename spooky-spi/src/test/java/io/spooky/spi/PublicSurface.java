package io.spooky.spi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes down what a plugin can be compiled against: one sorted line for each type and member. */
final class PublicSurface {
  private static final List<String> EXPORTED =
      List.of("io/spooky/spi", "io/spooky/spi/config", "io/spooky/spi/testkit");

  private PublicSurface() {}

  /** Returns the lines for all exported packages. */
  static List<String> lines() {
    Set<String> lines = new TreeSet<>();
    Path root = classes();
    for (String folder : EXPORTED) {
      try (Stream<Path> files = Files.list(root.resolve(folder))) {
        files
            .filter(file -> file.toString().endsWith(".class"))
            .map(file -> load(root.relativize(file)))
            .filter(PublicSurface::isVisible)
            .forEach(type -> add(type, lines));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return List.copyOf(lines);
  }

  private static Path classes() {
    try {
      return Path.of(Option.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Class<?> load(Path file) {
    String name = file.toString().replace(".class", "").replace('/', '.').replace('\\', '.');
    try {
      return Class.forName(name, false, PublicSurface.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isVisible(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return isVisible(type.getModifiers()) && (outer == null || isVisible(outer));
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static void add(Class<?> type, Set<String> lines) {
    lines.add(type.getName() + ": " + type.toGenericString() + ancestors(type));
    Stream.of(type.getDeclaredConstructors(), type.getDeclaredMethods())
        .flatMap(Arrays::stream)
        .filter(PublicSurface::isDeclared)
        .map(Executable::toGenericString)
        .forEach(line -> lines.add(type.getName() + ": " + line));
    Arrays.stream(type.getDeclaredFields())
        .filter(PublicSurface::isDeclared)
        .map(Field::toGenericString)
        .forEach(line -> lines.add(type.getName() + ": " + line));
  }

  private static boolean isDeclared(Member member) {
    return isVisible(member.getModifiers()) && !member.isSynthetic();
  }

  private static String ancestors(Class<?> type) {
    StringBuilder result = new StringBuilder();
    if (type.getGenericSuperclass() != null && type.getSuperclass() != Object.class) {
      result.append(" extends ").append(type.getGenericSuperclass().getTypeName());
    }
    Arrays.stream(type.getGenericInterfaces())
        .forEach(parent -> result.append(" implements ").append(parent.getTypeName()));
    return result.toString();
  }
}
