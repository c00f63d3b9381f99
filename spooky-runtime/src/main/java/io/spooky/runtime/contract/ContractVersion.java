package io.spooky.runtime.contract;

/** The revision of this package. Generated code runs only on the very revision it was made for. */
public final class ContractVersion {
  /** A compile-time constant: javac copies it into generated code. */
  public static final int CURRENT = 3;

  private ContractVersion() {}
}
