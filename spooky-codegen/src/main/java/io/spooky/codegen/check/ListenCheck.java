package io.spooky.codegen.check;

import io.spooky.codegen.check.CheckedListener.CheckedTls;
import io.spooky.codegen.config.Place;
import io.spooky.codegen.config.ProblemCode;
import io.spooky.codegen.config.YamlNode;
import io.spooky.spi.config.ConfigKeys.Listen;
import io.spooky.spi.config.ConfigKeys.Tls;
import io.spooky.spi.config.LocalAddresses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks {@code listen}. */
final class ListenCheck {
  private static final String SUBJECT = Keys.LISTEN;

  private final Findings findings;
  private final Map<Integer, List<Taken>> taken = new HashMap<>();

  /** A listener that has a port. */
  private record Taken(String address, Place place) {}

  ListenCheck(Findings findings) {
    this.findings = findings;
  }

  /** Returns the listeners; the default one where the file names none. */
  List<CheckedListener> check(Block root) {
    if (!root.has(SUBJECT)) {
      return List.of(new CheckedListener(0, 0, Given.NOTHING.withDefaults(Listen.ALL), null));
    }
    List<CheckedListener> listeners = new ArrayList<>();
    for (YamlNode item : root.oneOrMore(SUBJECT)) {
      Block block = Block.of(findings, SUBJECT, item);
      if (block != null) {
        listeners.add(listener(block));
      }
    }
    return listeners;
  }

  private CheckedListener listener(Block block) {
    Given given = block.settings(Listen.ALL);
    CheckedTls tls = tls(block.block(Keys.TLS, "listen tls"));
    block.finish();
    SettingMap settings = given.withDefaults(Listen.ALL);
    if (given.refused().isEmpty()) {
      claimPort(block, settings);
    }
    return new CheckedListener(block.place().line(), block.place().column(), settings, tls);
  }

  private @Nullable CheckedTls tls(@Nullable Block block) {
    if (block == null) {
      return null;
    }
    Given given = block.settings(Tls.ALL);
    Required.check(given, Tls.ALL, block);
    block.finish();
    return new CheckedTls(
        block.place().line(), block.place().column(), given.withDefaults(Tls.ALL));
  }

  private void claimPort(Block block, SettingMap settings) {
    Optional<String> address = BuildValues.value(settings, Listen.ADDRESS);
    Optional<Integer> port = BuildValues.value(settings, Listen.PORT);
    if (address.isEmpty() || port.isEmpty() || port.get() == 0) {
      return;
    }
    List<Taken> others = taken.computeIfAbsent(port.get(), number -> new ArrayList<>());
    others.stream()
        .filter(other -> LocalAddresses.overlap(other.address(), address.get()))
        .findFirst()
        .ifPresent(other -> duplicate(block, address.get(), port.get(), other));
    others.add(new Taken(address.get(), block.place()));
  }

  private void duplicate(Block block, String address, int port, Taken other) {
    String has = "another listener has " + socket(other.address(), port) + " already";
    String takesIn =
        socket(address, port).equals(socket(other.address(), port))
            ? ""
            : ", which keeps this one from " + socket(address, port);
    findings.error(
        ProblemCode.DUPLICATE_LISTENER,
        block.place(),
        block.subject(),
        has + takesIn + " (it stands at " + other.place() + ")",
        other.place(),
        "this one has it");
  }

  private static String socket(String address, int port) {
    String canonical = Ipv6Text.canonical(address);
    return (canonical == null ? address : "[" + canonical + "]") + ":" + port;
  }
}
