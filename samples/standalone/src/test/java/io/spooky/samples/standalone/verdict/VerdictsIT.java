package io.spooky.samples.standalone.verdict;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code check}, a start and a reload say the same of a config, problem by problem. How many
 * configs by {@code spooky.verdicts}, which ones by {@code spooky.seed}.
 */
final class VerdictsIT {
  private static final int CONFIGS = Integer.getInteger("spooky.verdicts", 100);
  private static final long SEED = Long.getLong("spooky.seed", 20_261_129);

  /** Of how many configs one is put before processes of the packaged jar, too. */
  private static final int PROCESS_EVERY = 25;

  @TempDir static Path folder;
  private static Verdicts verdicts;

  @BeforeAll
  static void start() throws Exception {
    CertificateFiles.make(folder);
    verdicts = new Verdicts(folder);
  }

  @AfterAll
  static void stop() {
    verdicts.close();
  }

  @Test
  void generatedConfigs_haveOneVerdict() throws Exception {
    Random random = new Random(SEED);
    List<String> faults = new ArrayList<>();
    int accepted = 0;
    int restarts = 0;
    int here = 0;
    for (int i = 0; i < CONFIGS; i++) {
      GeneratedConfig config = ConfigGrammar.write(random);
      verdicts.put(config.text());
      Verdict check = verdicts.check();
      Verdict reload = verdicts.reload();
      List<String> differences = new ArrayList<>(differences(config, check, reload));
      if (i % PROCESS_EVERY == 0) {
        differences.addAll(differencesOfTheJar(check));
      }
      if (!differences.isEmpty()) {
        faults.add(i + ": " + String.join("\n", differences) + "\n" + config.text());
      }
      accepted += check.accepted() ? 1 : 0;
      restarts += reload.restarts().isEmpty() ? 0 : 1;
      here += check.isOfThisMachine() ? 1 : 0;
    }
    assertWithMessage("seed %s, %s configs", SEED, CONFIGS).that(faults).isEmpty();
    // A check that takes all, or nothing, would pass otherwise.
    assertWithMessage("accepted").that(accepted).isAtLeast(CONFIGS / 4);
    assertWithMessage("accepted").that(accepted).isAtMost(CONFIGS * 3 / 4);
    assertWithMessage("wrong here only").that(here).isAtLeast(CONFIGS / 50);
    assertWithMessage("needing a restart").that(restarts).isAtLeast(CONFIGS / 50);
  }

  private static List<String> differences(GeneratedConfig config, Verdict check, Verdict reload)
      throws Exception {
    List<String> differences = new ArrayList<>();
    Verdict start = verdicts.start();
    if (check.accepted() != start.accepted() || !check.accepted() && !check.equals(start)) {
      differences.add("check " + check + "\nstart " + start);
    }
    boolean needsRestart = check.accepted() && !config.restarts().isEmpty();
    boolean same =
        needsRestart
            ? !reload.accepted() && reload.restarts().equals(config.restarts())
            : reload.equals(check);
    if (!same) {
      differences.add(
          "check " + check + "\nreload " + reload + "\nrestart lines " + config.restarts());
    }
    return differences;
  }

  private static List<String> differencesOfTheJar(Verdict check) throws Exception {
    List<String> differences = new ArrayList<>();
    Verdict checked = verdicts.checkOfTheJar();
    Verdict started = verdicts.startOfTheJar(check.accepted());
    if (!checked.equals(check)) {
      differences.add("check " + check + "\ncheck of the jar " + checked);
    }
    if (!started.equals(check)) {
      differences.add("check " + check + "\nstart of the jar " + started);
    }
    return differences;
  }

  @Test
  void base_isAccepted() throws Exception {
    verdicts.put(GeneratedConfig.BASE);
    assertThat(verdicts.check()).isEqualTo(new Verdict(true, List.of()));
  }
}
