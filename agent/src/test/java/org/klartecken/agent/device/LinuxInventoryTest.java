// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.FailureReason;
import org.klartecken.profile.DeviceProfiles;
import org.klartecken.profile.file.CatalogLoader;

class LinuxInventoryTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir
  private Path folder;
  private FakeSystem system;

  @BeforeEach
  void layOut() {
    system = new FakeSystem(folder);
  }

  @Test
  void putsThePcFirstAndHubsBeforeWhatHangsOnThem() {
    system.usb("1-10", 0x0b0e, 0x0422, "Speak").usb("1-4", 0x2109, 0x2817, "Hub").usb("1-4.2", 0x046d, 0x0866,
        "MeetUp");

    assertEquals(List.of("host", "usb:1-4", "usb:1-4.2", "usb:1-10"), ids());
    assertNull(device("host").parent());
    assertEquals(DeviceId.HOST, device("usb:1-4").parent());
    assertEquals(new DeviceId("usb:1-4"), device("usb:1-4.2").parent());
  }

  @Test
  void leavesRootHubsOutSinceNobodyCanUnplugThem() {
    system.usb("1-4", 0x2109, 0x2817, "Hub");
    String rootHub = "sys/devices/pci0000:00/0000:00:14.0/usb1";
    system.file(rootHub + "/idVendor", "1d6b").file(rootHub + "/idProduct", "0002");
    system.link("sys/bus/usb/devices/usb1", rootHub);

    assertEquals(List.of("host", "usb:1-4"), ids());
  }

  @Test
  void joinsACameraWithItsNodesSoundAndInterfaces() {
    system.usb("1-4", 0x046d, 0x085e, "Logitech BRIO").usbInterface("1-4", 0, 0x0e, 1, "uvcvideo")
        .usbInterface("1-4", 1, 0x0e, 2, "uvcvideo").usbInterface("1-4", 2, 1, 1, "snd-usb-audio")
        .video("video0", "1-4", 0, 0, "Logitech BRIO").video("video1", "1-4", 0, 1, "Logitech BRIO")
        .usbSound("1-4", 2, 1, "BRIO", "0c");

    AttachedDevice brio = attached("usb:1-4");

    assertEquals(DeviceKind.CAMERA, brio.device().kind());
    assertEquals(Set.of(Capability.CAMERA, Capability.MICROPHONE), brio.device().capabilities());
    assertEquals(List.of("dev/video0", "dev/snd/pcmC1D0c", "dev/snd/controlC1"), nodes(brio));
    assertEquals(List.of("host", "usb:1-4"), ids(), "camera and sound card of one device are one device");
  }

  @Test
  void takesEveryNodeOfADriverThatMakesNoMetadataNodes() {
    system.usb("1-4", 0x046d, 0x0825, "C270").video("video3", "1-4", 0, 0, "C270");

    assertEquals(List.of("dev/video3"), nodes(attached("usb:1-4")));
  }

  @Test
  void keepsTwoCamerasOfOneModelApart() {
    for (String port : List.of("1-1", "1-2")) {
      system.usb(port, 0x046d, 0x0825, "C270").usbInterface(port, 0, 0x0e, 1, "uvcvideo");
    }
    system.video("video0", "1-2", 0, 0, "C270").video("video2", "1-1", 0, 0, "C270");

    assertEquals(List.of("dev/video2"), nodes(attached("usb:1-1")));
    assertEquals(List.of("dev/video0"), nodes(attached("usb:1-2")));
  }

  @Test
  void showsABuiltInSoundCardAsADeviceOfItsOwn() {
    system.sound("sys/devices/pci0000:00/0000:00:1f.3", 0, "PCH", "0c", "0p");
    system.file("proc/asound/cards", " 0 [PCH            ]: HDA-Intel - HDA Intel PCH");

    Device card = device("sound:PCH");

    assertEquals("HDA Intel PCH", card.name());
    assertEquals(Set.of(Capability.MICROPHONE, Capability.SPEAKER), card.capabilities());
    assertEquals(DeviceKind.OTHER, card.kind(), "that there is a jack does not tell what hangs on it");
  }

  @Test
  void aSoundOutputOfTheDisplayCableCountsOnlyWhenADisplayListens() {
    system.sound("sys/devices/pci0000:00/0000:00:1f.3", 0, "PCH", "3p");
    system.file("proc/asound/card0/pcm3p/info", "card: 0\nname: HDMI 0");
    assertEquals(Set.of(), device("sound:PCH").capabilities());

    system.file("proc/asound/card0/eld#2.0", "monitor_present\t\t1\neld_valid\t\t1");
    assertEquals(Set.of(Capability.SPEAKER), device("sound:PCH").capabilities());
  }

  @Test
  void showsADisplayThatSleepsAndNoneWhereNothingHangs() {
    system.display("card0-HDMI-A-1", "connected", "enabled", "Off", new byte[0], "")
        .display("card0-HDMI-A-2", "disconnected", "disabled", "Off", new byte[0], "")
        .display("card0-VGA-1", "unknown", "disabled", "Off", new byte[0], "");

    assertEquals(List.of("host", "display:card0-HDMI-A-1"), ids());
    assertEquals("HDMI-A-1", Optional.ofNullable(device("display:card0-HDMI-A-1").display()).orElseThrow().connector());
  }

  @Test
  void joinsSerialPortsWithTheirAdapterAndLeavesOutPortsWithoutAChip() {
    system.usb("1-3", 0x1a86, 0x7523, "USB Serial").usbSerial("1-3", 0, "ttyUSB0");
    system.file("sys/devices/platform/serial8250/tty/ttyS1/type", "0").link("sys/class/tty/ttyS1",
        "sys/devices/platform/serial8250/tty/ttyS1");
    system.file("sys/devices/pnp0/00:04/tty/ttyS0/type", "4").link("sys/class/tty/ttyS0",
        "sys/devices/pnp0/00:04/tty/ttyS0");
    system.link("dev/serial/by-id/usb-1a86_USB_Serial-if00-port0", "dev/ttyUSB0");

    assertEquals(List.of("host", "usb:1-3", "serial:ttyS0"), ids());
    assertTrue(device("usb:1-3").can(Capability.SERIAL));
    assertEquals(List.of("dev/ttyUSB0", "dev/serial/by-id/usb-1a86_USB_Serial-if00-port0"), nodes(attached("usb:1-3")));
  }

  @Test
  void showsLinksWithHardwareAndNoBridgesOrTunnels() {
    system.network("sys/devices/pci0000:00/0000:00:1f.6/net/enp0s31f6", "enp0s31f6")
        .network("sys/devices/virtual/net/docker0", "docker0").network("sys/devices/virtual/net/lo", "lo");
    system.usb("2-1", 0x0bda, 0x8153, "USB LAN").usbNetwork("2-1", 0, "enx00e04c");

    assertEquals(List.of("host", "usb:2-1", "net:enp0s31f6"), ids());
    assertTrue(device("usb:2-1").can(Capability.NETWORK));
  }

  @Test
  void countsTheOnlyLinkOfAContainerThoughItHasNoHardware() {
    system.network("sys/devices/virtual/net/eth0", "eth0").network("sys/devices/virtual/net/ifb0", "ifb0");
    system.file("proc/net/route", "Iface\tDestination\tGateway\neth0\t00000000\t0100A8C0");

    assertEquals(List.of("host", "net:eth0"), ids());
  }

  @Test
  void takesNoBridgeForTheCardThatAPcLost() {
    system.network("sys/devices/virtual/net/docker0", "docker0");
    system.file("proc/net/route", "Iface\tDestination\tGateway\ndocker0\t000011AC\t00000000");

    assertEquals(List.of("host"), ids());
  }

  @Test
  void cleansAndBoundsWhatDevicesCallThemselves() {
    system.usb("1-1", 0x1111, 0x2222, "x");
    byte[] hostile = ("Cam\u001b[31mera\u202e" + "y".repeat(5000)).getBytes(StandardCharsets.UTF_8);
    hostile[3] = (byte) 0xff;
    system.bytes(FakeSystem.usbPlace("1-1") + "/product", hostile);

    String name = device("usb:1-1").name();

    assertTrue(name.startsWith("Cam\ufffd[31mera\ufffdyyy"), name);
    assertTrue(name.length() <= SysDirectory.LONGEST_TEXT);
  }

  @Test
  void saysWhenADeviceHasNoReadableIds() {
    system.directory(FakeSystem.usbPlace("1-1")).link("sys/bus/usb/devices/1-1", FakeSystem.usbPlace("1-1"));

    Inventory seen = look();

    assertEquals(1, seen.devices().size());
    assertEquals(FailureReason.MALFORMED_REPLY, seen.failures().getFirst().reason());
    assertTrue(seen.failures().getFirst().detail().contains("1-1"));
  }

  @Test
  void standsLinksThatGoInACircleAndLinksToNowhere() {
    system.usb("1-1", 0x046d, 0x0825, "C270");
    system.link("sys/class/video4linux/video0", "sys/class/video4linux/video1").link("sys/class/video4linux/video1",
        "sys/class/video4linux/video0");
    system.link("sys/class/net/eth0", "sys/devices/nowhere").link("sys/bus/usb/devices/1-2", "sys/devices/nowhere");

    assertEquals(List.of("host", "usb:1-1"), ids());
    assertTrue(look().failures().isEmpty());
  }

  @Test
  void saysThatThereIsNothingToLookAt() {
    Inventory seen = new LinuxInventory(new SystemRoot(folder.resolve("empty")), none()).look(NOW);

    assertEquals(FailureReason.UNSUPPORTED, seen.failures().getFirst().reason());
    assertFalse(seen.devices().isEmpty());
  }

  @Test
  void takesFromTheProfileWhatADeviceIsAndLeavesOutASerialNumberThatSaysNothing() {
    system.usb("1-1", 0x0bda, 0x8153, "USB 10/100/1000 LAN").usbAttribute("1-1", "serial", "000001");
    system.usb("1-2", 0x0fd9, 0x0066, "Cam Link 4K").usbAttribute("1-2", "serial", "A1").usbInterface("1-2", 0, 0x0e, 1,
        "uvcvideo");
    system.usb("1-3", 0x046d, 0x0859, "MeetUp").usbInterface("1-3", 0, 0xfe, 1, "");

    var devices = new LinuxInventory(system.root(), CatalogLoader.shelf()).look(NOW).devices().stream()
        .map(AttachedDevice::device).toList();

    assertEquals(List.of(DeviceKind.HOST, DeviceKind.NETWORK, DeviceKind.CAPTURE, DeviceKind.SPEAKERPHONE),
        devices.stream().map(Device::kind).toList());
    assertNull(Optional.ofNullable(devices.get(1).usb()).orElseThrow().serial());
    assertEquals("A1", Optional.ofNullable(devices.get(2).usb()).orElseThrow().serial());
    assertEquals(Set.of(Capability.UPDATE_MODE), devices.get(3).capabilities());
  }

  private static DeviceProfiles none() {
    return DeviceProfiles.NONE;
  }

  private Inventory look() {
    return new LinuxInventory(system.root(), none()).look(NOW);
  }

  private List<String> ids() {
    return look().devices().stream().map(d -> d.device().id().value()).toList();
  }

  private AttachedDevice attached(String id) {
    return look().devices().stream().filter(d -> d.device().id().value().equals(id)).findFirst().orElseThrow();
  }

  private Device device(String id) {
    return attached(id).device();
  }

  private List<String> nodes(AttachedDevice device) {
    return device.nodes().stream().map(n -> folder.relativize(n).toString()).toList();
  }
}
