// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.room;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.klartecken.lab.usbip.UsbPort;
import org.klartecken.lab.usbip.UsbPorts;

/**
 * The room's devices for scripts: a line in, an answer out, ended by {@code ok} or {@code error: why}.
 * {@link ControlLine} lists the lines. {@code watch} alone does not end: it prints the bus id of each device that waits
 * to be attached, now and whenever one is plugged in.
 */
final class ControlSocket implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ControlSocket.class.getName());
  private final ServerSocket listening;
  private final ControlLine lines;
  private final UsbPorts ports;

  private ControlSocket(ServerSocket listening, LabRoom room, UsbPorts ports) {
    this.listening = listening;
    this.lines = new ControlLine(room);
    this.ports = ports;
  }

  static ControlSocket start(int port, LabRoom room, UsbPorts ports) throws IOException {
    ControlSocket socket = new ControlSocket(new ServerSocket(port, 16, InetAddress.getLoopbackAddress()), room, ports);
    Thread.ofVirtual().name("lab-control").start(socket::accept);
    return socket;
  }

  int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Thread.ofVirtual().name("lab-control-client").start(() -> serve(client));
      } catch (IOException e) {
        LOG.log(listening.isClosed() ? Level.FINE : Level.WARNING, "no further control lines", e);
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        Writer out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.strip().equals("watch")) {
          watch(out);
          return;
        }
        out.write(lines.answer(line));
        out.flush();
      }
    } catch (IOException e) {
      LOG.log(Level.FINE, "a client of the control line is gone", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends with the connection, or with the room. */
  private void watch(Writer out) throws IOException, InterruptedException {
    Map<String, Long> told = new HashMap<>();
    while (!listening.isClosed()) {
      long seen = ports.changes();
      for (UsbPort port : ports.all()) {
        if (port.plugged() && !port.attached() && told.getOrDefault(port.busId(), 0L) < port.pluggings()) {
          told.put(port.busId(), port.pluggings());
          out.write(port.busId() + "\n");
        }
      }
      out.flush();
      ports.awaitChangeAfter(seen);
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
