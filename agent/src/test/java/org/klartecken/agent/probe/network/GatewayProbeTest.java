// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.FakeSystem;
import org.klartecken.agent.probe.Looked;

class GatewayProbeTest {
  private static final String ID = "net:eth0";
  private static final String HEAD = "IP address HW type Flags HW address Mask Device\n";
  @TempDir
  private Path folder;
  private FakeSystem system;
  private DatagramSocket router;
  private int port;
  private Duration search = Duration.ofMillis(50);

  @BeforeEach
  void layOut() throws SocketException {
    router = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    port = router.getLocalPort();
    system = new FakeSystem(folder).network("sys/devices/pci0000:00/0000:00:1f.6/net/eth0", "eth0")
        .file("proc/net/route", "Iface\neth0\t00000000\t0100007F\t0003\t0\t0\t0\t00000000\t0\t0\t0");
  }

  @AfterEach
  void close() {
    router.close();
  }

  @Test
  void aRouterThatRefusesIsThere() {
    router.close();
    assertEquals(Optional.of(true), answers());
  }

  @Test
  void aRouterThatDropsIsThereIfItsNeighboursFindIt() {
    system.file("proc/net/arp", HEAD + "127.0.0.9 0x1 0x0 00:00:00:00:00:00 * eth0\n"
        + "127.0.0.1 0x1 0x2 02:00:00:00:00:01 * eth0\n");
    assertEquals(Optional.of(true), answers());
  }

  @Test
  void aRouterThatNobodyFindsIsGone() {
    system.file("proc/net/arp", HEAD + "127.0.0.1 0x1 0x0 00:00:00:00:00:00 * eth0\n");
    assertEquals(Optional.of(false), answers());
  }

  @Test
  void aRouterThatIsFoundLateIsThere() throws Exception {
    search = Duration.ofSeconds(20);
    system.file("proc/net/arp", HEAD + "127.0.0.1 0x1 0x0 00:00:00:00:00:00 * eth0\n");
    CompletableFuture<Optional<Object>> asked = CompletableFuture.supplyAsync(this::answers);
    router.receive(new DatagramPacket(new byte[1], 1));
    // three times as long as the probe waits for an answer: by now it has looked at the table
    router.setSoTimeout(300);
    assertThrows(SocketTimeoutException.class, () -> router.receive(new DatagramPacket(new byte[1], 1)), "asked once");
    system.file("proc/net/arp.next", HEAD + "127.0.0.1 0x1 0x2 02:00:00:00:00:01 * eth0\n");
    Files.move(system.path("proc/net/arp.next"), system.path("proc/net/arp"), StandardCopyOption.ATOMIC_MOVE);
    assertEquals(Optional.of(true), asked.get(15, TimeUnit.SECONDS));
  }

  @Test
  void theSameAddressOnAnotherLinkSaysNothingOfThisOne() {
    system.file("proc/net/arp", HEAD + "127.0.0.1 0x1 0x0 00:00:00:00:00:00 * wlan0\n");
    assertEquals(Optional.empty(), answers());
  }

  @Test
  void ofARouterThatNothingTellsOfNothingIsSaid() {
    system.file("proc/net/arp", HEAD);
    Looked seen = look();
    assertEquals(Optional.empty(), seen.value(ID, "network.gateway_answers"));
    assertEquals(Optional.empty(), seen.failure(ID, "network.gateway_answers"));
  }

  @Test
  void nobodyIsAskedWhereThereIsNoWayOut() {
    router.close();
    system.file("proc/net/route", "Iface");
    assertEquals(Optional.empty(), answers());
  }

  private Optional<Object> answers() {
    return look().value(ID, "network.gateway_answers");
  }

  private Looked look() {
    return Looked.at(system.root(), new GatewayProbe(system.root(), true, port, Duration.ofMillis(100), search));
  }
}
