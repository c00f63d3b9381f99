package io.spooky.maven;

import io.spooky.codegen.Compilation;
import io.spooky.codegen.CompileRequest;
import io.spooky.codegen.Fingerprint;
import io.spooky.codegen.SourceWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * Generates the sources of a config, unless the last run left them as they would be.
 *
 * @param log where the result is told
 * @param base the project's folder
 * @param sources the root of the generated sources
 * @param resources the folder of the generated resources
 * @param state where the last run is kept
 * @param toolVersion the compiler's version, as {@link ToolVersion} tells it
 */
record Generator(Log log, Path base, Path sources, Path resources, Path state, String toolVersion) {
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
    if (!force && !fingerprint.isEmpty() && last.isCurrent(fingerprint)) {
      log.info(job.shownName() + " has not changed; nothing to do");
      return;
    }
    Compilation compilation = compiler.compile(job);
    List<Path> files = new SourceWriter(sources, resources).write(compilation, last.files());
    // With warnings there is something to do next time too: to say them again.
    String done = compilation.problems().isEmpty() ? fingerprint : "";
    LastRun.of(base, done, files).save(state);
    log.info(
        job.shownName()
            + ": generated "
            + compilation.proxyClass()
            + " in "
            + ShownPath.within(base, sources));
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
          + ShownPath.from(base, sources)
          + " "
          + ShownPath.from(base, resources);
    } catch (IllegalArgumentException e) {
      throw new MojoFailureException(e.getMessage(), e);
    }
  }
}
