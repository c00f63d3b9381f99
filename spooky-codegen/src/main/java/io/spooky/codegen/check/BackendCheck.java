package io.spooky.codegen.check;

import io.spooky.codegen.config.Place;
import io.spooky.codegen.config.ProblemCode;
import io.spooky.codegen.config.YamlNode;
import io.spooky.codegen.config.YamlNode.ScalarNode;
import io.spooky.spi.Option;
import io.spooky.spi.config.BackendAddress;
import io.spooky.spi.config.ConfigKeys.Backend;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks {@code backends} of one upstream. */
final class BackendCheck {
  /** A backend, and what is in force for its health. */
  record Found(CheckedBackend backend, HealthCheck.Level health) {}

  /** An address, however it is spelled. */
  private record Socket(boolean tls, String host, int port) {
    private static final String MAPPED_IPV4 = "::ffff:";

    static Socket of(BackendAddress address) {
      String ipv6 = Ipv6Text.canonical(address.host());
      String host = ipv6 == null ? address.host() : ipv6;
      // An IPv4 address in the clothes of IPv6 (RFC 4291, section 2.5.5.2) is the same socket.
      boolean mapped = host.startsWith(MAPPED_IPV4) && host.indexOf('.') > 0;
      return new Socket(
          address.tls(), mapped ? host.substring(MAPPED_IPV4.length()) : host, address.port());
    }
  }

  private final Findings findings;
  private final HealthCheck healthCheck;
  private final Block upstream;
  private final HealthCheck.Level upstreamHealth;
  private final Given upstreamSettings;
  private final Map<String, Place> ids = new HashMap<>();
  private final Map<Socket, Place> addresses = new HashMap<>();
  private boolean sound = true;

  /**
   * Makes a check for one upstream.
   *
   * @param upstreamSettings what the upstream says for all of its backends
   */
  BackendCheck(
      Findings findings,
      HealthCheck healthCheck,
      Block upstream,
      HealthCheck.Level upstreamHealth,
      Given upstreamSettings) {
    this.findings = findings;
    this.healthCheck = healthCheck;
    this.upstream = upstream;
    this.upstreamHealth = upstreamHealth;
    this.upstreamSettings = upstreamSettings;
  }

  /** Returns the backends that have an id and nothing wrong in their settings. */
  List<Found> check() {
    List<Found> backends = new ArrayList<>();
    List<YamlNode> items = upstream.list(Keys.BACKENDS);
    for (int i = 0; i < items.size(); i++) {
      String subject = upstream.subject() + " backend " + (i + 1);
      Found found = backend(items.get(i), subject);
      sound &= found != null;
      if (found != null) {
        backends.add(found);
      }
    }
    if (upstream.lacks(Keys.BACKENDS)) {
      upstream.error(ProblemCode.NO_BACKENDS, upstream.place(), "has no 'backends'");
    }
    if (isSound()) {
      checkWeights(backends);
    }
    return backends;
  }

  /** Returns whether every backend was right, so that the list is whole. */
  boolean isSound() {
    return sound && !ids.isEmpty();
  }

  private @Nullable Found backend(YamlNode item, String unnamed) {
    Block first = Block.of(findings, unnamed, item);
    if (first == null || !(item instanceof YamlNode.MappingNode mapping)) {
      return null;
    }
    String id = id(first);
    String subject = id == null ? unnamed : upstream.subject() + " backend '" + id + "'";
    Block block = new Block(findings, subject, mapping);
    block.has(Keys.ID);
    Given given = block.settings(Backend.ALL);
    Required.check(given, Backend.ALL, block);
    SettingMap settings = given.over(upstreamSettings).withDefaults(Backend.ALL);
    if (given.refused().isEmpty()) {
      checkAddress(block, settings);
    }
    HealthCheck.Level health = healthCheck.backend(block, upstreamHealth);
    block.finish();
    if (id == null || !given.refused().isEmpty() || !given.missing(Backend.ALL).isEmpty()) {
      return null;
    }
    Place at = block.place();
    return new Found(
        new CheckedBackend(
            id, at.line(), at.column(), settings, health.probeSettings(), health.options()),
        health);
  }

