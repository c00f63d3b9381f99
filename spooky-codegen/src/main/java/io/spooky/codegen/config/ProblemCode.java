package io.spooky.codegen.config;

/**
 * The codes of all problems that the compiler finds, each with a sentence that explains it. A code
 * keeps its meaning for ever. The hundreds group them: 0 the file and its YAML, 1 keys and values,
 * 2 routes, 3 upstreams and backends, 4 plugins, 6 expectations, 7 the build around it. Those of a
 * start have 5.
 */
public enum ProblemCode {
  /** The file cannot be read. */
  UNREADABLE_FILE(1, "The file is missing or cannot be read."),
  /** The file is too large. */
  FILE_TOO_LARGE(2, "The file is larger than 3 MiB."),
  /** Not UTF-8. */
  NOT_UTF8(3, "The file is not UTF-8 text."),
  /** A character that no config needs. */
  CONTROL_CHARACTER(4, "A control character or an invisible line separator stands in the text."),
  /** Not YAML. */
  SYNTAX(5, "The text does not follow the rules of YAML."),
  /** A tab indents. */
  TAB(6, "A tab stands where YAML takes spaces only: in the indentation, or before a value."),
  /** A tag. */
  TAG(7, "YAML tags would name types or classes; each key already knows the type of its value."),
  /** A second document. */
  SECOND_DOCUMENT(8, "The file holds more than one YAML document; only one could be in force."),
  /** An alias that cannot be resolved. */
  ALIAS(9, "An alias names no earlier anchor, contains itself, or makes the file too large."),
  /** Too deep. */
  NESTING(10, "Blocks are nested deeper than any config needs."),
  /** Nothing there. */
  EMPTY_FILE(11, "The file holds no config, or its top level is not a mapping."),
  /** A merge key. */
  MERGE_KEY(12, "Merge keys are not part of YAML 1.2; settings are inherited from wider blocks."),
  /** A key that is no text. */
  KEY_NOT_TEXT(13, "A key is a list, a mapping or empty where it must be a word."),
  /** A value too long. */
  TOO_LONG(14, "A single value is longer than any config needs."),

  /** A key that nobody reads. */
  UNKNOWN_KEY(101, "The block has no such key; a key that has no effect is refused."),
  /** A key twice. */
  DUPLICATE_KEY(102, "A key stands twice in one block; only one could be in force."),
  /** A list for a mapping and the like. */
  WRONG_KIND(103, "A mapping, a list or a single value stands where another of the three must."),
  /** A key without a value. */
  NO_VALUE(104, "The key has no value; leave it out to take the default."),
  /** A key is missing. */
  MISSING_KEY(105, "A key without which the block makes no sense is missing."),
  /** A value that its key refuses. */
  BAD_VALUE(106, "The value has the wrong form or is out of range."),
  /** A reference that cannot be read. */
  BAD_REFERENCE(107, "A reference to the environment has the wrong form."),
  /** A reference where none may be. */
  REFERENCE_NOT_ALLOWED(
      108, "What the build decides, such as names and routes, cannot depend on the environment."),
  /** A list without an item. */
  EMPTY_LIST(109, "The list holds nothing; leave the key out, or add an item."),
  /** A name of the wrong form. */
  BAD_NAME(110, "Names have 1 to 64 letters, digits, hyphens, underscores and dots."),
  /** A version of the config format to come. */
  UNSUPPORTED_VERSION(111, "The config is written for another version of its format."),
  /** Two listeners on one port. */
  DUPLICATE_LISTENER(112, "Two listeners have the same address and port."),
  /** Two names for one key. */
  SAME_MEANING(113, "Two keys of the block mean the same."),
  /** The form of early configs. */
  OLD_FORM(114, "The config has the flat form of early versions, without 'upstream'."),

  /** Hosts that the certificate does not name. */
  CERTIFICATE_HOSTS(121, "The certificate does not cover the host of a route."),
  /** A certificate out of its time. */
  CERTIFICATE_TIME(122, "The certificate has expired, or is not valid yet."),
  /** A key of another certificate. */
  CERTIFICATE_KEY(123, "The private key does not belong to the certificate."),
  /** A file that holds no certificate. */
  CERTIFICATE_FILE(124, "The file that is to hold the certificate holds none that can be read."),

  /** A host of the wrong form. */
  BAD_HOST(201, "The host is neither a DNS name, nor a wildcard, nor an IP address."),
  /** A path of the wrong form. */
  BAD_PATH(202, "No request can have such a path after normalisation."),
  /** A method of the wrong form. */
  BAD_METHOD(203, "The method is not a token, or has another case than the known method."),
  /** Both forms of a path. */
  PATH_AND_PREFIX(204, "A route takes one path or all below a prefix, not both."),
  /** Two routes that take the same requests. */
  TYING_ROUTES(205, "Two routes have the same predicates, so neither comes first."),
  /** An upstream without a route. */
  NO_ROUTE(206, "No route leads to the upstream."),
  /** A star that is none. */
  LITERAL_STAR(207, "A star in a path stands for itself, not for any text."),
  /** A predicate that no request can fulfil, or of the wrong form. */
  BAD_PREDICATE(208, "No request can have this field or parameter when it is routed."),
  /** An edit of a field that is not the route's. */
  BAD_EDIT(209, "The route cannot edit this field, or edits it twice."),
  /** A route that others shadow. */
  SHADOWED_ROUTE(210, "Routes that take precedence take every request that the route would."),
  /** A method of a route that others shadow. */
  SHADOWED_METHOD(211, "Routes that take precedence take all of the route's requests of a method."),
  /** A setting that connections or budgets share. */
  NOT_OF_A_ROUTE(212, "The setting belongs to an upstream as a whole, not to one route."),
  /** A method that is hardly meant. */
  DOUBTFUL_METHOD(213, "The method is close to a registered one, or reads as more than one."),
  /** A method that the edge answers. */
  METHOD_NOT_ROUTED(231, "The edge itself answers requests with this method."),

