package io.spooky.codegen.schema;

import io.spooky.codegen.config.ProblemCode;

/** What a schema can say of the compiler's problems. */
enum Verdict {
  /** The schema refuses the config where the compiler does. */
  SAYS,
  /** A schema cannot know, or the problem is a warning: the schema takes the config. */
  CANNOT,
  /** The reading ends, or is another one in editors: nothing is asked of the schema. */
  UNREAD;

  /** Returns the verdict on a code. */
  static Verdict of(ProblemCode code) {
    return switch (code) {
      case EMPTY_FILE,
          UNKNOWN_KEY,
          WRONG_KIND,
          NO_VALUE,
          MISSING_KEY,
          BAD_VALUE,
          BAD_REFERENCE,
          REFERENCE_NOT_ALLOWED,
          EMPTY_LIST,
          BAD_NAME,
          UNSUPPORTED_VERSION,
          SAME_MEANING,
          OLD_FORM ->
          SAYS;
      case BAD_HOST,
          BAD_PATH,
          BAD_METHOD,
          PATH_AND_PREFIX,
          BAD_PREDICATE,
          BAD_EDIT,
          NOT_OF_A_ROUTE,
          METHOD_NOT_ROUTED ->
          SAYS;
      case NO_BACKENDS, POLICY_OF_BACKEND -> SAYS;
      case UNKNOWN_BALANCER, UNKNOWN_POLICY, HASH_KEY_MISSING, HASH_KEY_UNUSED, BAD_HASH_KEY ->
          SAYS;
      case BAD_EXPECTATION -> SAYS;

      // The text of YAML, of which a schema sees what it stands for.
      case TAG, SECOND_DOCUMENT, MERGE_KEY, KEY_NOT_TEXT, DUPLICATE_KEY, TOO_LONG -> CANNOT;
      // Two places of the file compared.
      case DUPLICATE_LISTENER,
          DUPLICATE_ID,
          DUPLICATE_ADDRESS,
          TYING_ROUTES,
          SHADOWED_ROUTE,
          NO_WEIGHT,
          FAILED_EXPECTATION ->
          CANNOT;
      // What other settings make of a header, and what plugins think of their options.
      case HASH_KEY_NEVER_THERE, PLUGIN_FAILED, PLUGIN_REFUSED -> CANNOT;
      // Warnings: the config works.
      case NO_ROUTE,
          LITERAL_STAR,
          DOUBTFUL_METHOD,
          SHADOWED_METHOD,
          NO_TLS,
          PROBE_TIMEOUT,
          ATTEMPTS_CUT_SHORT,
          TIMEOUT_WITHOUT_EFFECT,
          RETRY_WITHOUT_EFFECT,
          LIMIT_WITHOUT_EFFECT,
          CLIENT_GONE_FIRST,
          PLUGIN_WARNED,
          HASH_KEY_CONSTANT ->
          CANNOT;
      // Other files, the class path, the build.
      case CERTIFICATE_HOSTS,
          CERTIFICATE_TIME,
          CERTIFICATE_KEY,
          CERTIFICATE_FILE,
          PLUGIN_NOT_LOADED,
          PLUGIN_NAME_TAKEN,
          PLUGIN_VERSION,
          PLUGIN_DECLARATION,
          SERVICES_NOT_MERGED,
          RELOCATED,
          OWN_PLUGIN ->
          CANNOT;

      case UNREADABLE_FILE,
          FILE_TOO_LARGE,
          NOT_UTF8,
          CONTROL_CHARACTER,
          SYNTAX,
          TAB,
          ALIAS,
          NESTING ->
          UNREAD;
    };
  }
}
