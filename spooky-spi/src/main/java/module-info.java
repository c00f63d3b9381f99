/**
 * What a plugin author sees: the interfaces a balancing strategy or a health policy implements, the
 * values it is handed, and the test kit that holds it to the contract.
 */
module io.spooky.spi {
  requires jdk.management;
  requires static transitive org.jspecify;

  exports io.spooky.spi;
  exports io.spooky.spi.config;
  exports io.spooky.spi.testkit;
}