  /** No backends. */
  NO_BACKENDS(301, "The upstream has no backends."),
  /** An id twice. */
  DUPLICATE_ID(302, "Two backends of one upstream have the same id."),
  /** An address twice. */
  DUPLICATE_ADDRESS(303, "Two backends of one upstream have the same address."),
  /** Nobody gets traffic. */
  NO_WEIGHT(304, "All backends of the upstream have weight 0, so none takes a request."),
  /** TLS settings without TLS. */
  NO_TLS(305, "TLS settings have no effect on a backend that is reached in cleartext."),
  /** A policy for one backend. */
  POLICY_OF_BACKEND(306, "One health policy judges all backends of an upstream."),
  /** Probes that overlap. */
  PROBE_TIMEOUT(321, "A probe may take longer than the time until the next one."),
  /** Attempts that never come. */
  ATTEMPTS_CUT_SHORT(322, "The request's time-out ends it before its last attempt may end."),
  /** A time-out that another one hides. */
  TIMEOUT_WITHOUT_EFFECT(323, "A time-out never ends anything, because a shorter one always does."),
  /** Retries that hardly happen. */
  RETRY_WITHOUT_EFFECT(324, "The routes take only methods that are hardly ever attempted again."),
  /** A limit that is never reached. */
  LIMIT_WITHOUT_EFFECT(325, "A limit has no effect, because another one always comes first."),
  /** Clients that are gone. */
  CLIENT_GONE_FIRST(326, "The client's connection ends before the response is given up."),

  /** A strategy that is not there. */
  UNKNOWN_BALANCER(401, "No plugin on the class path offers this balancing strategy."),
  /** A policy that is not there. */
  UNKNOWN_POLICY(402, "No plugin on the class path offers this health policy."),
  /** A plugin that cannot be loaded. */
  PLUGIN_NOT_LOADED(403, "A plugin is listed as a service but cannot be loaded or asked."),
  /** One name, two plugins. */
  PLUGIN_NAME_TAKEN(404, "Two plugins claim the same name."),
  /** A plugin for another SPI. */
  PLUGIN_VERSION(405, "The plugin was built against another version of the SPI."),
  /** A plugin that declares something impossible. */
  PLUGIN_DECLARATION(406, "The plugin declares a name or an option that cannot be."),
  /** A plugin that threw. */
  PLUGIN_FAILED(407, "The plugin failed while it checked its options."),
  /** A plugin that refused its options. */
  PLUGIN_REFUSED(408, "The plugin refused its options."),
  /** A plugin that has doubts. */
  PLUGIN_WARNED(409, "The plugin takes its options for foolish."),
  /** No hash key. */
  HASH_KEY_MISSING(
      410, "The strategy hashes a part of the request, but the config does not say which."),
  /** A hash key for nobody. */
  HASH_KEY_UNUSED(411, "The strategy does not hash, so a hash key has no effect."),
  /** A hash key of the wrong form. */
  BAD_HASH_KEY(412, "The hash key names no part of a request."),
  /** A hash key that is never there. */
  HASH_KEY_NEVER_THERE(421, "No request has the header that is to be hashed."),
  /** A hash key with one value. */
  HASH_KEY_CONSTANT(422, "All requests of the upstream have the same hash key."),

  /** An expectation of the wrong form. */
  BAD_EXPECTATION(601, "The line does not read METHOD https://HOST/PATH -> UPSTREAM."),
  /** An expectation that the routes do not meet. */
  FAILED_EXPECTATION(602, "The routes lead the request elsewhere than the line expects."),

  /** Service files get lost. */
  SERVICES_NOT_MERGED(
      701,
      "One jar is made of many without merging their service files, by which plugins and compiled"
          + " configs are found."),
  /** Classes get other names. */
  RELOCATED(
      702, "One jar is made of many under other names, but some classes are looked up by name."),
  /** A plugin in the wrong place. */
  OWN_PLUGIN(
      703, "The config is compiled before the module's own classes, so it cannot name them.");

  private final int number;
  private final String explanation;

  ProblemCode(int number, String explanation) {
    this.number = number;
    this.explanation = explanation;
  }

  /** Returns the code as messages print it, such as {@code SPK0101}. */
  public String code() {
    return "SPK" + "0".repeat(4 - Integer.toString(number).length()) + number;
  }

  /** Returns a sentence that explains the problem. */
  public String explanation() {
    return explanation;
  }
}
