package io.spooky.runtime.config;

import io.spooky.runtime.config.ListenerConfig.TlsFiles;
import io.spooky.runtime.plugin.Faults;
import io.spooky.spi.config.ProblemList;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks what a config needs of the machine: the files it names. Opens no socket. Confined to one
 * thread.
 */
final class MachineCheck {
  /** What a key file may let others do: nothing, and its group no more than read. */
  private static final Set<PosixFilePermission> TOO_OPEN =
      EnumSet.of(
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final ProblemList problems;
  private final Instant now;
  private final boolean dev;

  /**
   * Makes a check.
   *
   * @param now when certificates must hold
   * @param dev whether a missing certificate is fine on every address
   */
  MachineCheck(ProblemList problems, Instant now, boolean dev) {
    this.problems = problems;
    this.now = now;
    this.dev = dev;
  }

  /** Checks everything that the config names. */
  void check(ProxyConfig config, Places places) {
    for (int i = 0; i < config.listeners().size(); i++) {
      ListenerConfig listener = config.listeners().get(i);
      if (!SelfSigned.standsIn(listener, dev)) {
        boolean needsNames = config.edge().requests().rejectsMisdirected();
        listener(listener, places.listener(i), places.key(i), needsNames);
      }
    }
    Map<Path, Place> authorities = new LinkedHashMap<>();
    for (int i = 0; i < config.upstreams().size(); i++) {
      for (BackendConfig backend : config.upstreams().get(i).backends()) {
        Path ca = backend.ca();
        if (ca != null) {
          authorities.putIfAbsent(ca, places.backend(i, backend.id()));
        }
      }
    }
    authorities.forEach(this::certificates);
  }

  private void listener(
      ListenerConfig listener, Place place, Place placeOfKey, boolean needsNames) {
    TlsFiles tls = listener.tls();
    if (tls == null) {
      place.error(
          problems,
          StartCodes.NO_CERTIFICATE,
          "needs tls with cert and key; --dev makes a self-signed certificate");
      return;
    }
    Optional<List<X509Certificate>> chain = certificates(tls.cert(), place);
    Optional<PrivateKey> key = key(tls.key(), placeOfKey);
    chain.ifPresent(certificates -> chain(certificates, tls.cert(), place));
    if (chain.isPresent() && key.isPresent()) {
      X509Certificate own = chain.get().get(0);
      if (needsNames) {
        names(own, tls.cert(), place);
      }
      if (!IdentityCheck.matches(key.get(), own)) {
        placeOfKey.error(
            problems,
            StartCodes.KEY_MISMATCH,
            tls.key() + " is not the key of the certificate in " + tls.cert());
      }
    }
  }

  private void names(X509Certificate certificate, Path file, Place place) {
    if (CertificateNames.of(certificate).isAny()) {
      place.warning(
          problems,
          StartCodes.NO_NAMES,
          file
              + ": the certificate names no host (no subjectAltName), so requests for every host"
              + " are served");
    }
  }

  private void chain(List<X509Certificate> chain, Path file, Place place) {
    IdentityCheck.validity(
        chain.get(0), now, (code, message) -> place.error(problems, code, file + ": " + message));
    for (X509Certificate issuer : chain.subList(1, chain.size())) {
      IdentityCheck.validity(
          issuer, now, (code, message) -> place.warning(problems, code, file + ": " + message));
    }
    if (!IdentityCheck.isInOrder(chain)) {
      place.error(
          problems,
          StartCodes.CHAIN,
          file + ": a certificate is not followed by the one that issued it");
    } else if (Set.copyOf(chain).size() < chain.size()) {
      place.error(problems, StartCodes.CHAIN, file + ": a certificate stands there twice");
    }
  }

  private Optional<List<X509Certificate>> certificates(Path file, Place place) {
    try {
      return Optional.of(TlsIdentity.certificates(file));
    } catch (IOException e) {
      place.error(problems, StartCodes.FILE, reason(file, e));
      return Optional.empty();
    }
  }

  private Optional<PrivateKey> key(Path file, Place place) {
    try {
      PrivateKey key = TlsIdentity.key(file);
      warnOfMode(file, place);
      return Optional.of(key);
    } catch (IOException e) {
      place.error(problems, StartCodes.FILE, reason(file, e));
      return Optional.empty();
    }
  }

  private void warnOfMode(Path key, Place place) throws IOException {
    if (!Files.getFileStore(key).supportsFileAttributeView("posix")) {
      return;
    }
    Set<PosixFilePermission> mode = EnumSet.noneOf(PosixFilePermission.class);
    mode.addAll(Files.getPosixFilePermissions(key));
    mode.retainAll(TOO_OPEN);
    if (!mode.isEmpty()) {
      place.warning(
          problems, StartCodes.KEY_MODE, key + " is open to others; use chmod 640 or less");
    }
  }

  private static String reason(Path file, IOException e) {
    if (e instanceof NoSuchFileException) {
      return file + " does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return file + " may not be read by this user";
    }
    return file + " " + (Files.isDirectory(file) ? "is a directory" : Faults.message(e));
  }
}
