// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.klartecken.agent.protocol.usb.UsbFixture.bos;
import static org.klartecken.agent.protocol.usb.UsbFixture.configuration;
import static org.klartecken.agent.protocol.usb.UsbFixture.device;
import static org.klartecken.agent.protocol.usb.UsbFixture.firmware;
import static org.klartecken.agent.protocol.usb.UsbFixture.hid;
import static org.klartecken.agent.protocol.usb.UsbFixture.network;
import static org.klartecken.agent.protocol.usb.UsbFixture.serial;
import static org.klartecken.agent.protocol.usb.UsbFixture.speakerphone2;
import static org.klartecken.agent.protocol.usb.UsbFixture.superSpeed;
import static org.klartecken.agent.protocol.usb.UsbFixture.webcam;

import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.protocol.Octets;
import org.klartecken.contract.Capability;

class UsbCapabilitiesTest {
  @Test
  void knowsAWebcamWithAMicrophone() {
    assertCan(webcam(), Capability.CAMERA, Capability.MICROPHONE);
  }

  @Test
  void knowsASpeakerphone() {
    assertCan(configuration(3, speakerphone2()), Capability.MICROPHONE, Capability.SPEAKER);
  }

  @Test
  void knowsThatASocketForVideoIsNoCamera() {
    assertCan(configuration(1, Octets.of("""
        09 04 00 00 00 0e 01 00 00     # interface 0: video control
        08 24 02 01 01 04 00 00        # input terminal: composite
        """)), Capability.CAPTURE);
  }

  @Test
  void knowsSerialNetworkStorageInputAndBillboard() {
    assertCan(configuration(2, serial()), Capability.SERIAL);
    assertCan(configuration(2, network()), Capability.NETWORK);
    assertCan(configuration(1, Octets.of("09 04 00 00 00 08 06 50 00")), Capability.STORAGE);
    assertCan(configuration(1, hid(0, 1, 1)), Capability.INPUT);
    assertCan(configuration(1, Octets.of("09 04 00 00 00 11 00 00 00")), Capability.BILLBOARD);
  }

  @Test
  void tellsADeviceThatWaitsForFirmwareFromOneThatWorks() {
    assertCan(configuration(1, firmware(0, 2)), Capability.UPDATE_MODE);
    assertCan(configuration(2, firmware(0, 1), hid(1, 1, 1)), Capability.INPUT);
  }

  @Test
  void knowsAHubByItsClassAlone() {
    assertCan(device(0x0200, 9, 0x1d6b, 2), Capability.HUB);
  }

  @Test
  void saysOtherWhenNothingIsTold() {
    assertCan(configuration(1, Octets.of("09 04 00 00 00 ff 00 00 00")), Capability.OTHER);
  }

  @Test
  void findsTheBestSpeed() {
    assertEquals(OptionalInt.of(12), best(device(0x0110, 0, 1, 2)));
    assertEquals(OptionalInt.of(480), best(webcam()));
    assertEquals(OptionalInt.of(480), best(configuration(2, network())));
    assertEquals(OptionalInt.of(5_000), best(device(0x0300, 0, 1, 2)));
    assertEquals(OptionalInt.of(5_000), best(Octets.join(device(0x0210, 0, 1, 2), bos(1, superSpeed()))));
    assertEquals(OptionalInt.of(10_000), best(bos(2, superSpeed(), Octets.of("""
        14 10 0a 00                 # capability: SuperSpeedPlus
        01 00 00 00 00 11 00 00     # two sublinks
        31 40 0a 00 b1 40 0a 00     # 10 Gbit/s each way
        """))));
  }

  @Test
  void leavesTheBestSpeedOpenWhenADeviceAnsweredAtFullSpeed() {
    assertEquals(OptionalInt.empty(), best(Octets.join(device(0x0200, 0, 1, 2), configuration(2, serial()))));
  }

  private static OptionalInt best(byte[] octets) {
    return UsbCapabilities.bestSpeed(DescriptorParser.parse(octets));
  }

  private static void assertCan(byte[] octets, Capability... expected) {
    assertEquals(Set.of(expected), UsbCapabilities.of(DescriptorParser.parse(octets)));
  }
}
