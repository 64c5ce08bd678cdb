// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.FakeSystem;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.selftest.Trial;
import org.klartecken.contract.Reading;

/** Routers that are there and one that is not, asked by the real probe: the loopback address plays them. */
public final class GatewayTrials {
  private final AttachedDevice link;
  private final Instant at;
  private final Path folder;

  /** @param folder for the files of a kernel that knows such a router */
  public GatewayTrials(AttachedDevice link, Instant at, Path folder) {
    this.link = link;
    this.at = at;
    this.folder = folder;
  }

  public List<Trial> faults() {
    return List.of(Trial.of("network.gateway_answers", _ -> asked(false, "0x0", "00:00:00:00:00:00")).waiting());
  }

  /** Every third drops what it does not serve, as firewalls do, and is found by ARP all the same. */
  public List<Reading> healthy(long seed) {
    return asked(seed % 3 != 0, "0x2", "02:00:00:00:00:01");
  }

  private List<Reading> asked(boolean refuses, String flags, String address) {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return asked(refuses ? free() : silent.getLocalPort(), flags, address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port that nobody has, so that the kernel refuses what comes there. */
  private static int free() throws IOException {
    try (DatagramSocket gone = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return gone.getLocalPort();
    }
  }

  private List<Reading> asked(int port, String flags, String address) throws IOException {
    FakeSystem system = new FakeSystem(Files.createTempDirectory(folder, "router"))
        .network("sys/devices/pci0000:00/0000:00:1f.6/net/eth0", "eth0")
        .file("proc/net/route", "Iface\neth0\t00000000\t0100007F\t0003\t0\t0\t0\t00000000\t0\t0\t0")
        .file("proc/net/arp",
            "IP address HW type Flags HW address Mask Device\n127.0.0.1 0x1 " + flags + ' ' + address + " * eth0\n");
    AttachedDevice wired = new AttachedDevice(link.device(), null, List.of(system.path("sys/class/net/eth0")));
    var probe = new GatewayProbe(system.root(), true, port, Duration.ofMillis(20), Duration.ofMillis(40));
    return probe.run(wired, at) instanceof ProbeOutcome.Measured(var readings) ? readings : List.of();
  }
}
