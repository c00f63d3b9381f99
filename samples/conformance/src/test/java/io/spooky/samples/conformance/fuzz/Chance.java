package io.spooky.samples.conformance.fuzz;

import java.util.List;
import java.util.Random;

/** Chance by a seed. One thread. */
final class Chance {
  /** What a name may consist of (RFC 9110, section 5.6.2), without upper case and underscore. */
  static final String NAME = "abcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-.^`|~";

  private final Random random;

  Chance(long seed) {
    random = new Random(seed);
  }

  /** Returns a number below a bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Returns true so many times in a hundred. */
  boolean percent(int times) {
    return random.nextInt(100) < times;
  }

  /** Returns one of some things. */
  <T> T of(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  /** Returns a character of a text. */
  char in(String text) {
    return text.charAt(random.nextInt(text.length()));
  }

  /** Returns a text of some characters. */
  String text(String characters, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(in(characters));
    }
    return text.toString();
  }

  /** Returns bytes. */
  byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Returns a text with something put in at any place. */
  String insert(String text, String something) {
    int place = below(text.length() + 1);
    return text.substring(0, place) + something + text.substring(place);
  }

  /** Returns a field value: visible characters, blanks within, and bytes above ASCII. */
  String value() {
    int length = below(percent(5) ? 400 : 30);
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < length; i++) {
      boolean within = i > 0 && i < length - 1;
      if (within && percent(10)) {
        value.append(percent(80) ? ' ' : '\t');
      } else {
        value.append((char) (percent(5) ? 0x80 + below(0x80) : 0x21 + below(0x7f - 0x21)));
      }
    }
    return value.toString();
  }
}
