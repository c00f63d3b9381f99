package io.spooky.runtime.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Which release this is. Stateless. */
final class Version {
  // Beside the class: fat jars leave out what builds put into META-INF.
  private static final String BUILT = "version.properties";

  private Version() {}

  /** Returns the release, with the Java it runs on. */
  static String text() {
    return "spooky " + number() + " (Java " + Runtime.version() + ")";
  }

  /** Returns the release's number; {@code unreleased} where the build left it out. */
  static String number() {
    try (InputStream in = Version.class.getResourceAsStream(BUILT)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "unreleased");
    } catch (IOException e) {
      return "unreleased";
    }
  }
}
