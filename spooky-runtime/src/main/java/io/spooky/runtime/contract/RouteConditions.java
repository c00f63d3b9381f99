package io.spooky.runtime.contract;

import org.jspecify.annotations.Nullable;

/** What a request must be besides its host and path. Immutable. */
final class RouteConditions {
  private final byte[][] methods;
  private final String[] fieldNames;
  private final @Nullable String[] fieldValues;
  private final byte[][] parameterNames;
  private final byte[] @Nullable [] parameterValues;

  /**
   * Takes the arrays, without copying them.
   *
   * @param methods any of which will do; empty for every method
   * @param fieldNames in lower case, all of which must be there
   * @param fieldValues for each name its value; null where any will do
   * @param parameterNames decoded, all of which must be there
   * @param parameterValues for each name its value, decoded; null where any will do
   */
  RouteConditions(
      byte[][] methods,
      String[] fieldNames,
      @Nullable String[] fieldValues,
      byte[][] parameterNames,
      byte[] @Nullable [] parameterValues) {
    this.methods = methods;
    this.fieldNames = fieldNames;
    this.fieldValues = fieldValues;
    this.parameterNames = parameterNames;
    this.parameterValues = parameterValues;
  }

  boolean hold(RequestHead head) {
    return methodHolds(head) && fieldsHold(head) && parametersHold(head);
  }

  private boolean methodHolds(RequestHead head) {
    for (byte[] method : methods) {
      if (head.methodIs(method)) {
        return true;
      }
    }
    return methods.length == 0;
  }

  private boolean fieldsHold(RequestHead head) {
    for (int i = 0; i < fieldNames.length; i++) {
      String value = fieldValues[i];
      String name = fieldNames[i];
      if (!(value == null ? head.hasField(name) : head.fieldIs(name, value))) {
        return false;
      }
    }
    return true;
  }

  private boolean parametersHold(RequestHead head) {
    for (int i = 0; i < parameterNames.length; i++) {
      byte[] value = parameterValues[i];
      byte[] name = parameterNames[i];
      if (!(value == null ? head.hasQuery(name) : head.queryIs(name, value))) {
        return false;
      }
    }
    return true;
  }
}
