package io.spooky.codegen.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * Regular expressions for whole numbers of a range, in decimal digits without leading zeros.
 * Numbers in texts, such as {@code 5s} or a port in quotes, have no other range in a schema.
 */
final class NumberForm {
  private NumberForm() {}

  /**
   * Returns a regular expression for the numbers from one to another, both included, in a group of
   * its own.
   *
   * @throws IllegalArgumentException if there is none
   */
  static String between(long least, long greatest) {
    if (least > greatest) {
      throw new IllegalArgumentException(least + " is above " + greatest);
    }
    List<String> forms = new ArrayList<>();
    if (least < 0) {
      forms.add("-" + between(Math.max(0, -greatest), -least));
    }
    if (least <= 0 && greatest >= 0) {
      forms.add("0");
    }
    if (greatest > 0) {
      addPositive(forms, Long.toString(Math.max(1, least)), Long.toString(greatest));
    }
    return "(?:" + String.join("|", forms) + ")";
  }

  /** Adds a form for each number of digits, and one for all of which every number is taken. */
  private static void addPositive(List<String> forms, String low, String high) {
    int whole = low.matches("10*") ? low.length() : low.length() + 1;
    int most = high.matches("9+") ? high.length() : high.length() - 1;
    if (whole > most) {
      for (int length = low.length(); length <= high.length(); length++) {
        String first = length == low.length() ? low : "1" + "0".repeat(length - 1);
        add(forms, "", first, length == high.length() ? high : "9".repeat(length));
      }
      return;
    }
    if (whole > low.length()) {
      add(forms, "", low, "9".repeat(low.length()));
    }
    String rest =
        whole == most ? digits(most - 1) : "[0-9]{" + (whole - 1) + "," + (most - 1) + "}";
    forms.add("[1-9]" + rest);
    if (most < high.length()) {
      add(forms, "", "1" + "0".repeat(most), high);
    }
  }

  /** Adds forms for numbers with the same number of digits, behind digits that all share. */
  private static void add(List<String> forms, String shared, String first, String last) {
    int length = first.length();
    if (length == 0) {
      forms.add(shared);
      return;
    }
    char low = first.charAt(0);
    char high = last.charAt(0);
    String lowRest = first.substring(1);
    String highRest = last.substring(1);
    String zeros = "0".repeat(length - 1);
    String nines = "9".repeat(length - 1);
    if (low == high && !(lowRest.equals(zeros) && highRest.equals(nines))) {
      add(forms, shared + low, lowRest, highRest);
      return;
    }
    if (!lowRest.equals(zeros)) {
      add(forms, shared + low, lowRest, nines);
      low++;
    }
    char whole = highRest.equals(nines) ? high : (char) (high - 1);
    if (low <= whole) {
      forms.add(shared + digit(low, whole) + digits(length - 1));
    }
    if (whole < high) {
      add(forms, shared + high, zeros, highRest);
    }
  }

  private static String digit(char low, char high) {
    return low == high ? String.valueOf(low) : "[" + low + "-" + high + "]";
  }

  private static String digits(int count) {
    return switch (count) {
      case 0 -> "";
      case 1 -> "[0-9]";
      default -> "[0-9]{" + count + "}";
    };
  }
}
