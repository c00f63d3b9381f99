package io.spooky.spi.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What numbers of other forms were meant to be. YAML's own readers take them for numbers, and not
 * all for the same one: {@code 0123} is eighty-three to some of them. Stateless.
 */
final class NumberForms {
  private static final Pattern PADDED = Pattern.compile("0+([0-9]+)");
  private static final Pattern HEXADECIMAL = Pattern.compile("0[xX]([0-9a-fA-F]{1,16})");
  private static final Pattern OCTAL = Pattern.compile("0[oO]([0-7]{1,20})");
  private static final Pattern BINARY = Pattern.compile("0[bB]([01]{1,64})");
  private static final Pattern GROUPED = Pattern.compile("[1-9][0-9]*(?:[_,'][0-9]+)+");
  private static final Pattern EXPONENT = Pattern.compile("[0-9.]{1,20}[eE][+]?[0-9]{1,2}");
  private static final Pattern SEXAGESIMAL = Pattern.compile("[0-9]+(?::[0-5]?[0-9])+");
  private static final Pattern SIGNED = Pattern.compile("\\+([0-9]+)");
  private static final Pattern WHOLE_FRACTION = Pattern.compile("([0-9]+)\\.0*");
  private static final String DIGITS = "decimal digits alone";

  private NumberForms() {}

  /** Returns what is expected instead of a text that is no whole number. */
  static String advice(String text) {
    Matcher padded = PADDED.matcher(text);
    if (padded.matches()) {
      return padded.group(1) + ", without leading zeros";
    }
    if (GROUPED.matcher(text).matches()) {
      return text.replaceAll("[^0-9]", "") + ", digits without marks between them";
    }
    if (SEXAGESIMAL.matcher(text).matches()) {
      return DIGITS + "; there are no numbers to the base of 60";
    }
    String number = number(text);
    return number.isEmpty() ? DIGITS : number + ", " + DIGITS;
  }

  private static String number(String text) {
    Matcher signed = SIGNED.matcher(text);
    Matcher fraction = WHOLE_FRACTION.matcher(text);
    if (signed.matches()) {
      return signed.group(1);
    }
    if (fraction.matches()) {
      return fraction.group(1);
    }
    String other = radix(HEXADECIMAL, text, 16) + radix(OCTAL, text, 8) + radix(BINARY, text, 2);
    return other.isEmpty() && EXPONENT.matcher(text).matches() ? exponent(text) : other;
  }

  private static String radix(Pattern form, String text, int radix) {
    Matcher matcher = form.matcher(text);
    return matcher.matches() ? new BigInteger(matcher.group(1), radix).toString() : "";
  }

  private static String exponent(String text) {
    try {
      return new BigDecimal(text).toBigIntegerExact().toString();
    } catch (ArithmeticException | NumberFormatException e) {
      // No whole number, so that there is nothing to offer.
      return "";
    }
  }
}
