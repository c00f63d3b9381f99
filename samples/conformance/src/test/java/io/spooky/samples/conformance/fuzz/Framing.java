package io.spooky.samples.conformance.fuzz;

import io.spooky.samples.conformance.raw.Bytes;
import io.spooky.samples.conformance.raw.Field;
import io.spooky.samples.conformance.raw.FieldSection;
import io.spooky.samples.conformance.raw.Frames;
import io.spooky.samples.conformance.raw.Varint;
import java.util.Arrays;
import java.util.List;

/** Puts requests into frames, as any client might, or as none may. One thread. */
final class Framing {
  private final Chance chance;

  Framing(Chance chance) {
    this.chance = chance;
  }

  /** Fills in the frames of a case and how it ends. */
  void frame(FuzzCase to) {
    alien(to);
    to.frames.add(known(Frames.HEADERS, section(to.fields)));
    alien(to);
    for (int at = 0; at < to.body.length; ) {
      int end = Math.min(to.body.length, at + 1 + chance.below(to.body.length));
      to.frames.add(known(Frames.DATA, Arrays.copyOfRange(to.body, at, end)));
      at = end;
      alien(to);
    }
    if (chance.percent(5)) {
      to.frames.add(known(Frames.DATA, new byte[0]));
    }
    if (!to.trailers.isEmpty()) {
      to.frames.add(known(Frames.HEADERS, section(to.trailers)));
      alien(to);
    }
    to.ending = chance.percent(30) ? FuzzCase.Ending.LATE_FIN : FuzzCase.Ending.FIN;
  }

  private byte[] section(List<Field> fields) {
    FieldSection section = FieldSection.empty();
    for (Field field : fields) {
      if (chance.percent(10)) {
        section.addNeverIndexed(field.name(), field.value());
      } else {
        section.add(field.name(), field.value());
      }
    }
    return section.toBytes();
  }

  private byte[] known(long type, byte[] payload) {
    return chance.percent(10)
        ? Frames.wide(type, payload, chance.of(List.of(4, 8)))
        : Frames.frame(type, payload);
  }

  /** Adds a frame that everybody must ignore, now and then. */
  private void alien(FuzzCase to) {
    if (chance.percent(8)) {
      long reserved = 0x1fL * chance.below(1_000_000) + 0x21;
      long alias = (1L << 32) * (1 + chance.below(5)) + chance.below(16);
      long type = chance.percent(50) ? reserved : alias;
      to.frames.add(Frames.frame(type, chance.bytes(chance.below(40))));
    }
  }

  /** Spoils the frames. */
  void spoil(FuzzCase to) {
    switch (chance.below(6)) {
      case 0 -> truncate(to);
      case 1 -> {
        to.fault("DATA first", Verdict.BAD);
        to.closesConnection = true;
        to.frames.add(0, Frames.data("early"));
      }
      case 2 -> {
        to.fault("frames after the trailers", Verdict.BAD);
        to.closesConnection = true;
        byte[] trailers = Frames.headers(FieldSection.empty().add("x-sum", "1"));
        to.frames.add(trailers);
        to.frames.add(trailers);
        to.frames.add(chance.percent(50) ? trailers : Frames.data("late"));
      }
      case 3 -> {
        long type = chance.of(List.of(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 13L));
        to.fault("frame of type " + type, Verdict.BAD);
        to.closesConnection = true;
        int place = chance.below(to.frames.size() + 1);
        to.frames.add(place, Frames.frame(type, Varint.of(0)));
      }
      default -> reset(to);
    }
  }

  /** Cuts the last frame short, or says more than there is. */
  private void truncate(FuzzCase to) {
    to.fault("truncated", Verdict.BAD);
    to.closesConnection = true;
    byte[] last = to.frames.remove(to.frames.size() - 1);
    to.frames.add(Arrays.copyOf(last, 1 + chance.below(last.length - 1)));
  }

  private void reset(FuzzCase to) {
    to.fault("reset", Verdict.BAD);
    to.ending = FuzzCase.Ending.RESET;
    if (chance.percent(50)) {
      byte[] all = Bytes.join(to.frames.toArray(new byte[0][]));
      to.frames.clear();
      to.frames.add(Arrays.copyOf(all, chance.below(all.length)));
    }
  }
}
