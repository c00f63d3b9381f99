package io.spooky.runtime.edge;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http3.Http3ErrorCode;
import java.util.HashSet;
import java.util.Set;

/**
 * Guards the client's control stream behind its type byte: frames whose payload is not exactly the
 * integers that it should be are H3_FRAME_ERROR (RFC 9114, section 7.1). Not sharable. Confined to
 * the worker's event loop.
 *
 * <p>It stands in for these faults of {@code Http3FrameCodec} (Netty 4.2.18): spare bytes of
 * GOAWAY, MAX_PUSH_ID and CANCEL_PUSH are read as the next frame, empty ones and SETTINGS that end
 * inside an identifier or a value throw and leave the connection open; a CANCEL_PUSH up to the
 * client's MAX_PUSH_ID and settings of unknown types that come twice are taken. The codec bounds
 * SETTINGS to 256 bytes by itself, with H3_EXCESSIVE_LOAD.
 */
final class ControlGuard extends FrameGuard {
  private static final int STREAM_TYPE_BYTES = 1;
  private static final int MAX_VARINT_BYTES = 8;

  private final Varint varint = new Varint();
  private final Set<Long> settings = new HashSet<>();
  private boolean settingsSeen;
  private int varints;

  ControlGuard(ConnectionErrors errors) {
    super(errors);
    skip(STREAM_TYPE_BYTES);
  }

  @Override
  Verdict judge(int type) {
    varints = 0;
    if (!settingsSeen && type != FrameType.SETTINGS) {
      // RFC 9114, section 6.2.1. A frame of unknown type is one, too.
      return fail(Http3ErrorCode.H3_MISSING_SETTINGS, "control stream without SETTINGS");
    }
    if (FrameType.isOfHttp2(type)
        || type == FrameType.DATA
        || type == FrameType.HEADERS
        || type == FrameType.PUSH_PROMISE) {
      String name = Integer.toHexString(type);
      return fail(Http3ErrorCode.H3_FRAME_UNEXPECTED, "frame 0x" + name + " on a control stream");
    }
    settingsSeen = true;
    return switch (type) {
      case FrameType.SETTINGS, FrameType.GOAWAY, FrameType.MAX_PUSH_ID, FrameType.CANCEL_PUSH ->
          Verdict.PASS;
      default -> Verdict.DROP;
    };
  }

  @Override
  boolean checkLength(int type, long length) {
    if (type == FrameType.SETTINGS) {
      return true;
    }
    return length > 0 && length <= MAX_VARINT_BYTES || misaligned(type);
  }

  @Override
  boolean checkPayload(int type, ByteBuf in, int from, int to, boolean last) {
    if (type == FrameType.OTHER) {
      // The stream's type; frames of other types do not go on.
      return true;
    }
    int at = from;
    while (at < to) {
      at = varint.read(in, at, to);
      if (!varint.isPartial() && isRepeated(type, varints++)) {
        return false;
      }
    }
    if (!last) {
      return true;
    }
    return isAligned(type) ? !cancelsPush(type) : misaligned(type);
  }

  /** Returns whether a setting comes twice (RFC 9114, section 7.2.4), which ends the connection. */
  private boolean isRepeated(int type, int number) {
    if (type != FrameType.SETTINGS || number % 2 != 0 || settings.add(varint.value())) {
      return false;
    }
    String setting = Long.toHexString(varint.value());
    fail(Http3ErrorCode.H3_SETTINGS_ERROR, "setting 0x" + setting + " twice");
    return true;
  }

  private boolean isAligned(int type) {
    boolean counted = type == FrameType.SETTINGS ? varints % 2 == 0 : varints == 1;
    return counted && !varint.isPartial();
  }

  /** None was promised, whatever MAX_PUSH_ID would allow (RFC 9114, section 7.2.3). */
  private boolean cancelsPush(int type) {
    if (type == FrameType.CANCEL_PUSH) {
      fail(Http3ErrorCode.H3_ID_ERROR, "CANCEL_PUSH of no push");
    }
    return type == FrameType.CANCEL_PUSH;
  }

  private boolean misaligned(int type) {
    fail(Http3ErrorCode.H3_FRAME_ERROR, "frame 0x" + Integer.toHexString(type) + " malformed");
    return false;
  }
}
