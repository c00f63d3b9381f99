package io.spooky.samples.standalone;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.standalone.support.Configs;
import io.spooky.samples.standalone.support.Http3Client;
import io.spooky.samples.standalone.support.Http3Connection;
import io.spooky.samples.standalone.support.Origin;
import io.spooky.samples.standalone.support.RunningProcess;
import io.spooky.samples.standalone.support.Spooky;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A third party's jar in a folder, compiled against the packaged jar and nothing else. */
final class PluginFolderIT {
  private static final String PLUGIN =
      """
      package third.party;

      import io.spooky.spi.*;

      public final class LastProvider implements BalancerProvider {
        public String name() {
          return "last";
        }

        public int spiVersion() {
          return SpiVersion.CURRENT;
        }

        public Balancer newBalancer(Options options, BalancerContext context) {
          return pick -> {
            int last = context.backends().size() - 1;
            return pick.allows(last) ? last : Balancer.NONE;
          };
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void pluginOfTheFolder_decides() throws Exception {
    Path plugins = plugins();
    try (Origin first = new Origin("first");
        Origin second = new Origin("second");
        Http3Client client = new Http3Client()) {
      String text = Configs.to("load_balancing: { type: last }\n", first, second);
      Path config = Configs.write(folder.resolve("config.yaml"), text);
      try (Spooky spooky = Spooky.run(config, "--plugins", plugins.toString());
          Http3Connection connection = client.connect(spooky.port())) {
        for (int i = 0; i < 4; i++) {
          assertThat(connection.get("/").await().text()).isEqualTo("second");
        }
      }
    }
  }

  private Path plugins() throws Exception {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(
        services.resolve("io.spooky.spi.BalancerProvider"), "third.party.LastProvider\n");
    Path source = Files.writeString(folder.resolve("LastProvider.java"), PLUGIN);
    String[] javac = {"-d", classes.toString(), "-cp", Spooky.jar().toString(), source.toString()};
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, javac)).isEqualTo(0);
    Path plugins = Files.createDirectories(folder.resolve("plugins"));
    String jar = Path.of(System.getProperty("java.home"), "bin", "jar").toString();
    String target = plugins.resolve("last.jar").toString();
    RunningProcess.run(List.of(jar, "cf", target, "-C", classes.toString(), "."));
    return plugins;
  }
}
