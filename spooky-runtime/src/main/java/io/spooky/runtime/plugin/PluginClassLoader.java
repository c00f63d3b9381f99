package io.spooky.runtime.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads plugins from jars of their own. The JDK comes from the platform; the SPI and the runtime
 * from the host alone, so that both sides mean the same classes; other classes of Spooky from the
 * host first, so that a jar cannot replace a built-in; all else from the jars first, so that a
 * plugin's libraries are the ones it was tested with. Safe for all threads.
 */
final class PluginClassLoader extends URLClassLoader {
  private static final String OURS = "io.spooky.";
  private static final List<String> HOST_ONLY = List.of("io.spooky.spi.", "io.spooky.runtime.");

  static {
    registerAsParallelCapable();
  }

  PluginClassLoader(URL[] jars, ClassLoader host) {
    super("plugins", jars, host);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      Class<?> found = loaded == null ? find(name) : loaded;
      if (resolve) {
        resolveClass(found);
      }
      return found;
    }
  }

  private Class<?> find(String name) throws ClassNotFoundException {
    if (HOST_ONLY.stream().anyMatch(name::startsWith)) {
      return getParent().loadClass(name);
    }
    ClassLoader first = name.startsWith(OURS) ? getParent() : getPlatformClassLoader();
    Class<?> outside = tryLoad(first, name);
    return outside == null ? fromJarsThenHost(name) : outside;
  }

  private Class<?> fromJarsThenHost(String name) throws ClassNotFoundException {
    try {
      return findClass(name);
    } catch (ClassNotFoundException e) {
      return getParent().loadClass(name);
    }
  }

  private static @Nullable Class<?> tryLoad(ClassLoader loader, String name) {
    try {
      return loader.loadClass(name);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  /** Looks into the jars first, as for classes. */
  @Override
  public @Nullable URL getResource(String name) {
    URL own = findResource(name);
    return own == null ? super.getResource(name) : own;
  }

  /** Closes the jars; a fault in that is of no use to anybody. */
  void closeQuietly() {
    try {
      close();
    } catch (IOException e) {
      // The jars are private copies that are deleted next.
    }
  }
}
