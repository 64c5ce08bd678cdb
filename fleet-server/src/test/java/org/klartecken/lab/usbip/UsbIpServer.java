// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.usbip;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Serves the devices of some ports by USB/IP on the loopback address; a guest reaches it through its gateway. */
public final class UsbIpServer implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(UsbIpServer.class.getName());
  private final ServerSocket listening;
  private final UsbPorts ports;

  private UsbIpServer(ServerSocket listening, UsbPorts ports) {
    this.listening = listening;
    this.ports = ports;
  }

  /** Port 0 takes a free one. */
  public static UsbIpServer start(int port, UsbPorts ports) throws IOException {
    UsbIpServer server = new UsbIpServer(new ServerSocket(port, 16, InetAddress.getLoopbackAddress()), ports);
    Thread.ofVirtual().name("usbip-accept").start(server::accept);
    return server;
  }

  public int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Thread.ofVirtual().name("usbip-client").start(() -> serve(client));
      } catch (IOException e) {
        LOG.log(listening.isClosed() ? Level.FINE : Level.WARNING, "no further clients", e);
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      WireReader in = new WireReader(new BufferedInputStream(client.getInputStream()));
      switch (in.operation()) {
        case OpRequest.ListDevices list -> client.getOutputStream().write(WireWriter.devices(ports.attachable()));
        case OpRequest.Import wanted -> attach(client, in, wanted.busId());
      }
    } catch (IOException e) {
      LOG.log(Level.FINE, "a client was not served to the end", e);
    }
  }

  private void attach(Socket client, WireReader in, String busId) throws IOException {
    Optional<UsbPort> port = ports.port(busId);
    Optional<UsbDevice> device = port.flatMap(UsbPort::device);
    if (port.isEmpty() || device.isEmpty()) {
      client.getOutputStream().write(WireWriter.refused(WireWriter.Refusal.NO_SUCH_DEVICE));
      return;
    }
    Session session = new Session(client, device.get(), port.get().conduct());
    if (!port.get().begin(session, device.get())) {
      client.getOutputStream().write(WireWriter.refused(WireWriter.Refusal.BUSY));
      return;
    }
    try {
      client.getOutputStream().write(WireWriter.imported(busId, device.get().entry()));
      LOG.info(() -> busId + " attached");
      session.serve(in);
    } finally {
      port.get().end(session);
      LOG.info(() -> busId + " detached");
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    ports.all().forEach(UsbPort::unplug);
  }
}
