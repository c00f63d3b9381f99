package io.spooky.maven;

import io.spooky.codegen.Compilation;
import io.spooky.codegen.CompileRequest;
import io.spooky.codegen.Fingerprint;
import io.spooky.codegen.SourceWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * Generates the sources of a config, unless the last run left them as they would be.
 *
 * @param log where the result is told
 * @param base the project's folder
 * @param sources the root of the generated sources
 * @param services lists the generated class for the run time
 * @param state where the last run is kept
 * @param toolVersion the compiler's version, as {@link ToolVersion} tells it
 */
record Generator(
    Log log, Path base, Path sources, ModuleServices services, Path state, String toolVersion) {
  /**
   * Generates what is not there yet.
   *
   * @param force whether to compile even if nothing changed
   * @throws MojoFailureException if the config is refused; then nothing was written
   * @throws IOException if a file cannot be read or written
   */
  void generate(CompileJob job, ConfigCompiler compiler, boolean force)
      throws IOException, MojoFailureException {
    LastRun last = LastRun.read(base, state);
    String fingerprint = fingerprint(job);
    if (!force && !fingerprint.isEmpty() && last.isCurrent(fingerprint, Instant.now())) {
      services.register(job.proxyClass());
      log.info(job.shownName() + " has not changed; nothing to do");
      return;
    }
    // A refused config leaves all as it was: to delete what compiled yesterday would only add
    // a hundred missing classes to the errors, in an editor at the latest.
    Compilation compilation = compiler.compile(job);
    List<Path> files = write(compilation, last);
    services.register(compilation.proxyClass());
    // With warnings there is something to do next time too: to say them again.
    String done = compilation.problems().isEmpty() ? fingerprint : "";
    LastRun.of(base, done, files, compilation.lookedAt(), compilation.until()).save(state);
    log.info(
        job.shownName()
            + ": generated "
            + compilation.proxyClass()
            + " in "
            + ShownPath.within(base, sources));
  }

  /** Notes the files before it writes any, or those of a run that is stopped would be orphans. */
  private List<Path> write(Compilation compilation, LastRun last) throws IOException {
    SourceWriter writer = new SourceWriter(sources);
    Set<Path> touched = new LinkedHashSet<>(last.files());
    touched.addAll(writer.files(compilation));
    LastRun.begun(base, touched).save(state);
    return writer.write(compilation, last.files());
  }

  /** Returns the fingerprint of the input and its destination; empty if there is no config. */
  private String fingerprint(CompileJob job) throws IOException, MojoFailureException {
    if (!job.hasConfig()) {
      return "";
    }
    try {
      CompileRequest request = job.request(ClassLoader.getPlatformClassLoader());
      return Fingerprint.of(toolVersion, request, job.classPath())
          + " "
          + ShownPath.from(base, sources);
    } catch (IllegalArgumentException e) {
      throw new MojoFailureException(e.getMessage(), e);
    }
  }
}
