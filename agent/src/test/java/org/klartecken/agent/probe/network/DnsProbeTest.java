// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.FakeSystem;
import org.klartecken.agent.probe.Looked;

class DnsProbeTest {
  private static final String ID = "net:eth0";

  @TempDir
  private Path folder;
  private FakeSystem system;
  private DatagramSocket server;
  private final AtomicInteger heard = new AtomicInteger();

  @BeforeEach
  void layOut() throws SocketException {
    server = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    system = new FakeSystem(folder).network("sys/devices/pci0000:00/0000:00:1f.6/net/eth0", "eth0")
        .file("etc/resolv.conf", "# the site's own\nnameserver 127.0.0.1")
        .file("proc/net/route", "Iface\neth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0");
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void measuresTheTimeToAnyAnswerARefusalToo() {
    answer(question -> {
      byte[] refused = question.clone();
      refused[2] |= (byte) 0x80; // QR: an answer
      refused[3] = 5; // RCODE: refused
      return refused;
    });

    Looked seen = look();
    assertEquals(Optional.of(true), seen.value(ID, "network.dns_answers"));
    double seconds = (double) seen.value(ID, "network.dns_time").orElseThrow();
    assertTrue(seconds > 0 && seconds < 2, "seconds: " + seconds);
  }

  @Test
  void takesNoAnswerToAnotherQuestionForItsOwn() {
    answer(question -> {
      byte[] other = question.clone();
      other[0] ^= 1;
      other[2] |= (byte) 0x80;
      return other;
    });

    assertSilent(look());
    assertEquals(2, heard.get(), "asks twice before it gives up");
  }

  @Test
  void saysWhenNobodyServesNamesThere() {
    int port = server.getLocalPort();
    server.close();
    assertSilent(look(port));
  }

  @Test
  void saysWhenItCannotEvenAsk() {
    String failure = look(0).failure(ID, "network.dns_time").orElseThrow();
    assertTrue(failure.startsWith("OTHER: the name server cannot be asked"), failure);
  }

  @Test
  void saysWhenNoNameServerIsSet() {
    system.file("etc/resolv.conf", "nameserver example.invalid\nsearch nameserver");
    assertEquals(Optional.of("UNSUPPORTED: no name server is set in /etc/resolv.conf"),
        look().failure(ID, "network.dns_time"));
  }

  @Test
  void asksNothingThroughALinkThatLeadsNowhere() {
    system.file("proc/net/route", "Iface");
    Looked seen = look();
    assertEquals(Optional.empty(), seen.failure(ID, "network.dns_time"));
    assertEquals(Optional.empty(), seen.value(ID, "network.dns_time"));
  }

  @Test
  void asksForTheServersOfTheRoot() {
    // ID 1234, recursion desired, one question, root, NS, IN
    assertArrayEquals(HexFormat.of().parseHex("1234" + "0100" + "0001" + "000000000000" + "00" + "0002" + "0001"),
        new DnsQuestion(0x1234).octets());
  }

  @Test
  void anEchoOrACutHeaderIsNoAnswer() {
    DnsQuestion question = new DnsQuestion(0x1234);
    byte[] echo = question.octets();
    assertFalse(question.isAnsweredBy(echo, echo.length));
    echo[2] |= (byte) 0x80;
    assertTrue(question.isAnsweredBy(echo, echo.length));
    assertFalse(question.isAnsweredBy(echo, 11));
  }

  private static void assertSilent(Looked seen) {
    assertEquals(Optional.of(false), seen.value(ID, "network.dns_answers"));
    assertEquals(Optional.empty(), seen.value(ID, "network.dns_time"));
    assertEquals(Optional.empty(), seen.failure(ID, "network.dns_time"));
  }

  private Looked look() {
    return look(server.getLocalPort());
  }

  private Looked look(int port) {
    return Looked.at(system.root(), new DnsProbe(system.root(), true, port));
  }

  private void answer(UnaryOperator<byte[]> reply) {
    var _ = Thread.ofVirtual().start(() -> {
      DatagramPacket packet = new DatagramPacket(new byte[512], 512);
      try {
        while (!server.isClosed()) {
          server.receive(packet);
          heard.incrementAndGet();
          byte[] octets = reply.apply(Arrays.copyOf(packet.getData(), packet.getLength()));
          server.send(new DatagramPacket(octets, octets.length, packet.getSocketAddress()));
        }
      } catch (IOException closed) {
        assertTrue(server.isClosed(), closed.toString());
      }
    });
  }
}
