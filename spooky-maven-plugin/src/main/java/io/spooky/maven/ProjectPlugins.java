package io.spooky.maven;

import io.spooky.spi.Provider;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * The class loader of a project's plugins, for as long as they are needed: while it is open, it is
 * also the thread's context class loader. To be opened and closed on one thread.
 */
final class ProjectPlugins implements AutoCloseable {
  private final Thread thread = Thread.currentThread();
  private final ClassLoader outer = thread.getContextClassLoader();
  private final URLClassLoader loader;

  private ProjectPlugins(URLClassLoader loader) {
    this.loader = loader;
    thread.setContextClassLoader(loader);
  }

  /**
   * Opens the plugins of a class path.
   *
   * @throws MalformedURLException if an entry has no URL
   */
  static ProjectPlugins open(List<Path> classPath) throws MalformedURLException {
    URL[] urls = new URL[classPath.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = classPath.get(i).toUri().toURL();
    }
    ClassLoader spi = new SpiClassLoader(Provider.class.getClassLoader());
    return new ProjectPlugins(new URLClassLoader("spooky-plugins", urls, spi));
  }

  /** Returns the class loader. */
  ClassLoader loader() {
    return loader;
  }

  /** Closes the jars and gives the thread its class loader back. */
  @Override
  public void close() throws IOException {
    thread.setContextClassLoader(outer);
    loader.close();
  }
}
