package io.spooky.samples.conformance.audit;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Decides what a backend does with its requests; called on its event loop. */
@FunctionalInterface
public interface Plan {
  /** Answers everything. */
  Plan HONEST = (method, path, number) -> Deed.ANSWER;

  /**
   * Returns what to do with a request.
   *
   * @param number of the request at this backend, from 1
   */
  Deed of(String method, String path, long number);

  /** Does something with every nth request and answers the others. */
  static Plan every(int nth, Deed deed) {
    return (method, path, number) -> number % nth == 0 ? deed : Deed.ANSWER;
  }

  /** Does something with all requests. */
  static Plan always(Deed deed) {
    return (method, path, number) -> deed;
  }

  /**
   * Returns what a path tells a backend to do, where it has a segment {@code BACKEND=DEED}; null if
   * it tells it nothing.
   */
  static @Nullable Deed toldByPath(String backend, String path) {
    int at = path.indexOf("/" + backend + "=");
    if (at < 0) {
      return null;
    }
    int begin = at + backend.length() + 2;
    return Deed.valueOf(path.substring(begin, path.indexOf('/', begin)));
  }

  /** Does each deed with its share of requests, at random, and answers the rest. */
  static Plan random(long seed, Map<Deed, Double> shares) {
    Random random = new Random(seed);
    Map<Deed, Double> copy = new EnumMap<>(shares);
    return (method, path, number) -> {
      double draw = random.nextDouble();
      for (Map.Entry<Deed, Double> entry : copy.entrySet()) {
        draw -= entry.getValue();
        if (draw < 0) {
          return entry.getKey();
        }
      }
      return Deed.ANSWER;
    };
  }
}
