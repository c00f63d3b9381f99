package io.spooky.samples.conformance.fuzz;

import io.spooky.samples.conformance.raw.Bytes;
import io.spooky.samples.conformance.raw.Field;
import java.util.ArrayList;
import java.util.List;

/** One request: what it says, how it is sent, and what must become of it. One thread at a time. */
final class FuzzCase {
  /** How the client ends its side. */
  enum Ending {
    /** With the last bytes. */
    FIN,
    /** In an empty frame, after everything else has left. */
    LATE_FIN,
    /** RESET_STREAM instead. */
    RESET
  }

  final String id;
  final List<Field> fields = new ArrayList<>();
  final List<Field> trailers = new ArrayList<>();
  final List<byte[]> frames = new ArrayList<>();
  final List<String> faults = new ArrayList<>();
  byte[] body = {};

  /** The path in its one form. */
  String path = "/";

  Ending ending = Ending.FIN;
  Verdict verdict = Verdict.GOOD;

  /** Whether the fault is one of the connection, which needs one of its own then. */
  boolean closesConnection;

  FuzzCase(String id) {
    this.id = id;
  }

  /** Notes a fault. */
  void fault(String what, Verdict becomes) {
    faults.add(what);
    verdict = verdict.and(becomes);
  }

  /** Returns the value of the first field of a name; empty if there is none. */
  String value(String name) {
    for (Field field : fields) {
      if (field.name().equals(name)) {
        return field.value();
      }
    }
    return "";
  }

  /** Returns the index of a field's first line; -1 if there is none. */
  int indexOf(String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the index behind the last pseudo-header field. */
  int afterPseudo() {
    int index = 0;
    while (index < fields.size() && fields.get(index).name().startsWith(":")) {
      index++;
    }
    return index;
  }

  /** Returns everything there is to know of it, the bytes in hexadecimal digits. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(id + " " + verdict + " " + faults + " " + ending);
    for (byte[] frame : frames) {
      text.append("\n  ");
      for (byte octet : frame) {
        text.append("%02x".formatted(octet));
      }
    }
    String readable = Bytes.text(Bytes.join(frames.toArray(new byte[0][])));
    return text.append("\n  ").append(readable.replaceAll("[^ -~]", ".")).toString();
  }
}
