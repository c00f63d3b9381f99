package io.spooky.codegen.schema;

import io.spooky.codegen.check.ProviderCatalog;

/** The plugins that come with Spooky. */
final class BuiltIn {
  private BuiltIn() {}

  static ProviderCatalog catalog() {
    return ProviderCatalog.load(BuiltIn.class.getClassLoader());
  }
}
