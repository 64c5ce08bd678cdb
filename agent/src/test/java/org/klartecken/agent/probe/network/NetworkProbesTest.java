// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.FakeSystem;
import org.klartecken.agent.probe.Looked;

class NetworkProbesTest {
  private static final String PLACE = "sys/devices/pci0000:00/0000:00:1f.6/net/eth0";
  private static final String ID = "net:eth0";
  private static final String ROUTES = """
      Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
      eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0
      eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0""";

  @TempDir
  private Path folder;
  private FakeSystem system;

  @BeforeEach
  void plugIn() {
    system = new FakeSystem(folder).network(PLACE, "eth0").file("proc/net/route", ROUTES);
  }

  @Test
  void readsALinkThatIsUp() {
    assertEquals(Optional.of(true), look().value(ID, "network.link"));
    assertEquals(Optional.of(1e9), look().value(ID, "network.speed"));
    assertEquals(Optional.of(true), look().value(ID, "network.full_duplex"));
    assertEquals(Optional.of(false), look().value(ID, "network.wireless"));
    assertEquals(Optional.of(true), look().value(ID, "network.gateway"));
    assertEquals(Optional.of(1.0), look().value(ID, "network.addresses"));
  }

  @Test
  void tellsTheClassesOfAddressesAndTheRouterButNeverAnAddressOfThePc() {
    system.file("proc/net/if_inet6", "200106b0000000000000000000000007 02 40 00 80     eth0\n"
        + "fe80000000000000020000fffe000007 02 40 20 80     eth0");
    assertEquals(Optional.of("global4 global6"), look().value(ID, "network.address_classes"));
    assertEquals(Optional.of("192.0.2.1"), look().value(ID, "network.gateway_address"));
  }

  @Test
  void theRouterOfIpv6IsToldWhereThereIsNoOther() {
    String zeros = "0".repeat(32);
    system.file("proc/net/route", "Iface").file("proc/net/ipv6_route", zeros + " 00 " + zeros
        + " 00 fe80000000000000020000fffe000001 00000400 00000001 00000000 00450003 eth0");
    assertEquals(Optional.of("fe80:0:0:0:200:ff:fe00:1"), look().value(ID, "network.gateway_address"));
  }

  @Test
  void readsNoSpeedWhereTheDriverKnowsNone() {
    system.file(PLACE + "/speed", "-1").file(PLACE + "/duplex", "unknown");
    assertEquals(Optional.empty(), look().value(ID, "network.speed"));
    assertEquals(Optional.empty(), look().value(ID, "network.full_duplex"));
  }

  @Test
  void aLinkWithoutACableIsDownAndThatItLeadsNowhereIsNoSecondFault() {
    system.file(PLACE + "/operstate", "down").file(PLACE + "/carrier", "0");
    assertEquals(Optional.of(false), look().value(ID, "network.link"));
    assertEquals(Optional.empty(), look().value(ID, "network.gateway"));
    assertEquals(Optional.empty(), look().value(ID, "network.addresses"));
    assertEquals(Optional.empty(), look().value(ID, "network.speed"));
  }

  @Test
  void aRouteOfAnotherLinkIsNoWayOut() {
    system.file("proc/net/route", ROUTES.replace("eth0\t00000000", "wlan0\t00000000"));
    assertEquals(Optional.of(false), look().value(ID, "network.gateway"));
  }

  @Test
  void aDefaultRouteOfIpv6IsAWayOutUnlessTheKernelRejectsWithIt() {
    String zeros = "0".repeat(32);
    String route = zeros + " 00 " + zeros + " 00 fe80000000000000020000fffe000001 00000400 00000001 00000000 %s eth0";
    system.file("proc/net/route", "Iface").file("proc/net/ipv6_route", route.formatted("00450003"));
    assertEquals(Optional.of(true), look().value(ID, "network.gateway"));

    system.file("proc/net/ipv6_route", route.formatted("00200200"));
    assertEquals(Optional.of(false), look().value(ID, "network.gateway"));
  }

  @Test
  void readsTheSignalOfAWirelessLink() {
    system.directory(PLACE + "/wireless").file("proc/net/wireless", """
        Inter-| sta-|   Quality        |   Discarded packets               | Missed | WE
         face | tus | link level noise |  nwid  crypt   frag  retry   misc | beacon | 22
          eth0: 0000   56.  -54.  -256        0      0      0      0     16        0""");
    assertEquals(Optional.of(-54.0), look().value(ID, "network.signal"));
    assertEquals(Optional.of(true), look().value(ID, "network.wireless"));
  }

  @Test
  void saysWhenTheKernelDoesNotTellTheSignal() {
    system.directory(PLACE + "/phy80211");
    assertEquals(Optional.of("UNSUPPORTED: this kernel has no /proc/net/wireless"),
        look().failure(ID, "network.signal"));
    system.file("proc/net/wireless", "nonsense");
    assertEquals(Optional.of("MALFORMED_REPLY: /proc/net/wireless does not tell the level of eth0"),
        look().failure(ID, "network.signal"));
  }

  @Test
  void readsTheLevelOfOldDriversToo() {
    assertEquals(OptionalDouble.of(-54), WirelessSignalProbe.level(List.of("wlan0: 0000 56. 202. 0."), "wlan0"));
    assertEquals(OptionalDouble.empty(), WirelessSignalProbe.level(List.of("wlan0: 0000 56. 40. 0."), "wlan0"));
    assertEquals(OptionalDouble.empty(), WirelessSignalProbe.level(List.of("wlan0: 0000 56. x 0."), "wlan0"));
  }

  @Test
  void readsTheLinkOfAUsbAdapterUnderTheAdaptersOwnName() {
    system.usb("2-1", 0x0bda, 0x8153, "USB LAN").usbNetwork("2-1", 0, "enx0");
    assertEquals(Optional.of(true), look().value("usb:2-1", "network.link"));
  }

  private Looked look() {
    return Looked.at(system.root(), new NetworkLinkProbe(), new NetworkAddressProbe(system.root()),
        new WirelessSignalProbe(system.root()));
  }
}
