package io.spooky.samples.standalone.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What another Java process holds in memory, as its own diagnostics and the kernel tell. */
public final class Memory {
  private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");
  private static final Pattern USED = Pattern.compile("\\bused (\\d+)K");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private final long pid;

  Memory(long pid) {
    this.pid = pid;
  }

  /** Collects garbage, twice: what a finalizer or cleaner lets go of goes too. */
  public void collect() throws Exception {
    command("GC.run");
    command("GC.run");
  }

  /** Returns the KiB of the heap in use; with the collector G1. */
  public long heapKib() throws Exception {
    return used("heap");
  }

  /** Returns the KiB of classes. */
  public long metaspaceKib() throws Exception {
    return used("Metaspace");
  }

  private long used(String part) throws Exception {
    for (String line : command("GC.heap_info")) {
      Matcher matcher = USED.matcher(line);
      if (line.contains(part) && matcher.find()) {
        return Long.parseLong(matcher.group(1));
      }
    }
    throw new AssertionError("no figure of " + part);
  }

  /** Returns how many class loaders of a type are alive. */
  public long classLoaders(String type) throws Exception {
    return command("VM.classloader_stats").stream().filter(line -> line.contains(type)).count();
  }

  /** Returns the KiB of the process that are in memory. */
  public long residentKib() throws Exception {
    return status(RESIDENT);
  }

  /** Returns the most KiB of the process that ever were in memory. */
  public long peakResidentKib() throws Exception {
    return status(PEAK);
  }

  private long status(Pattern pattern) throws Exception {
    Matcher matcher = pattern.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern);
    }
    return Long.parseLong(matcher.group(1));
  }

  private List<String> command(String name) throws Exception {
    return RunningProcess.run(List.of(JCMD.toString(), Long.toString(pid), name));
  }
}
