package io.spooky.runtime.plugin;

import io.spooky.runtime.plugin.ProviderSet.Candidate;
import io.spooky.spi.Provider;
import io.spooky.spi.SpiVersion;
import io.spooky.spi.config.ProblemList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/**
 * One walk over {@link ServiceLoader}, in which nothing that a plugin throws ends the walk.
 * Confined to one thread.
 */
final class ProviderScan<P extends Provider> {
  /** A plugin that cannot be loaded or made. */
  static final String BROKEN = "SPK0512";

  /** A plugin that was compiled against another revision of the SPI. */
  static final String SPI_VERSION = "SPK0513";

  // ServiceLoader goes on after an error, but some errors (an unreadable jar) come again for ever.
  private static final int MOST_ERRORS = 100;

  private final String kind;
  private final Iterator<ServiceLoader.Provider<P>> services;
  private final ProblemList problems;
  private int errors;

  ProviderScan(String kind, Class<P> type, ClassLoader loader, ProblemList problems) {
    this.kind = kind;
    this.services = ServiceLoader.load(type, loader).stream().iterator();
    this.problems = problems;
  }

  /** Returns every provider that works, sorted by class name. */
  List<Candidate<P>> candidates() {
    List<Candidate<P>> found = new ArrayList<>();
    while (errors < MOST_ERRORS) {
      try {
        if (!services.hasNext()) {
          break;
        }
        make(services.next()).ifPresent(found::add);
      } catch (ServiceConfigurationError | LinkageError e) {
        errors++;
        report(kind, e);
      }
    }
    found.sort(Comparator.comparing(Candidate::className));
    return found;
  }

  private Optional<Candidate<P>> make(ServiceLoader.Provider<P> service) {
    String className = service.type().getName();
    String subject = kind + " " + className;
    try {
      P provider = service.get();
      return accepts(provider, subject)
          ? Optional.of(new Candidate<>(provider, className, names(provider)))
          : Optional.empty();
    } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
      report(subject, e);
      return Optional.empty();
    }
  }

  private boolean accepts(P provider, String subject) {
    int version = provider.spiVersion();
    if (version >= 1 && version <= SpiVersion.CURRENT) {
      return true;
    }
    problems.error(
        SPI_VERSION,
        0,
        0,
        subject,
        String.format(
            "was compiled against revision %d of the SPI (expected: 1 to %d); use a matching release",
            version, SpiVersion.CURRENT));
    return false;
  }

  private Set<String> names(P provider) {
    TreeSet<String> names = new TreeSet<>(provider.aliases());
    names.add(provider.name());
    return names;
  }

  private void report(String subject, Throwable failure) {
    // ServiceLoader's own words name the class or the service file; its cause says why.
    boolean told = failure instanceof ServiceConfigurationError && failure.getMessage() != null;
    String reason = told ? failure.getMessage() : Faults.text(failure);
    Throwable cause = failure.getCause();
    String because = cause == null ? "" : ": " + Faults.text(cause);
    problems.error(BROKEN, 0, 0, subject, "cannot be loaded: " + reason + because);
  }
}
