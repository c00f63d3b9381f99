package io.spooky.spi.testkit;

import static io.spooky.spi.testkit.ContractViolation.require;

import io.spooky.spi.Option;
import io.spooky.spi.Provider;
import io.spooky.spi.SpiVersion;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The rules for what all kinds of plugin have in common. */
final class ProviderChecks {
  private static final String NAME = "[a-z][a-z0-9-]{0,63}";
  private static final String ALIAS = "[a-z][a-z0-9_-]{0,63}";
  private static final String OPTION_NAME = "[a-z][a-z0-9_]{0,63}";

  private final Provider provider;
  private final TestOptions options;
  private final Consumer<TestOptions> trial;

  /** Makes the rules; the trial makes a plugin with the given options and uses it a little. */
  ProviderChecks(Provider provider, TestOptions options, Consumer<TestOptions> trial) {
    this.provider = provider;
    this.options = options;
    this.trial = trial;
  }

  /** Returns one check for each rule. */
  List<ContractCheck> checks() {
    return List.of(
        new ContractCheck("the name has the required form", this::name),
        new ContractCheck("aliases have the required form", this::aliases),
        new ContractCheck("the SPI version is one that exists", this::version),
        new ContractCheck("the provider is public, with a public constructor", this::constructor),
        new ContractCheck("options are declared in full", this::declarations),
        new ContractCheck("options are the same each time", this::constants),
        new ContractCheck("the usual options are valid", this::defaults),
        new ContractCheck("each option takes another value", this::otherValues));
  }

  private void name() {
    require(provider.name().matches(NAME), "'%s' (expected: the form %s)", provider.name(), NAME);
  }

  private void aliases() {
    for (String alias : provider.aliases()) {
      require(alias.matches(ALIAS), "'%s' (expected: the form %s)", alias, ALIAS);
      require(!alias.equals(provider.name()), "'%s' is the name itself", alias);
    }
  }

  private void version() {
    int version = provider.spiVersion();
    require(
        version >= 1 && version <= SpiVersion.CURRENT,
        "%d (expected: SpiVersion.CURRENT, which is %d)",
        version,
        SpiVersion.CURRENT);
  }

  private void constructor() {
    Class<?> type = provider.getClass();
    require(Modifier.isPublic(type.getModifiers()), "%s is not public", type.getName());
    try {
      Constructor<?> constructor = type.getConstructor();
      Provider other = (Provider) constructor.newInstance();
      require(other.name().equals(provider.name()), "a new one is called '%s'", other.name());
    } catch (ReflectiveOperationException e) {
      throw new ContractViolation(type.getName() + " cannot be made: " + e, e);
    }
  }

  private void declarations() {
    Set<String> names = new HashSet<>();
    for (Option<?> option : provider.options()) {
      String name = option.name();
      require(name.matches(OPTION_NAME), "'%s' (expected: the form %s)", name, OPTION_NAME);
      require(names.add(name), "'%s' is declared twice", name);
      require(option.description().endsWith("."), "'%s' has no sentence to describe it", name);
      String text = option.defaultText();
      if (text != null) {
        option.parse(text);
      }
    }
  }

  private void constants() {
    List<Option<?>> again = provider.options();
    require(
        again.equals(provider.options()),
        "options() made new ones; declare each as a constant, so that Options.get knows it");
  }

  private void defaults() {
    FakeProblems problems = new FakeProblems();
    provider.validate(options, SampleUpstream.INFO, problems);
    require(problems.errors().isEmpty(), "validate reports %s", problems.errors());
    trial.accept(options);
  }

  private void otherValues() {
    for (Option<?> option : provider.options()) {
      List<String> values = OptionValues.othersThan(options, option);
      require(
          !values.isEmpty() || option.choices().size() == 1,
          "no other value of '%s' is known; give one to the contract with with(option, text)",
          option.name());
      if (!values.isEmpty()) {
        trial.accept(options.with(option, firstValid(option, values)));
      }
    }
  }

  private String firstValid(Option<?> option, List<String> values) {
    for (String value : values) {
      FakeProblems problems = new FakeProblems();
      provider.validate(options.with(option, value), SampleUpstream.INFO, problems);
      if (problems.errors().isEmpty()) {
        return value;
      }
    }
    throw new ContractViolation("'" + option.name() + "' takes none of " + values);
  }
}
