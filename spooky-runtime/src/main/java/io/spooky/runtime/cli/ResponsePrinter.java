package io.spooky.runtime.cli;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http3.Http3Headers;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Prints a response as it comes. Confined to the client's event loop. */
final class ResponsePrinter {
  private final PrintStream out;
  private final boolean include;
  private boolean finalHead;

  /**
   * Makes a printer.
   *
   * @param include whether heads and trailers are printed, not the body alone
   */
  ResponsePrinter(PrintStream out, boolean include) {
    this.out = out;
    this.include = include;
  }

  /** Prints a head or trailers. */
  void headers(Http3Headers headers) {
    CharSequence status = headers.status();
    boolean trailers = status == null && finalHead;
    finalHead |= status != null && status.length() == 3 && status.charAt(0) != '1';
    if (!include) {
      return;
    }
    StringBuilder text = new StringBuilder();
    text.append(trailers ? "\n" : "HTTP/3 " + status + "\n");
    for (Map.Entry<CharSequence, CharSequence> field : headers) {
      if (field.getKey().charAt(0) != ':') {
        text.append(field.getKey()).append(": ").append(field.getValue()).append('\n');
      }
    }
    byte[] bytes =
        text.append(trailers ? "" : "\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    out.write(bytes, 0, bytes.length);
  }

  /** Prints a piece of the body; does not release it. */
  void data(ByteBuf piece) throws IOException {
    // A slow reader of our output slows the server down: the event loop waits, the window closes.
    piece.getBytes(piece.readerIndex(), out, piece.readableBytes());
    if (out.checkError()) {
      throw new IOException("the output was closed");
    }
  }

  /** Returns whether a final head came. */
  boolean responded() {
    return finalHead;
  }

  /** Prints what is left. */
  void end() {
    out.flush();
  }
}