  private @Nullable String id(Block block) {
    ScalarNode value = block.fixed(Keys.ID);
    if (value == null) {
      if (block.lacks(Keys.ID)) {
        block.error(ProblemCode.MISSING_KEY, block.place(), "the key 'id' is missing");
      }
      return null;
    }
    if (!Names.accepts(findings, value.place(), block.subject(), value.text())) {
      return null;
    }
    Place first = ids.putIfAbsent(value.text(), value.place());
    if (first != null) {
      findings.error(
          ProblemCode.DUPLICATE_ID,
          value.place(),
          block.subject(),
          "the id '" + value.text() + "' is taken (by the backend at " + first + ")",
          first,
          "it is taken here");
    }
    return value.text();
  }

  private void checkAddress(Block block, SettingMap settings) {
    Optional<BackendAddress> address = BuildValues.value(settings, Backend.ADDRESS);
    checkServerName(block, settings);
    if (address.isEmpty()) {
      return;
    }
    checkHost(block, settings, address.get());
    Place place = place(settings.get(Backend.ADDRESS));
    Place first = addresses.putIfAbsent(Socket.of(address.get()), place);
    if (first != null) {
      findings.error(
          ProblemCode.DUPLICATE_ADDRESS,
          place,
          block.subject(),
          "the address "
              + address.get()
              + " is taken (by the backend with the address at "
              + first
              + "); give one backend more weight instead",
          first,
          "it is taken here");
    }
    for (Option<?> option : List.of(Backend.SERVER_NAME, Backend.CA)) {
      Setting setting = settings.get(option);
      boolean leftOut = setting.isDefault() || setting.text().isEmpty();
      if (!address.get().tls() && !leftOut) {
        findings.warning(
            ProblemCode.NO_TLS,
            place(setting),
            block.subject(),
            "'"
                + option.name()
                + "' has no effect in cleartext; write https://"
                + address.get()
                + " for TLS");
      }
    }
  }

  private void checkServerName(Block block, SettingMap settings) {
    String name = BuildValues.value(settings, Backend.SERVER_NAME).orElse("");
    if (name.isEmpty() || Ipv6Text.canonical(name) != null) {
      return;
    }
    try {
      HostText.parse(name);
    } catch (IllegalArgumentException e) {
      block.error(
          ProblemCode.BAD_VALUE,
          place(settings.get(Backend.SERVER_NAME)),
          "server_name " + e.getMessage());
    }
  }

  /** Where no name is given, the host is the one that TLS says and verifies. */
  private static void checkHost(Block block, SettingMap settings, BackendAddress address) {
    boolean unnamed =
        BuildValues.value(settings, Backend.SERVER_NAME).filter(String::isEmpty).isPresent();
    if (!address.tls() || !unnamed) {
      return;
    }
    try {
      Backend.SERVER_NAME.parse(address.host());
    } catch (IllegalArgumentException e) {
      block.error(
          ProblemCode.BAD_VALUE,
          place(settings.get(Backend.ADDRESS)),
          "address: " + e.getMessage() + "; give the name of its certificate as server_name");
    }
  }

  private void checkWeights(List<Found> backends) {
    boolean none =
        backends.stream()
            .map(found -> BuildValues.value(found.backend().settings(), Backend.WEIGHT))
            .allMatch(weight -> weight.isPresent() && weight.get() == 0);
    if (none) {
      upstream.error(
          ProblemCode.NO_WEIGHT,
          upstream.place(),
          "every backend has weight 0, so none takes a request");
    }
  }

  private static Place place(Setting setting) {
    return new Place(setting.line(), setting.column());
  }
}
