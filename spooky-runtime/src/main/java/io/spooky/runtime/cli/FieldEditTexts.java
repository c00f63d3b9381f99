package io.spooky.runtime.cli;

import io.spooky.runtime.contract.FieldEditor;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a route does to fields, for people. */
final class FieldEditTexts implements FieldEditor {
  private final List<String> texts = new ArrayList<>();

  @Override
  public void remove(String name) {
    texts.add("remove " + name);
  }

  @Override
  public void set(String name, String value) {
    texts.add("set " + name + ": " + value);
  }

  @Override
  public void add(String name, String value) {
    texts.add("add " + name + ": " + value);
  }

  @Override
  public String toString() {
    return String.join(", ", texts);
  }
}
