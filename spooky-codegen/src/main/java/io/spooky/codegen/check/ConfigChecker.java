package io.spooky.codegen.check;

import io.spooky.codegen.config.ProblemCode;
import io.spooky.codegen.config.YamlNode.MappingNode;
import io.spooky.codegen.config.YamlNode.ScalarNode;
import io.spooky.spi.config.ConfigKeys.Edge;
import io.spooky.spi.config.ConfigKeys.Log;
import io.spooky.spi.config.ConfigKeys.Root;
import io.spooky.spi.config.ProblemList;
import java.util.List;
import java.util.Optional;

/** Turns the tree of a config into its checked model. No exception leaves it. */
public final class ConfigChecker {
  /** The version of the format that this compiler knows. */
  public static final String VERSION = "1";

  private ConfigChecker() {}

  /**
   * Checks a config.
   *
   * @param source the file's path as messages and comments print it
   * @param tree the file's top level
   * @param catalog the plugins that the config can name
   * @param files how to look at the files of certificates; empty for not at all
   * @param judge judges all routes together, other faults or not
   * @param problems takes all problems at once, those of the catalog included; warnings don't keep
   *     the model from being returned
   * @return the model, or empty if there is an error in {@code problems}, new or from before
   */
  public static Optional<CheckedProxy> check(
      String source,
      MappingNode tree,
      ProviderCatalog catalog,
      Optional<CertificateFiles> files,
      RoutesJudge judge,
      ProblemList problems) {
    Findings findings = new Findings(problems);
    findings.homes(KeyHomes.with(catalog));
    Block root = new Block(findings, "top level", tree);
    if (OldForm.isReported(tree, problems) || !isSupported(root)) {
      return Optional.empty();
    }
    catalog.problems().forEach(problems::add);
    Given settings = root.settings(Root.ALL);
    Given log = root.settings(Keys.LOG, Keys.LOG, Log.ALL);
    Given edge = root.settings(Keys.EDGE, Keys.EDGE, Edge.ALL);
    EdgeLimitLint.check(findings, edge);
    List<CheckedListener> listeners = new ListenCheck(findings).check(root);
    RequestForm form = new RequestForm(PathText.of(edge), FieldNameText.of(settings, edge));
    UpstreamCheck upstreams =
        new UpstreamCheck(
            findings,
            catalog,
            root,
            form,
            new HashKeyLint(findings, settings, edge),
            new TimeoutLint(findings, edge));
    upstreams.check(root);
    judge.judge(upstreams.allRoutes(form, ExpectCheck.check(findings, root)), problems);
    root.finish();
    files.ifPresent(
        how ->
            new CertificateLint(findings, how)
                .check(
                    listeners, upstreams.routes(), Known.of(edge, Edge.MISDIRECTED).is("reject")));
    if (findings.hasErrors()) {
      return Optional.empty();
    }
    return Optional.of(
        new CheckedProxy(
            source,
            settings.withDefaults(Root.ALL),
            log.withDefaults(Log.ALL),
            edge.withDefaults(Edge.ALL),
            listeners,
            upstreams.upstreams(),
            upstreams.routes()));
  }

  // A file for another version has other keys: judged by these it would only yield noise.
  private static boolean isSupported(Block root) {
    ScalarNode version = root.fixed(Keys.VERSION);
    if (version == null || version.text().equals(VERSION)) {
      return true;
    }
    root.error(
        ProblemCode.UNSUPPORTED_VERSION,
        version.place(),
        "version '" + version.text() + "' is not supported (expected: " + VERSION + ")");
    return false;
  }
}
