package io.spooky.runtime.contract;

import java.util.Arrays;

/**
 * What a {@link RouteTable} looks at. One instance for each worker, filled anew for each request,
 * so that matching allocates nothing.
 *
 * <p>The bytes are ASCII and normalised by the caller: the host in lower case, without port or a
 * trailing dot; the path with dot segments resolved, without query; the query as it came. Fields
 * are those that the backend gets, in lower case, and are there only for a table that {@linkplain
 * RouteTable#readsFields reads} them.
 */
public final class RequestHead {
  private static final byte[] EMPTY = {};

  private byte[] host = EMPTY;
  private int hostStart;
  private int hostEnd;
  private byte[] path = EMPTY;
  private int pathStart;
  private int pathEnd;
  private byte[] method = EMPTY;
  private int methodStart;
  private int methodEnd;
  private final QueryText query = new QueryText();
  private CharSequence[] names = new CharSequence[16];
  private CharSequence[] values = new CharSequence[16];
  private int fields;

  /** Makes a head in which every part is empty. */
  public RequestHead() {}

  /** Sets the host; the array is used, not copied. */
  public RequestHead host(byte[] bytes, int start, int end) {
    host = bytes;
    hostStart = start;
    hostEnd = end;
    return this;
  }

  /** Sets the path; the array is used, not copied. */
  public RequestHead path(byte[] bytes, int start, int end) {
    path = bytes;
    pathStart = start;
    pathEnd = end;
    return this;
  }

  /** Sets the method; the array is used, not copied. */
  public RequestHead method(byte[] bytes, int start, int end) {
    method = bytes;
    methodStart = start;
    methodEnd = end;
    return this;
  }

  /** Sets the query, without its question mark; the array is used, not copied. */
  public RequestHead query(byte[] bytes, int start, int end) {
    query.set(bytes, start, end);
    return this;
  }

  /** Forgets all fields. */
  public void clearFields() {
    fields = 0;
  }

  /** Adds a field. */
  public void addField(CharSequence name, CharSequence value) {
    if (fields == names.length) {
      names = Arrays.copyOf(names, 2 * fields);
      values = Arrays.copyOf(values, 2 * fields);
    }
    names[fields] = name;
    values[fields++] = value;
  }

  /** Returns the array that holds the host. */
  public byte[] host() {
    return host;
  }

  /** Returns the index of the host's first byte. */
  public int hostStart() {
    return hostStart;
  }

  /** Returns the index after the host's last byte. */
  public int hostEnd() {
    return hostEnd;
  }

  /** Returns the array that holds the path. */
  public byte[] path() {
    return path;
  }

  /** Returns the index of the path's first byte. */
  public int pathStart() {
    return pathStart;
  }

  /** Returns the index after the path's last byte. */
  public int pathEnd() {
    return pathEnd;
  }

  /** Returns a byte of the host, counted from 0 at its start; -1 beyond its end. */
  public int hostAt(int index) {
    int at = hostStart + index;
    return at < hostEnd ? host[at] : -1;
  }

  /** Returns a byte of the host, counted from 0 at its last byte; -1 before its start. */
  public int hostFromEnd(int index) {
    int at = hostEnd - 1 - index;
    return at >= hostStart ? host[at] : -1;
  }

  /** Returns a byte of the path, counted from 0 at its start; -1 beyond its end. */
  public int pathAt(int index) {
    int at = pathStart + index;
    return at < pathEnd ? path[at] : -1;
  }

  /** Returns whether the host is this one. */
  public boolean hostIs(byte[] name) {
    return equal(host, hostStart, hostEnd, name);
  }

  /** Returns whether the host is this part of an array. */
  boolean hostIs(byte[] names, int start, int length) {
    return equal(host, hostStart, hostEnd, names, start, length);
  }

  /** Returns whether the host ends with this suffix and is longer than it. */
  public boolean hostEndsWith(byte[] suffix) {
    int start = hostEnd - suffix.length;
    return start > hostStart && equal(host, start, hostEnd, suffix);
  }

  /** Returns whether the host ends with this part of an array and is longer than it. */
  boolean hostEndsWith(byte[] suffixes, int start, int length) {
    int from = hostEnd - length;
    return from > hostStart && equal(host, from, hostEnd, suffixes, start, length);
  }

  /** Returns whether the path is this one. */
  public boolean pathIs(byte[] exact) {
    return equal(path, pathStart, pathEnd, exact);
  }

  /** Returns whether the path is this part of an array. */
  boolean pathIs(byte[] paths, int start, int length) {
    return equal(path, pathStart, pathEnd, paths, start, length);
  }

  /**
   * Returns whether the path is this one or lies below it, by whole segments: {@code /v1} takes
   * {@code /v1} and {@code /v1/x}, not {@code /v10}.
   *
   * @param prefix begins with a slash and does not end with one; empty takes every path
   */
  public boolean pathIsUnder(byte[] prefix) {
    return pathIsUnder(prefix, 0, prefix.length);
  }

  /** Returns whether the path is this part of an array or lies below it, by whole segments. */
  boolean pathIsUnder(byte[] prefixes, int start, int length) {
    if (length == 0) {
      // The path of OPTIONS * is none that begins with a slash.
      return true;
    }
    int end = pathStart + length;
    return end <= pathEnd
        && (end == pathEnd || path[end] == '/')
        && equal(path, pathStart, end, prefixes, start, length);
  }

  /** Returns whether the method is this one; methods are case-sensitive (RFC 9110, section 9.1). */
  public boolean methodIs(byte[] name) {
    return equal(method, methodStart, methodEnd, name);
  }

  /**
   * Returns whether there is one field of this name, and with this value. Of several fields a
   * backend may heed another one than the first.
   *
   * @param name in lower case
   */
  public boolean fieldIs(String name, String value) {
    boolean found = false;
    for (int i = 0; i < fields; i++) {
      if (name.contentEquals(names[i])) {
        if (found || !value.contentEquals(values[i])) {
          return false;
        }
        found = true;
      }
    }
    return found;
  }

  /**
   * Returns whether there is a field of this name.
   *
   * @param name in lower case
   */
  public boolean hasField(String name) {
    for (int i = 0; i < fields; i++) {
      if (name.contentEquals(names[i])) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether there is one parameter of this name, and with this value, both in UTF-8. */
  public boolean queryIs(byte[] name, byte[] value) {
    return query.is(name, value);
  }

  /** Returns whether there is a parameter of this name, in UTF-8. */
  public boolean hasQuery(byte[] name) {
    return query.has(name);
  }

  private static boolean equal(byte[] bytes, int start, int end, byte[] other) {
    return equal(bytes, start, end, other, 0, other.length);
  }

  private static boolean equal(
      byte[] bytes, int start, int end, byte[] others, int otherStart, int length) {
    return Arrays.equals(bytes, start, end, others, otherStart, otherStart + length);
  }
}
