package io.spooky.runtime.edge;

import io.netty.util.collection.LongObjectMap;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Looks into an edge for the streams that Netty keeps of its client connections. */
final class NettyStreams {
  private NettyStreams() {}

  private static Object field(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }

  /** Returns the ids of the client's streams in all maps of all connections. */
  static Collection<Long> kept(Edge edge) throws Exception {
    List<Long> kept = new ArrayList<>();
    for (Worker worker : ((Workers) field(edge, "workers")).all()) {
      kept.addAll(worker.loop().submit(() -> kept(worker)).get(20, TimeUnit.SECONDS));
    }
    return kept;
  }

  private static Collection<Long> kept(Worker worker) throws ReflectiveOperationException {
    Collection<Long> kept = new TreeSet<>();
    for (Object connection : (Collection<?>) field(worker, "connections")) {
      Object channel = field(connection, "channel");
      for (LongObjectMap.PrimitiveEntry<?> entry :
          ((LongObjectMap<?>) field(channel, "streams")).entries()) {
        if (entry.key() % 2 == 0) {
          kept.add(entry.key());
        }
      }
    }
    return kept;
  }
}
