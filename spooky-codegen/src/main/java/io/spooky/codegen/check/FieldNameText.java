package io.spooky.codegen.check;

import io.spooky.spi.config.ConfigKeys.Edge;
import io.spooky.spi.config.ConfigKeys.Root;
import io.spooky.spi.config.FieldRole;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads names of header fields and query parameters. What a route goes by must be what the backend
 * gets, so names that the edge drops or makes itself are refused, each with its reason.
 */
final class FieldNameText {
  private static final String TOKEN_FORM = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}";
  private static final Pattern TOKEN = Pattern.compile(TOKEN_FORM);
  private static final int MAX_LENGTH = 256;

  /** The form of what {@link #edited} takes. */
  static final String EDITED_FORM =
      without(FieldRole.CONNECTION) + without(FieldRole.MANAGED) + TOKEN_FORM;

  /** The form of what {@link #header} takes, be the rest of the config as it may. */
  static final String HEADER_FORM = without(FieldRole.INTERNAL) + EDITED_FORM;

  /** The form of what {@link #parameter} takes. */
  static final String PARAMETER_FORM = "[\\s\\S]{1," + MAX_LENGTH + "}";

  private final boolean passesUnderscores;
  private final boolean trustsProxies;

  private FieldNameText(boolean passesUnderscores, boolean trustsProxies) {
    this.passesUnderscores = passesUnderscores;
    this.trustsProxies = trustsProxies;
  }

  private static String without(FieldRole role) {
    String prefix = role.prefix().isEmpty() ? "" : "(?!" + anyCase(List.of(role.prefix())) + ")";
    return role.names().isEmpty() ? prefix : prefix + "(?!(?:" + anyCase(role.names()) + ")$)";
  }

  /** Returns a regular expression for words whose case does not count. */
  static String anyCase(List<String> words) {
    StringBuilder regex = new StringBuilder();
    for (String word : words) {
      regex.append(regex.isEmpty() ? "" : "|");
      for (char c : word.toLowerCase(Locale.ROOT).toCharArray()) {
        char upper = Character.toUpperCase(c);
        regex.append(upper == c ? String.valueOf(c) : "[" + upper + c + "]");
      }
    }
    return regex.toString();
  }

  /** Returns the reader for a config whose top level and {@code edge} block say this. */
  static FieldNameText of(Given root, Given edge) {
    SettingMap settings = edge.withDefaults(Edge.ALL);
    boolean passes =
        edge.refused().contains(Edge.UNDERSCORES)
            || BuildValues.value(settings, Edge.UNDERSCORES).orElse("pass").equals("pass");
    boolean trusts =
        root.refused().contains(Root.TRUSTED_PROXIES)
            || BuildValues.value(root.withDefaults(Root.ALL), Root.TRUSTED_PROXIES)
                .map(networks -> !networks.isEmpty())
                .orElse(true);
    return new FieldNameText(passes, trusts);
  }

  /**
   * Returns the name of a field that a route can go by, in lower case.
   *
   * @throws IllegalArgumentException if no request has it when it is routed; the message is fit for
   *     the user
   */
  String header(String text) {
    String name = token(text);
    switch (FieldRole.of(name)) {
      case CONNECTION -> throw refuse(text, "is a field that no HTTP/3 request may have");
      case INTERNAL -> throw refuse(text, "is dropped from every request");
      case MANAGED -> throw refuse(text, managed(name));
      case CLAIM -> {
        if (!trustsProxies) {
          throw refuse(text, "is dropped from requests, since no 'trusted_proxies' are named");
        }
      }
      case ORDINARY -> {
        if (name.indexOf('_') >= 0 && !passesUnderscores) {
          throw refuse(text, "has an underscore, which edge.underscores does not let pass");
        }
      }
    }
    return name;
  }

  private static String managed(String name) {
    return name.equals("host")
        ? "belongs under the route's 'host'"
        : "is the edge's to write, so routes cannot go by it";
  }

  /**
   * Returns the name of a field that a route can set, add or remove, in lower case.
   *
   * @throws IllegalArgumentException if it is the edge's own; the message is fit for the user
   */
  static String edited(String text) {
    String name = token(text);
    return switch (FieldRole.of(name)) {
      case CONNECTION -> throw refuse(text, "is a field that HTTP/2 and HTTP/3 do not have");
      case MANAGED -> throw refuse(text, "is the edge's to write, so routes cannot edit it");
      case ORDINARY, CLAIM, INTERNAL -> name;
    };
  }

  private static String token(String text) {
    if (!TOKEN.matcher(text).matches()) {
      throw refuse(text, "is not a field name (expected: letters, digits and hyphens)");
    }
    return text.toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the name of a query parameter, as it reads once it is decoded.
   *
   * @throws IllegalArgumentException if it is empty or too long; the message is fit for the user
   */
  static String parameter(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      throw refuse(text, "is not a parameter's name (expected: 1 to " + MAX_LENGTH + " letters)");
    }
    return text;
  }

  private static IllegalArgumentException refuse(String text, String problem) {
    return new IllegalArgumentException("'" + text + "' " + problem);
  }
}
