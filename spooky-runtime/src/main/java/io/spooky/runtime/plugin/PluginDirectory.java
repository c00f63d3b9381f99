package io.spooky.runtime.plugin;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The folder of {@code --plugins}: one class loader over all of its jars, kept over reloads until a
 * jar's name or SHA-256 changes.
 *
 * <p>The loader reads private copies, so that a jar may be overwritten in place while requests run,
 * and what was checked is what is loaded. A loader that was replaced must go on serving classes to
 * the requests that still run on it; its copies go when nothing refers to it any more. One thread
 * at a time.
 */
public final class PluginDirectory implements AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Path directory;
  private final ClassLoader host;
  private final Set<PluginCopies> copies = ConcurrentHashMap.newKeySet();
  private Map<String, String> digests = Map.of();
  private @Nullable PluginClassLoader current;

  /**
   * Makes a directory; nothing is read before {@link #refresh}.
   *
   * @param directory the folder
   * @param host where the SPI and the built-in plugins come from
   */
  public PluginDirectory(Path directory, ClassLoader host) {
    this.directory = directory;
    this.host = host;
  }

  /**
   * Returns the loader over the folder as it is now: the same one as before if no jar changed.
   *
   * @throws PluginDirectoryException if the folder is missing or could be written by others, or a
   *     jar cannot be read
   */
  public ClassLoader refresh() throws PluginDirectoryException {
    List<Path> jars = PluginJars.list(directory);
    PluginClassLoader kept = current;
    try {
      if (kept != null && PluginJars.digests(jars).equals(digests)) {
        return kept;
      }
      return replace(PluginCopies.of(jars));
    } catch (IOException e) {
      throw new PluginDirectoryException(
          "--plugins " + directory + ": cannot read the jars: " + Faults.text(e));
    }
  }

  private ClassLoader replace(PluginCopies fresh) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (Path jar : fresh.jars()) {
      urls.add(jar.toUri().toURL());
    }
    PluginClassLoader loader = new PluginClassLoader(urls.toArray(new URL[0]), host);
    copies.add(fresh);
    Set<PluginCopies> all = copies;
    CLEANER.register(
        loader,
        () -> {
          fresh.delete();
          all.remove(fresh);
        });
    digests = fresh.digests();
    current = loader;
    return loader;
  }

  /**
   * Returns how many loaders' copies are on disk: the present one's, and older ones still in use.
   */
  int liveCopies() {
    return copies.size();
  }

  /** Closes the loader and deletes all copies. Plugins must not run any more. */
  @Override
  public void close() {
    PluginClassLoader last = current;
    if (last != null) {
      last.closeQuietly();
      current = null;
    }
    copies.forEach(PluginCopies::delete);
    copies.clear();
  }
}
