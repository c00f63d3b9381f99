package io.spooky.codegen.check;

import io.spooky.codegen.check.CheckedListener.CheckedTls;
import io.spooky.codegen.check.CheckedRoute.HostMatch;
import io.spooky.codegen.config.Place;
import io.spooky.codegen.config.ProblemCode;
import io.spooky.spi.Option;
import io.spooky.spi.config.ConfigKeys.Tls;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges the certificates of listeners as far as their files are there: their time, their keys, and
 * whether they name the hosts of the routes, since requests for other hosts are refused.
 */
final class CertificateLint {
  private static final String SUBJECT = "listen tls";

  /** A certificate, and where the config names its file. */
  private record Named(String file, Place place, CoveredNames names) {}

  private final Findings findings;
  private final CertificateFiles files;
  private final List<Named> certificates = new ArrayList<>();
  private boolean allKnown = true;

  CertificateLint(Findings findings, CertificateFiles files) {
    this.findings = findings;
    this.files = files;
  }

  /**
   * Judges all certificates, and the routes by them.
   *
   * @param refusesOthers whether requests for hosts that no certificate names are refused
   */
  void check(List<CheckedListener> listeners, List<CheckedRoute> routes, boolean refusesOthers) {
    for (CheckedListener listener : listeners) {
      CheckedTls tls = listener.tls();
      if (tls == null) {
        allKnown = false;
      } else {
        certificate(tls.settings());
      }
    }
    // A host that one listener refuses may be another's.
    if (allKnown && refusesOthers && !certificates.isEmpty()) {
      hosts(routes);
    }
  }

  private void certificate(SettingMap tls) {
    Optional<Path> file = file(tls, Tls.CERT);
    if (file.isEmpty()) {
      allKnown = false;
      return;
    }
    String shown = tls.get(Tls.CERT).text();
    Place place = place(tls.get(Tls.CERT));
    try {
      X509Certificate certificate = CertificateFile.certificate(file.get());
      CoveredNames names = CoveredNames.of(certificate);
      // One that names nobody is good for every host; a start warns of it.
      allKnown &= !names.names().isEmpty();
      certificates.add(new Named(shown, place, names));
      if (files.judgesIdentity()) {
        time(certificate, shown, place);
        key(certificate, tls);
      }
    } catch (IOException e) {
      allKnown = false;
      warn(ProblemCode.CERTIFICATE_FILE, place, shown + " " + reason(e));
    }
  }

  private Optional<Path> file(SettingMap tls, Option<String> key) {
    Optional<String> text = BuildValues.value(tls, key);
    try {
      return text.filter(name -> !name.isBlank())
          .map(files::lookAt)
          .filter(CertificateFile::isThere);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private void time(X509Certificate certificate, String shown, Place place) {
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    if (files.now().isAfter(until)) {
      warn(ProblemCode.CERTIFICATE_TIME, place, shown + ": the certificate expired at " + until);
    } else if (files.now().isBefore(from)) {
      warn(
          ProblemCode.CERTIFICATE_TIME,
          place,
          shown + ": the certificate is not valid before " + from);
    } else {
      files.expires(until);
    }
  }

  private void key(X509Certificate certificate, SettingMap tls) throws IOException {
    Optional<Path> file = file(tls, Tls.KEY);
    if (file.isEmpty()) {
      return;
    }
    Optional<PrivateKey> key = CertificateFile.key(file.get());
    if (key.isPresent() && !CertificateFile.matches(key.get(), certificate)) {
      findings.error(
          ProblemCode.CERTIFICATE_KEY,
          place(tls.get(Tls.KEY)),
          SUBJECT,
          tls.get(Tls.KEY).text()
              + " is not the key of the certificate in "
              + tls.get(Tls.CERT).text(),
          place(tls.get(Tls.CERT)),
          "the certificate");
    }
  }

  private void hosts(List<CheckedRoute> routes) {
    Set<HostMatch> judged = new HashSet<>();
    for (CheckedRoute route : routes) {
      HostMatch host = route.host();
      if (judged.add(host) && certificates.stream().noneMatch(c -> c.names().coversSome(host))) {
        Named first = certificates.get(0);
        boolean wildcard = host.kind() == HostMatch.Kind.WILDCARD;
        findings.warning(
            ProblemCode.CERTIFICATE_HOSTS,
            new Place(route.line(), route.column()),
            "route",
            "no certificate covers '"
                + (wildcard ? "*" : "")
                + host.name()
                + "', so its requests get a 421; "
                + first.file()
                + " names "
                + first.names().describe(),
            first.place(),
            "the certificate");
      }
    }
  }

  private void warn(ProblemCode code, Place place, String message) {
    findings.warning(code, place, SUBJECT, message);
  }

  private static String reason(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("cannot be read");
  }

  private static Place place(Setting setting) {
    return new Place(setting.line(), setting.column());
  }
}
