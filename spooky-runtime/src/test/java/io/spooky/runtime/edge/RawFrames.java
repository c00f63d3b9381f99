package io.spooky.runtime.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** Frames of HTTP/3 as bytes, with header sections in literals alone (RFC 9204, section 4.5.6). */
final class RawFrames {
  private RawFrames() {}

  /** Returns a frame of a type below 64. */
  static ByteBuf frame(int type, ByteBuf payload) {
    ByteBuf out = Unpooled.buffer();
    out.writeByte(type).writeShort(0x4000 | payload.readableBytes()).writeBytes(payload);
    payload.release();
    return out;
  }

  /** Returns a HEADERS frame of names and values in turn. */
  static ByteBuf headers(String... fields) {
    ByteBuf section = Unpooled.buffer().writeZero(2);
    for (int i = 0; i < fields.length; i += 2) {
      byte[] name = fields[i].getBytes(StandardCharsets.ISO_8859_1);
      byte[] value = fields[i + 1].getBytes(StandardCharsets.ISO_8859_1);
      length(section, 0x20, 7, name.length);
      section.writeBytes(name);
      length(section, 0, 127, value.length);
      section.writeBytes(value);
    }
    return frame(1, section);
  }

  private static void length(ByteBuf out, int mask, int most, int length) {
    if (length < most) {
      out.writeByte(mask | length);
      return;
    }
    out.writeByte(mask | most);
    int rest = length - most;
    for (; rest >= 128; rest /= 128) {
      out.writeByte(0x80 | rest % 128);
    }
    out.writeByte(rest);
  }

  /** Returns the head of a request with more fields. */
  static ByteBuf head(String method, String... fields) {
    String[] all = new String[8 + fields.length];
    String[] pseudo = {
      ":method", method, ":scheme", "https", ":authority", "localhost", ":path", "/"
    };
    System.arraycopy(pseudo, 0, all, 0, pseudo.length);
    System.arraycopy(fields, 0, all, pseudo.length, fields.length);
    return headers(all);
  }

  /** Returns a DATA frame. */
  static ByteBuf data(String text) {
    return frame(0, Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
  }

  /** Returns bytes written as hexadecimal digits. */
  static ByteBuf hex(String hex) {
    return GuardFixture.bytes(hex);
  }

  /** Joins pieces. */
  static ByteBuf join(ByteBuf... parts) {
    ByteBuf all = Unpooled.buffer();
    for (ByteBuf part : parts) {
      all.writeBytes(part);
      part.release();
    }
    return all;
  }
}
