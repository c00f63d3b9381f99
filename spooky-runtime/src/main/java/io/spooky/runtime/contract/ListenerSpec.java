package io.spooky.runtime.contract;

import org.jspecify.annotations.Nullable;

/** One entry of {@code listen}. */
public final class ListenerSpec extends Settings<ListenerSpec> {
  private @Nullable TlsSpec tls;

  ListenerSpec(int line, int column) {
    super(line, column);
  }

  @Override
  ListenerSpec self() {
    return this;
  }

  /** Adds the {@code tls} block and returns it. */
  public TlsSpec tls(int line, int column) {
    TlsSpec spec = new TlsSpec(line, column);
    tls = spec;
    return spec;
  }

  /** Returns the {@code tls} block, or null where the file has none. */
  public @Nullable TlsSpec tls() {
    return tls;
  }

  /** The {@code tls} block of a listener: where its certificate and key lie. */
  public static final class TlsSpec extends Settings<TlsSpec> {
    TlsSpec(int line, int column) {
      super(line, column);
    }

    @Override
    TlsSpec self() {
      return this;
    }
  }
}
