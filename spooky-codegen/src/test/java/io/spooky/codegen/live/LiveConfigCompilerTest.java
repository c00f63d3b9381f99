package io.spooky.codegen.live;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.spooky.codegen.Compiled;
import io.spooky.codegen.TestProviders;
import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.runtime.contract.ConfigCompiler;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.runtime.contract.ContractVersion;
import io.spooky.runtime.contract.ProxySpec;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configs compiled in this process. */
final class LiveConfigCompilerTest {
  private static final Path TYPICAL = Path.of("src/test/golden/typical/config.yaml");

  @TempDir Path folder;

  @Test
  void compile_goodConfig_matchesAndDescribes() throws Exception {
    CompiledProxy proxy = new LiveConfigCompiler().compile(TYPICAL, new TestProviders());
    assertThat(proxy.contractVersion()).isEqualTo(ContractVersion.CURRENT);
    assertThat(proxy.name()).isEqualTo("Config");
    assertThat(proxy.source()).isEqualTo(TYPICAL.toString());
    assertThat(proxy.routes().match(Compiled.head("GET api.example.com/v1/x"))).isEqualTo(0);
    ProxySpec spec = new ProxySpec();
    proxy.describe(spec);
    assertThat(spec.upstreams()).hasSize(3);
    assertThat(proxy.newDispatcher(upstream -> pick -> upstream)).isNotNull();
  }

  @Test
  void compile_anyFileName_givesClassNames() throws Exception {
    for (String name :
        List.of(
            "compiled",
            "1",
            "class",
            "my edge.v2.yaml",
            ".hidden",
            "日本.yaml",
            "_.yaml",
            "-.yaml",
            "+.yaml",
            "...",
            "\uD83D\uDE80.yaml")) {
      Path config = Files.copy(TYPICAL, folder.resolve(name));
      CompiledProxy proxy = new LiveConfigCompiler().compile(config, new TestProviders());
      assertWithMessage(name).that(proxy.routes()).isNotNull();
    }
  }

  @Test
  void compile_badConfig_rejectedWithAllProblems() throws IOException {
    Path config = Files.writeString(folder.resolve("bad.yaml"), "version: 1\nx: 1\ny: 2\n");
    ConfigRejectedException rejected = rejected(new LiveConfigCompiler(), config);
    assertThat(rejected.problems().size()).isAtLeast(2);
    assertThat(rejected).hasMessageThat().contains("bad.yaml:[2,1]");
  }

  @Test
  void compile_missingFile_rejected() {
    ConfigRejectedException rejected =
        rejected(new LiveConfigCompiler(), folder.resolve("absent.yaml"));
    assertThat(rejected.problems().get(0).code()).isEqualTo("SPK0001");
  }

  @Test
  void compile_withoutJdk_saysWhatIsNeeded() {
    ConfigRejectedException rejected = rejected(new LiveConfigCompiler(() -> null), TYPICAL);
    assertThat(rejected).hasMessageThat().contains("SPK0541 compiler: this is a JRE");
    assertThat(rejected).hasMessageThat().contains("expected: a JDK");
  }

  @Test
  void serviceLoader_findsTheCompiler() {
    assertThat(ServiceLoader.load(ConfigCompiler.class).findFirst().orElseThrow())
        .isInstanceOf(LiveConfigCompiler.class);
  }

  @Test
  void compile_loadedByALoaderOfItsOwn_findsTheContract() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    String before = System.setProperty("java.class.path", "");
    try (URLClassLoader loader = new URLClassLoader(urls.toArray(new URL[0]), platform)) {
      Object compiler =
          loader.loadClass(LiveConfigCompiler.class.getName()).getConstructor().newInstance();
      Object providers =
          loader.loadClass(TestProviders.class.getName()).getConstructor().newInstance();
      Object proxy =
          compiler
              .getClass()
              .getMethod("compile", Path.class, ClassLoader.class)
              .invoke(compiler, TYPICAL, providers);
      assertThat(proxy.getClass().getClassLoader().getParent()).isSameInstanceAs(loader);
    } finally {
      System.setProperty("java.class.path", before);
    }
  }

  @Test
  void compile_hundredTimes_oldClassesAreUnloaded() throws Exception {
    TestProviders providers = new TestProviders();
    LiveConfigCompiler compiler = new LiveConfigCompiler();
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      CompiledProxy proxy = compiler.compile(TYPICAL, providers);
      loaders.add(new WeakReference<>(proxy.getClass().getClassLoader()));
    }
    assertThat(survivorsOf(loaders)).isEqualTo(0);
    long classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    for (int i = 0; i < 20; i++) {
      loaders.add(new WeakReference<>(compile(compiler, providers)));
    }
    assertThat(survivorsOf(loaders)).isEqualTo(0);
    long after = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    assertThat(after - classes).isLessThan(40);
  }

  private static ClassLoader compile(LiveConfigCompiler compiler, ClassLoader providers)
      throws ConfigRejectedException {
    return compiler.compile(TYPICAL, providers).getClass().getClassLoader();
  }

  /** Collects garbage until nothing is left, within bounds. */
  private static long survivorsOf(List<WeakReference<ClassLoader>> loaders) {
    long survivors = loaders.size();
    for (int i = 0; i < 50 && survivors > 0; i++) {
      System.gc();
      survivors = loaders.stream().filter(loader -> loader.get() != null).count();
    }
    return survivors;
  }

  private static ConfigRejectedException rejected(LiveConfigCompiler compiler, Path config) {
    return assertThrows(
        ConfigRejectedException.class, () -> compiler.compile(config, new TestProviders()));
  }
}
