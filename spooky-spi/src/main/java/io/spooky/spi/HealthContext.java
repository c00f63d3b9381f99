package io.spooky.spi;

/** What a {@link HealthPolicy} is given for its life; a live view that the policy may keep. */
public interface HealthContext {
  /** Returns the upstream whose backends the policy judges. */
  UpstreamInfo upstream();

  /**
   * Returns the option values for one backend; backends of one upstream may differ. An empty slot
   * answers with those of another backend.
   *
   * @param slot from 0 to {@link UpstreamInfo#backends()} - 1
   */
  Options options(int slot);

  /**
   * Returns whether active probes run for the backend. Where none do, only {@link
   * HealthControl#trial} can find out whether an ejected backend works again.
   *
   * @param slot from 0 to {@link UpstreamInfo#backends()} - 1
   */
  boolean probed(int slot);
}
