// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.guest;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** QEMU's own control line: plugs devices, pulls cables, stops and restarts the machine. */
public final class Qmp implements AutoCloseable {
  private final SocketChannel channel;
  private final BufferedReader in;

  Qmp(Path socket) {
    channel = Socket.connect(socket);
    in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    execute("qmp_capabilities", new JsonObject());
  }

  /** Carries out a command of QEMU and waits for its answer; an error is a {@link GuestTrouble}. */
  public synchronized JsonObject execute(String command, JsonObject arguments) {
    try {
      ByteBuffer octets = ByteBuffer.wrap((new JsonObject().put("execute", command).put("arguments", arguments).encode()
          + "\n").getBytes(StandardCharsets.UTF_8));
      while (octets.hasRemaining()) {
        channel.write(octets);
      }
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        JsonObject said = new JsonObject(line);
        if (said.containsKey("error")) {
          throw new GuestTrouble("QEMU refuses " + command + ": " + said.getJsonObject("error").getString("desc"));
        }
        if (said.containsKey("return")) { // greetings and events have no such key
          return said;
        }
      }
      throw new GuestTrouble("QEMU ended before it answered " + command);
    } catch (IOException e) {
      throw new GuestTrouble("QEMU cannot be asked for " + command + ": " + e.getMessage(), e);
    }
  }

  /** Plugs a device of QEMU's. */
  public void plug(String driver, String id, JsonObject properties) {
    execute("device_add", properties.copy().put("driver", driver).put("id", id));
  }

  /** Pulls a device of QEMU's. */
  public void unplug(String id) {
    execute("device_del", new JsonObject().put("id", id));
  }

  /** Puts a network cable in or out. */
  public void cable(String link, boolean in) {
    execute("set_link", new JsonObject().put("name", link).put("up", in));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
