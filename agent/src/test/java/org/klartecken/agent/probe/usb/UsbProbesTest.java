// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.usb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartecken.agent.device.FakeSystem;
import org.klartecken.agent.probe.Looked;
import org.klartecken.contract.Capability;
import org.klartecken.contract.DeviceKind;

class UsbProbesTest {
  private static final String PORT = "1-4";
  private static final String ID = "usb:1-4";
  /** Device descriptor, USB 2.10, made up of interfaces, 64 octets, 046d:085e, release 3.17, strings 1 2 3, 1 configuration. */
  private static final String DEVICE = "12 01 1002 ef 02 01 40 6d04 5e08 1703 01 02 03 01";
  /** Configuration of 9 octets without interfaces. */
  private static final String EMPTY = "09 02 0900 00 01 00 80 fa";
  /** Binary object store with one capability: SuperSpeed, which knows full, high and super speed. */
  private static final String STORE = "05 0f 0f00 01  0a 10 03 00 0e00 01 0a ff07";

  @TempDir
  private Path folder;
  private FakeSystem system;

  @BeforeEach
  void plugIn() {
    system = new FakeSystem(folder).usb(PORT, 0x046d, 0x085e, "Logitech BRIO");
  }

  @Test
  void tellsTheSpeedInBitsASecond() {
    assertEquals(Optional.of(480e6), look().value(ID, "usb.speed"));
    system.usbAttribute(PORT, "speed", "1.5");
    assertEquals(Optional.of(1.5e6), look().value(ID, "usb.speed"));
  }

  @Test
  void saysWhenTheSpeedIsUnknownToTheKernel() {
    system.usbAttribute(PORT, "speed", "unknown");
    assertEquals(Optional.of("UNSUPPORTED: the system does not tell the speed"), look().failure(ID, "usb.speed"));
  }

  @Test
  void tellsThatACameraForUsb3RunsOnUsb2() {
    system.usbDescriptors(PORT, DEVICE + EMPTY);
    assertEquals(Optional.empty(), look().value(ID, "usb.best_speed"), "without the object store nobody can tell");

    system.bytes(FakeSystem.usbPlace(PORT) + "/bos_descriptors", octets(STORE));
    assertEquals(Optional.of(5e9), look().value(ID, "usb.best_speed"));
    assertEquals(Optional.of(480e6), look().value(ID, "usb.speed"));
  }

  @Test
  void countsInterfacesWithoutTheDriverTheyNeed() {
    system.usbInterface(PORT, 0, 0x0e, 1, "uvcvideo").usbInterface(PORT, 1, 0x0e, 2, "uvcvideo")
        .usbInterface(PORT, 2, 0x01, 1, "").usbInterface(PORT, 3, 0xff, 0, "");

    assertEquals(Optional.of(1.0), look().value(ID, "usb.drivers_missing"), "a vendor's own interface needs none");
    assertEquals(Optional.of("uvcvideo 2"), look().value(ID, "usb.drivers"));
  }

  @Test
  void saysThatTheKernelDidNotConfigureTheDevice() {
    system.usbAttribute(PORT, "bConfigurationValue", "");
    assertEquals(Optional.of("OTHER: the kernel did not configure the device"),
        look().failure(ID, "usb.drivers_missing"));
  }

  @Test
  void countsWhatIsWrongWithTheDescriptors() {
    system.usbDescriptors(PORT, DEVICE + EMPTY);
    assertEquals(Optional.of(0.0), look().value(ID, "usb.descriptor_problems"));

    system.usbDescriptors(PORT, DEVICE + "09 02 ff00 02 01");
    Looked cut = look();
    assertTrue((double) cut.value(ID, "usb.descriptor_problems").orElseThrow() > 0);
    assertTrue(cut.value(ID, "usb.descriptor_problem").isPresent());
  }

  @Test
  void saysWhenThereAreNoDescriptors() {
    assertEquals(Optional.of("UNSUPPORTED: the system does not show the descriptors"),
        look().failure(ID, "usb.descriptors"));
  }

  @Test
  void refusesDescriptorsThatAreTooLongToBeTrue() {
    system.bytes(FakeSystem.usbPlace(PORT) + "/descriptors", new byte[200_000]);
    assertEquals(Optional.of("MALFORMED_REPLY: descriptors is longer than 131072 octets"),
        look().failure(ID, "usb.descriptors"));
  }

  @Test
  void knowsASpeakerphoneByTheTelephonyOfItsButtons() {
    system.usbInterface(PORT, 3, 0x03, 0, "usbhid");
    String hid = FakeSystem.usbPlace(PORT) + "/1-4:1.3/0003:0B0E:0422.0001";
    // usage page telephony, usage headset, application collection, end
    system.usbDescriptors(PORT, DEVICE + EMPTY).bytes(hid + "/report_descriptor", octets("05 0b 09 05 a1 01 c0"));

    assertEquals(Set.of(Capability.TELEPHONY), look().device(ID).capabilities());
    assertEquals(DeviceKind.OTHER, look().device(ID).kind(), "buttons alone make no telephone");
  }

  @ParameterizedTest
  @CsvSource({"02 01ff 0000,failed", "00 01ff 0000,failed_unspecified", "01 01ff 0000,not_attempted",
      "03 01ff 0000,configured",
      "02 8780 0000,", "0e 01ff 0000 01ff 0100,configured"})
  void tellsWhatBecameOfThePictureOfAnAdapter(String states, @Nullable String said) {
    String configured = states.substring(0, 2);
    String modes = states.substring(3).replace(" ", "");
    int count = modes.length() / 8;
    // type 0d, string, modes, preferred mode, no VCONN, two bits a mode in 32 octets, version 1.21, no reason, reserved
    String capability = "10 0d 01 %02x 00 0080 %s %s 2101 00 00 %s".formatted(count, configured, "00".repeat(31),
        modes);
    byte[] octets = octets("05 0f %02x00 01 %02x %s".formatted(49 + 4 * count, 44 + 4 * count, capability));
    system.usbInterface(PORT, 0, 0x11, 0, "").usbDescriptors(PORT, DEVICE + EMPTY)
        .bytes(FakeSystem.usbPlace(PORT) + "/bos_descriptors", octets);
    assertEquals(Optional.ofNullable(said), look().value(ID, "usb.alternate_mode"));
    assertEquals(Optional.empty(), look().failure(ID, "usb.alternate_mode"));
  }

  @Test
  void anAdapterWhoseWordsTheSystemDoesNotShowIsNoFault() {
    system.usbInterface(PORT, 0, 0x11, 0, "").usbDescriptors(PORT, DEVICE + EMPTY);
    assertEquals(Optional.of("UNSUPPORTED: this system does not show what the adapter says"),
        look().failure(ID, "usb.alternate_mode"));
  }

  private Looked look() {
    return Looked.at(system.root(), new UsbSpeedProbe(), new UsbDriversProbe(), new UsbDescriptorsProbe(),
        new AlternateModeProbe(system.root()));
  }

  private static byte[] octets(String hex) {
    return java.util.HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
