package io.spooky.samples.standalone.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What another Java process holds in memory, as its own diagnostics and the kernel tell. */
public final class Memory {
  private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");
  private static final Pattern HEAP = Pattern.compile("heap .*\\bused (\\d+)K");
  private static final Pattern METASPACE = Pattern.compile("Both: +(\\d+)\\.\\d+ KB used");
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
    return find(HEAP, command("GC.heap_info"));
  }

  /** Returns the KiB of classes. */
  public long metaspaceKib() throws Exception {
    return find(METASPACE, command("VM.metaspace", "basic", "scale=K"));
  }

  /** Returns how many class loaders of a type are alive. */
  public long classLoaders(String type) throws Exception {
    return command("VM.classloader_stats").lines().filter(line -> line.contains(type)).count();
  }

  /** Returns the KiB of the process that are in memory. */
  public long residentKib() throws Exception {
    return find(RESIDENT, status());
  }

  /** Returns the most KiB of the process that ever were in memory. */
  public long peakResidentKib() throws Exception {
    return find(PEAK, status());
  }

  private String status() throws IOException {
    return Files.readString(Path.of("/proc/" + pid + "/status"));
  }

  private String command(String... command) throws Exception {
    List<String> whole = new ArrayList<>(List.of(JCMD.toString(), Long.toString(pid)));
    whole.addAll(List.of(command));
    return String.join("\n", RunningProcess.run(whole));
  }

  private static long find(Pattern figure, String text) {
    Matcher matcher = figure.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("no " + figure + " in " + text);
    }
    return Long.parseLong(matcher.group(1));
  }
}
