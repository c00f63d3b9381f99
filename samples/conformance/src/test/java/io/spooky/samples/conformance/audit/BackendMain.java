package io.spooky.samples.conformance.audit;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The process of {@link BackendProcess}. */
final class BackendMain {
  private BackendMain() {}

  /** Serves until it is killed. Arguments: id, port, journal, seed, shares of deeds. */
  public static void main(String[] args) throws Exception {
    Journal journal = Journal.appendingTo(Path.of(args[2]));
    FaultyBackend backend = new FaultyBackend(args[0], Integer.parseInt(args[1]), journal);
    backend.follow(Plan.random(Long.parseLong(args[3]), shares(args[4])));
    System.out.println("backend on " + backend.port());
  }

  private static Map<Deed, Double> shares(String text) {
    Map<Deed, Double> shares = new EnumMap<>(Deed.class);
    for (String part : text.split(",")) {
      if (!part.isEmpty()) {
        String[] pair = part.split("=");
        shares.put(Deed.valueOf(pair[0]), Double.valueOf(pair[1]));
      }
    }
    return shares;
  }
}
