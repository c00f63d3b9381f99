package io.spooky.runtime.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes tries into the arrays of a {@link RouteTrie}, one after the other. */
final class TrieAssembler {
  /** Positions of bytes have 16 bits in a header. */
  static final int LONGEST_KEY = 0xffff;

  private int[] code = new int[1024];
  private int size = 1; // No node and no tests stand at 0, which means none.
  private final StringBuilder keys = new StringBuilder();
  private final Map<String, Integer> keyPlaces = new HashMap<>();
  private final List<@Nullable RouteConditions> conditions = new ArrayList<>();

  /**
   * A key and what it leads to.
   *
   * @param key in ASCII
   * @param fromEnd whether keys are told apart from their ends
   * @param exact whether a path must be the very one; otherwise the key is a prefix
   * @param target the number of a route, or the node of the paths of a host
   * @param conditions what must hold besides
   */
  record Entry(
      String key,
      boolean fromEnd,
      boolean exact,
      int target,
      @Nullable RouteConditions conditions) {
    /** Returns the key in the direction in which it is read. */
    String scanned() {
      return fromEnd ? new StringBuilder(key).reverse().toString() : key;
    }
  }

  TrieAssembler() {
    conditions.add(null);
  }

  /**
   * Writes a trie and returns its first node, or 0 if there is no entry.
   *
   * @param entries those of one key in the order in which they are tried
   */
  int add(List<Entry> entries) {
    if (entries.isEmpty()) {
      return 0;
    }
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparing(Entry::scanned));
    return node(sorted, 0);
  }

  int[] code() {
    return Arrays.copyOf(code, size);
  }

  byte[] keys() {
    return keys.toString().getBytes(StandardCharsets.US_ASCII);
  }

  @Nullable RouteConditions[] conditions() {
    return conditions.toArray(new RouteConditions[0]);
  }

  private int node(List<Entry> sorted, int testsOfShorter) {
    String first = sorted.get(0).scanned();
    String last = sorted.get(sorted.size() - 1).scanned();
    int position = common(first, last);
    int ending = endOf(sorted, 0, position, -1);
    int tests = ending == 0 ? testsOfShorter : tests(sorted.subList(0, ending), testsOfShorter);
    if (ending == sorted.size()) {
      return write(position << RouteTrie.POSITION_SHIFT, tests);
    }
    int lowest = octet(sorted.get(ending), position);
    int count = octet(sorted.get(sorted.size() - 1), position) - lowest + 1;
    int header = position << RouteTrie.POSITION_SHIFT | lowest << RouteTrie.LOWEST_SHIFT | count;
    int node = write(header, tests);
    write(new int[count]);
    for (int from = ending; from < sorted.size(); ) {
      int octet = octet(sorted.get(from), position);
      int to = endOf(sorted, from, position, octet);
      int child = node(sorted.subList(from, to), tests);
      code[node + RouteTrie.CHILDREN + octet - lowest] = child;
      from = to;
    }
    return node;
  }

  private int tests(List<Entry> entries, int next) {
    int tests = write(entries.size(), next);
    for (Entry entry : entries) {
      int further = 0;
      if (entry.conditions() != null) {
        further = conditions.size();
        conditions.add(entry.conditions());
      }
      int key = keyPlaces.computeIfAbsent(entry.key(), this::appendKey);
      write(key << 1 | (entry.exact() ? 1 : 0), entry.key().length(), entry.target(), further);
    }
    return tests;
  }

  private int appendKey(String key) {
    int place = keys.length();
    keys.append(key);
    return place;
  }

  private int write(int... numbers) {
    int place = size;
    size += numbers.length;
    if (size > code.length) {
      code = Arrays.copyOf(code, 2 * size);
    }
    System.arraycopy(numbers, 0, code, place, numbers.length);
    return place;
  }

  /** Returns the index after the last entry from here on with this byte at the position. */
  private static int endOf(List<Entry> sorted, int from, int position, int octet) {
    int to = from;
    while (to < sorted.size() && octet(sorted.get(to), position) == octet) {
      to++;
    }
    return to;
  }

  /** Returns the byte of an entry's key at a position, or -1 if the key ends there. */
  private static int octet(Entry entry, int position) {
    String key = entry.scanned();
    return position < key.length() ? key.charAt(position) : -1;
  }

  private static int common(String first, String last) {
    int length = Math.min(first.length(), last.length());
    int end = 0;
    while (end < length && first.charAt(end) == last.charAt(end)) {
      end++;
    }
    return end;
  }
}
