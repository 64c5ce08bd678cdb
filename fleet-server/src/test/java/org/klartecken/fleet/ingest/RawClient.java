// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;

/** Octets over TLS, for what a decent client library never sends. */
public final class RawClient implements AutoCloseable {
  private static final int PATIENCE_MS = 10_000;
  private final Socket socket;

  public RawClient(SSLContext tls, int port) throws IOException {
    socket = tls.getSocketFactory().createSocket("localhost", port);
    socket.setSoTimeout(PATIENCE_MS);
  }

  /** CONNECT of agent a1 with its password; {@code level} 5 is MQTT 5, 4 is MQTT 3.1.1. */
  static byte[] connect(int level) {
    return connect(level, "a1", "secret");
  }

  /** CONNECT; names are short. */
  public static byte[] connect(int level, String user, String password) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    text(body, "MQTT");
    body.write(level);
    body.write(0xC2); // user name, password, clean start
    body.write(0);
    body.write(30); // keep alive
    if (level == 5) {
      body.write(0); // no properties
    }
    text(body, "raw");
    text(body, user);
    text(body, password);
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.write(0x10);
    packet.write(body.size());
    packet.writeBytes(body.toByteArray());
    return packet.toByteArray();
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.write(0);
    out.write(text.length());
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  public RawClient send(byte[] octets) throws IOException {
    socket.getOutputStream().write(octets);
    socket.getOutputStream().flush();
    return this;
  }

  /** Sends octets given in hexadecimal, spaces allowed. */
  public RawClient send(String hex) throws IOException {
    return send(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  /** The next whole packet, in hexadecimal; "end" when the server closed the connection. */
  public String packet() throws IOException {
    InputStream in = socket.getInputStream();
    int type = in.read();
    if (type < 0) {
      return "end";
    }
    int length = in.read();
    return HexFormat.of().withUpperCase().toHexDigits((byte) type)
        + HexFormat.of().withUpperCase().formatHex(in.readNBytes(length));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
