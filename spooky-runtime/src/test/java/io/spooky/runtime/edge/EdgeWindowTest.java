package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.runtime.testing.TestClient;
import io.spooky.runtime.testing.TestProxy;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A backend whose windows fit the request to the byte, and are never opened again. */
final class EdgeWindowTest extends EdgeTestBase {
  private static final int PREFACE = 24;
  private static final int DATA = 0;
  private static final int SETTINGS = 4;
  private static final int WINDOW_UPDATE = 8;
  private static final int END_STREAM = 1;

  private final CompletableFuture<Integer> firstPart = new CompletableFuture<>();
  private final CompletableFuture<Integer> secondPart = new CompletableFuture<>();

  /** Serves one connection: takes 5 bytes, opens the window by 5 more, answers at the end. */
  private void serve(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    in.skipNBytes(PREFACE);
    frame(out, SETTINGS, 0, 0, new byte[] {0, 4, 0, 0, 0, 5});
    int received = 0;
    while (true) {
      int lengthAndType = in.readInt();
      int flags = in.readUnsignedByte();
      int stream = in.readInt();
      in.skipNBytes(lengthAndType >>> 8);
      int type = lengthAndType & 0xff;
      if (type == SETTINGS && flags == 0) {
        frame(out, SETTINGS, 1, 0, new byte[0]);
      } else if (type == DATA) {
        received += lengthAndType >>> 8;
        if (received == 5 && firstPart.complete(received)) {
          frame(out, WINDOW_UPDATE, 0, stream, new byte[] {0, 0, 0, 5});
        } else if (received == 10) {
          secondPart.complete(received);
        }
        if ((flags & END_STREAM) != 0) {
          frame(out, 1, END_STREAM | 4, stream, new byte[] {(byte) 0x89});
        }
      }
    }
  }

  private static void frame(DataOutputStream out, int type, int flags, int stream, byte[] payload)
      throws IOException {
    out.writeInt(payload.length << 8 | type);
    out.writeByte(flags);
    out.writeInt(stream);
    out.write(payload);
    out.flush();
  }

  @Test
  void requestThatUsesUpTheWindow_endIsCarriedOver() throws Exception {
    ServerSocket server = closing(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
    Thread thread =
        new Thread(
            () -> {
              try (Socket socket = server.accept()) {
                serve(socket);
              } catch (IOException e) {
                // The edge closed it, or the test did.
              }
            });
    thread.start();
    TestProxy proxy =
        new TestProxy().upstream("api", "").backend("api", "api-1", server.getLocalPort());
    TestClient.Call call = client(edge(proxy)).call("POST", "/", false);
    call.data("0123456789", false);
    await(firstPart);
    await(secondPart);
    call.end();
    assertThat(call.status()).isEqualTo("204");
  }
}
