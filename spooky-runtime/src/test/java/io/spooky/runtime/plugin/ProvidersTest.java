package io.spooky.runtime.plugin;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.runtime.contract.PluginSpec;
import io.spooky.runtime.contract.ProxySpec;
import io.spooky.runtime.plugin.FakeProviders.FromTheFuture;
import io.spooky.runtime.plugin.FakeProviders.Good;
import io.spooky.runtime.plugin.FakeProviders.Policy;
import io.spooky.runtime.plugin.FakeProviders.ThrowsWhenAsked;
import io.spooky.runtime.plugin.FakeProviders.ThrowsWhenMade;
import io.spooky.runtime.plugin.FakeProviders.Twin;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.HealthPolicyProvider;
import io.spooky.spi.config.Problem;
import io.spooky.spi.config.ProblemList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidersTest {
  @TempDir Path folder;

  private Providers balancers(Class<?>... types) throws IOException {
    String[] names = Arrays.stream(types).map(Class::getName).toArray(String[]::new);
    return Providers.load(ServiceFiles.of(folder, BalancerProvider.class, names));
  }

  private static PluginSpec use(String name, Class<?> type) {
    return new ProxySpec().upstream("api", 4, 3).balancer(name, type.getName(), 5, 7);
  }

  private static List<String> texts(List<Problem> problems) {
    return problems.stream().map(problem -> problem.format("config.yaml")).toList();
  }

  @Test
  void balancer_nameOrAlias_isFound() throws IOException {
    Providers providers = balancers(Good.class);
    assertThat(providers.problems()).isEmpty();
    assertThat(providers.balancer("good").orElseThrow()).isInstanceOf(Good.class);
    assertThat(providers.balancer("gd").orElseThrow()).isInstanceOf(Good.class);
    assertThat(providers.balancer("bad")).isEmpty();
  }

  @Test
  void healthPolicy_name_isFound() throws IOException {
    ClassLoader loader =
        ServiceFiles.of(folder, HealthPolicyProvider.class, Policy.class.getName());
    assertThat(Providers.load(loader).healthPolicy("steady").orElseThrow())
        .isInstanceOf(Policy.class);
  }

  @Test
  void balancer_compiledAgainstItsClass_isFoundWithoutProblem() throws IOException {
    ProblemList problems = new ProblemList();
    assertThat(balancers(Good.class).balancer(use("good", Good.class), "x", problems)).isPresent();
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void balancer_missing_saysWhereItsJarBelongs() throws IOException {
    ProblemList problems = new ProblemList();
    PluginSpec use = use("other", Twin.class);
    assertThat(balancers(Good.class).balancer(use, "upstream 'api'", problems)).isEmpty();
    assertThat(problems.all()).hasSize(1);
    assertThat(problems.all().get(0).format("config.yaml"))
        .matches(
            Pattern.quote(
                    "config.yaml:[5,7] SPK0510 upstream 'api': strategy 'other'"
                        + " (io.spooky.runtime.plugin.FakeProviders$Twin) is missing;"
                        + " is its jar on the class path or in --plugins? (found: ")
                + ".*gd, good.*\\)");
  }

  @Test
  void balancer_otherClass_isOneProblem() throws IOException {
    ProblemList problems = new ProblemList();
    PluginSpec use = use("good", Twin.class);
    assertThat(balancers(Good.class).balancer(use, "upstream 'api'", problems)).isEmpty();
    assertThat(texts(problems.all()))
        .containsExactly(
            "config.yaml:[5,7] SPK0511 upstream 'api': strategy 'good' is"
                + " io.spooky.runtime.plugin.FakeProviders$Good here, but the config was compiled"
                + " against io.spooky.runtime.plugin.FakeProviders$Twin; use the jar it was"
                + " compiled with, or compile the config again");
  }

  @Test
  void load_brokenProviders_areReportedAndOthersStay() throws IOException {
    Providers providers =
        balancers(ThrowsWhenMade.class, FromTheFuture.class, ThrowsWhenAsked.class, Good.class);
    assertThat(providers.balancer("good")).isPresent();
    assertThat(providers.balancer("future")).isEmpty();
    assertThat(texts(providers.problems()))
        .containsExactly(
            "config.yaml SPK0512 strategy io.spooky.runtime.plugin.FakeProviders$ThrowsWhenAsked:"
                + " cannot be loaded: IllegalStateException: no; name",
            "config.yaml SPK0512 strategy io.spooky.runtime.plugin.FakeProviders$ThrowsWhenMade:"
                + " cannot be loaded: io.spooky.spi.BalancerProvider: Provider"
                + " io.spooky.runtime.plugin.FakeProviders$ThrowsWhenMade could not be"
                + " instantiated: UnsupportedOperationException: made to fail",
            "config.yaml SPK0513 strategy io.spooky.runtime.plugin.FakeProviders$FromTheFuture:"
                + " was compiled against revision 2 of the SPI (expected: 1 to 1);"
                + " use a matching release")
        .inOrder();
  }

  @Test
  void load_classThatIsNotThere_isReported() throws IOException {
    ClassLoader loader =
        ServiceFiles.of(folder, BalancerProvider.class, "com.acme.Nowhere", Good.class.getName());
    Providers providers = Providers.load(loader);
    assertThat(providers.balancer("good")).isPresent();
    assertThat(texts(providers.problems()))
        .containsExactly(
            "config.yaml SPK0512 strategy: cannot be loaded: io.spooky.spi.BalancerProvider:"
                + " Provider com.acme.Nowhere not found");
  }

  @Test
  void load_oneNameForTwoClasses_isTheSameProblemInEveryOrder() throws IOException {
    Providers one = balancers(Twin.class, Good.class);
    Providers other = balancers(Good.class, Twin.class);
    assertThat(texts(one.problems())).isEqualTo(texts(other.problems()));
    assertThat(texts(one.problems()))
        .containsExactly(
            "config.yaml SPK0514 strategy 'gd': several plugins have this name:"
                + " io.spooky.runtime.plugin.FakeProviders$Good,"
                + " io.spooky.runtime.plugin.FakeProviders$Twin; remove the jars of all but one",
            "config.yaml SPK0514 strategy 'good': several plugins have this name:"
                + " io.spooky.runtime.plugin.FakeProviders$Good,"
                + " io.spooky.runtime.plugin.FakeProviders$Twin; remove the jars of all but one")
        .inOrder();
    assertThat(one.balancer("good").orElseThrow().getClass())
        .isEqualTo(other.balancer("good").orElseThrow().getClass());
  }
}
