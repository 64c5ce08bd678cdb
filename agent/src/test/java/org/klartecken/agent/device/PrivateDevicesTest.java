// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartecken.agent.metrics.Tally;
import org.klartecken.agent.probe.ProbeRunner;
import org.klartecken.agent.probe.Probes;
import org.klartecken.agent.probe.Survey;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.Observation;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.contract.WireCodec;
import org.klartecken.profile.file.CatalogLoader;

/** What a guest plugs in is no business of anybody's: it is not in the inventory, so nothing of it can be sent. */
class PrivateDevicesTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  @TempDir
  private Path folder;
  private FakeSystem system;

  @BeforeEach
  void plugIn() {
    system = new FakeSystem(folder);
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      # what                     , vendor, product, class, subclass, protocol, label
      a telephone showing pictures, 04e8  , 6865   , 06   , 01      , 01      , PTP
      a telephone showing files   , 04e8  , 6860   , ff   , ff      , 00      , MTP
      a telephone being debugged  , 22b8  , 2e76   , ff   , 42      , 01      , ADB Interface
      a telephone lending its net , 12d1  , 1037   , e0   , 01      , 03      , RNDIS
      an iPhone                   , 05ac  , 12a8   , ff   , fe      , 02      , Apple USB Multiplexor
      an iPad                     , 05ac  , 12ab   , ff   , fe      , 02      , x
      an Android web camera       , 18d1  , 4eec   , 0e   , 01      , 00      , UVC
      a memory stick              , 0781  , 5567   , 08   , 06      , 50      , x
      a card reader for log-in    , 076b  , 3031   , 0b   , 00      , 00      , x
      a mouse                     , 046d  , c077   , 03   , 01      , 02      , x
      """)
  void isNotInventoried(String what, String vendor, String product, String classCode, String subclass, String protocol,
      String label) {
    plug("1-3", vendor, product, classCode, subclass, protocol, label);
    assertEquals(List.of(DeviceId.HOST), ids(), what);
    assertNothingLeaves(what);
  }

  @Test
  void aTelephoneThatOffersACameraAndANetworkIsStillATelephone() {
    plug("1-3", "04e8", "6865", "06", "01", "01", "PTP");
    part("1-3", 1, "0e", "01", "00", "");
    part("1-3", 2, "e0", "01", "03", "RNDIS");
    system.video("video0", "1-3", 1, 0, "Anna's Galaxy").usbNetwork("1-3", 2, "usb0");
    assertEquals(List.of(DeviceId.HOST), ids());
    assertNothingLeaves("Anna's Galaxy");
  }

  @Test
  void aSecurityKeyIsAPersons() {
    plug("1-3", "1050", "0407", "03", "00", "00", "FIDO");
    // usage page 0xf1d0 (FIDO), usage 1, collection (application), end collection
    system.bytes(FakeSystem.usbPlace("1-3") + "/1-3:1.0/0003:1050:0407.0001/report_descriptor",
        new byte[]{0x06, (byte) 0xd0, (byte) 0xf1, 0x09, 0x01, (byte) 0xa1, 0x01, (byte) 0xc0});
    system.usbDescriptors("1-3", "12 01 00 02 00 00 00 40 50 10 07 04 00 01 01 02 00 01");
    assertEquals(List.of(DeviceId.HOST), ids());
  }

  @Test
  void whatBelongsToRoomsStays() {
    plug("1-1", "1bcf", "2281", "0e", "01", "00", "Camera");
    system.video("video0", "1-1", 0, 0, "Camera");
    plug("1-2", "046d", "c52b", "03", "01", "01", "keyboard");
    part("1-2", 1, "03", "01", "02", "mouse");
    plug("1-4", "05e3", "0610", "09", "00", "01", "hub");
    assertEquals(List.of("host", "usb:1-1", "usb:1-2", "usb:1-4"), ids().stream().map(DeviceId::value).toList());
  }

  @Test
  void whatAProfileKnowsBelongsToRoomsThoughItIsStorageToo() {
    plug("1-3", "0b0e", "0420", "08", "06", "50", "x");
    assertEquals(2, ids().size());
  }

  @Test
  void theSerialNumberOfAHeadsetStaysOnThePc() {
    system.usb("1-3", 0x1395, 0x0025, "Headset").usbAttribute("1-3", "serial", "A0031234567890");
    // audio control: input terminal headset microphone 0x0402 → output terminal USB streaming
    system.usbDescriptors("1-3", HEADSET);
    AttachedDevice headset = look().devices().getLast();
    assertEquals(DeviceKind.HEADSET, headset.device().kind());
    UsbIdentity usb = headset.device().usb();
    assertNull(usb == null ? "no identity" : usb.serial());
  }

  private static final String HEADSET = """
      12 01 00 02 00 00 00 40 95 13 25 00 00 01 01 02 03 01
      09 02 3d 00 02 01 00 80 32
      09 04 00 00 00 01 01 00 00
      09 24 01 00 01 1e 00 01 01
      0c 24 02 01 02 04 00 01 00 00 00 00
      09 24 03 02 01 01 00 01 00
      09 04 01 00 00 01 02 00 00
      09 04 01 01 00 01 02 00 00""";

  private void assertNothingLeaves(String secret) {
    try (Survey survey = new Survey(inventory(),
        new ProbeRunner(Probes.all(system.root(), folder, Optional.empty()), Tally.NONE))) {
      Observation seen = survey.observe(NOW);
      String wire = new String(new WireCodec().encode(seen), StandardCharsets.UTF_8);
      assertTrue(!wire.contains("1-3") && !wire.contains(secret), wire);
    }
  }

  private void plug(String port, String vendor, String product, String classCode, String subclass, String protocol,
      String label) {
    system.usb(port, hex(vendor), hex(product), "Anna's Galaxy").usbAttribute(port, "serial", "R58M12ABCDE");
    part(port, 0, classCode, subclass, protocol, label);
  }

  private void part(String port, int number, String classCode, String subclass, String protocol, String label) {
    String place = FakeSystem.usbPlace(port) + "/" + port + ":1." + number;
    system.usbInterface(port, number, hex(classCode), hex(subclass), "");
    system.file(place + "/bInterfaceProtocol", protocol).file(place + "/interface", label);
  }

  private static int hex(String text) {
    return Integer.parseInt(text, 16);
  }

  private List<DeviceId> ids() {
    return look().devices().stream().map(d -> d.device().id()).toList();
  }

  private Inventory look() {
    return inventory().look(NOW);
  }

  private LinuxInventory inventory() {
    return new LinuxInventory(system.root(), CatalogLoader.shipped().catalog());
  }
}
