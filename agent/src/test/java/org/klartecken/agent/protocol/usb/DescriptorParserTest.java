// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.klartecken.agent.protocol.usb.UsbFixture.billboard;
import static org.klartecken.agent.protocol.usb.UsbFixture.bos;
import static org.klartecken.agent.protocol.usb.UsbFixture.configuration;
import static org.klartecken.agent.protocol.usb.UsbFixture.containerId;
import static org.klartecken.agent.protocol.usb.UsbFixture.device;
import static org.klartecken.agent.protocol.usb.UsbFixture.firmware;
import static org.klartecken.agent.protocol.usb.UsbFixture.network;
import static org.klartecken.agent.protocol.usb.UsbFixture.problems;
import static org.klartecken.agent.protocol.usb.UsbFixture.serial;
import static org.klartecken.agent.protocol.usb.UsbFixture.superSpeed;
import static org.klartecken.agent.protocol.usb.UsbFixture.webcam;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.protocol.Octets;
import org.klartecken.agent.protocol.usb.DeviceCapability.AlternateMode;
import org.klartecken.agent.protocol.usb.DeviceCapability.Billboard;
import org.klartecken.agent.protocol.usb.DeviceCapability.ContainerId;
import org.klartecken.agent.protocol.usb.DeviceCapability.ModeState;
import org.klartecken.agent.protocol.usb.DeviceCapability.SuperSpeed;
import org.klartecken.agent.protocol.usb.DeviceCapability.SuperSpeedPlus;
import org.klartecken.agent.protocol.usb.Endpoint.Transfer;
import org.klartecken.contract.UsbId;

class DescriptorParserTest {
  @Test
  void readsAWholeDevice() {
    UsbDescriptors usb = DescriptorParser.parse(webcam());

    assertEquals("", problems(usb));
    assertEquals(new DeviceDescriptor(0x0200, 0xef, 2, 1, 64, new UsbId(0x1209, 1), 0x0105, 1, 2, 3, 1), usb.device());
    UsbConfiguration configuration = usb.configurations().getFirst();
    assertEquals(List.of(new InterfaceAssociation(0, 2, 0x0e, 3, 0), new InterfaceAssociation(2, 2, 1, 0, 0)),
        configuration.associations());
    assertEquals(List.of("0.0 video-control", "1.0 video-streaming", "1.1 video-streaming", "2.0 audio-control",
        "3.0 audio-streaming", "3.1 audio-streaming", "4.0 hid"),
        usb.interfaces().map(i -> i.number() + "." + i.alternate() + " " + i.role().word()).toList());
    assertEquals(List.of(new OtherDescriptor.Hid(0x0111, 33, 101)), usb.details(OtherDescriptor.Hid.class).toList());
  }

  @Test
  void readsPacketsOfHighSpeedEndpoints() {
    UsbInterface streaming = DescriptorParser.parse(webcam()).interfaces()
        .filter(i -> i.number() == 1 && i.alternate() == 1).findFirst().orElseThrow();

    assertEquals(List.of(new Endpoint(0x81, Transfer.ISOCHRONOUS, 1024, 3, 1, 0)), streaming.endpoints());
  }

  @Test
  void readsTheBurstOfASuperSpeedEndpoint() {
    UsbDescriptors usb = DescriptorParser.parse(configuration(1, Octets.of("""
        09 04 00 00 01 08 06 62 00  # interface: storage
        07 05 81 02 00 04 00        # endpoint 0x81 bulk, 1024 octets
        06 30 0f 00 00 00           # companion: burst of 16
        """)));

    assertEquals(15, usb.interfaces().findFirst().orElseThrow().endpoints().getFirst().maxBurst());
  }

  @Test
  void readsADeviceDescriptorAlone() {
    UsbDescriptors usb = DescriptorParser.parse(device(0x0210, 0, 0x046d, 0x0825));

    assertEquals("", problems(usb));
    DeviceDescriptor device = usb.device();
    assertNotNull(device);
    assertEquals("046d:0825", device.id().toString());
    assertEquals("2.10", device.usbVersion());
  }

  @Test
  void readsAConfigurationAlone() {
    UsbDescriptors usb = DescriptorParser.parse(configuration(2, serial()));

    assertEquals("", problems(usb));
    assertNull(usb.device());
    assertEquals(List.of(new CdcDescriptor.Header(0x0110), new CdcDescriptor.Unknown(1, 5), new CdcDescriptor.Acm(2),
        new CdcDescriptor.Union(0, List.of(1))), usb.details(CdcDescriptor.class).toList());
  }

  @Test
  void readsANetworkAdapter() {
    UsbDescriptors usb = DescriptorParser.parse(configuration(2, network()));

    assertEquals("", problems(usb));
    assertEquals(List.of(new CdcDescriptor.Ethernet(4, 1514)), usb.details(CdcDescriptor.Ethernet.class).toList());
    assertEquals(List.of(new CdcDescriptor.Ncm(0x0100)), usb.details(CdcDescriptor.Ncm.class).toList());
    assertEquals(InterfaceRole.ETHERNET, usb.interfaces().findFirst().orElseThrow().role());
  }

  @Test
  void readsWhatADeviceSaysOfItsFirmware() {
    UsbDescriptors usb = DescriptorParser.parse(configuration(2, firmware(0, 1), firmware(1, 2)));

    assertEquals("", problems(usb));
    assertEquals(List.of(InterfaceRole.DFU_RUNTIME, InterfaceRole.DFU_MODE),
        usb.interfaces().map(UsbInterface::role).toList());
    assertEquals(new OtherDescriptor.Dfu(true, false, 1000, 2048, 0x0110),
        usb.details(OtherDescriptor.Dfu.class).findFirst().orElseThrow());
  }

  @Test
  void readsSmartcardReadersAndHubs() {
    UsbDescriptors usb = DescriptorParser.parse(configuration(2, Octets.of("""
        09 04 00 00 00 0b 00 00 00  # interface 0: smart card
        36 21 10 01 01              # CCID 1.10, highest slot 1
        """), new byte[0x36 - 5], Octets.of("""
        09 04 01 00 00 09 00 00 00  # interface 1: hub
        09 29 04 00 00 32 64 00 ff  # hub descriptor: four ports
        """)));

    assertEquals("", problems(usb));
    assertEquals(List.of(new OtherDescriptor.SmartcardReader(0x0110, 2), new OtherDescriptor.Hub(4)),
        usb.details(OtherDescriptor.class).toList());
  }

  @Test
  void readsTheBinaryObjectStoreBehindTheConfigurations() {
    UsbDescriptors usb = DescriptorParser.parse(Octets.join(device(0x0210, 0, 0x1209, 2),
        configuration(1, Octets.of("09 04 00 00 00 11 00 00 00")), bos(3, containerId(), superSpeed(), billboard())));

    assertEquals("", problems(usb));
    assertEquals(List.of(new ContainerId("33221100-5544-7766-8899-aabbccddeeff"), new SuperSpeed(0x0e),
        new Billboard(7, 0, List.of(new AlternateMode(0xff01, 0, ModeState.FAILED),
            new AlternateMode(0x8087, 1, ModeState.NOT_ATTEMPTED)))),
        usb.capabilities());
  }

  @Test
  void readsTheBinaryObjectStoreAlone() {
    UsbDescriptors usb = DescriptorParser.parse(bos(1, Octets.of("""
        1c 10 0a 00    # capability: SuperSpeedPlus
        23 00 00 00    # four sublinks
        00 11 00 00    # functionality
        30 00 05 00    # 5 Gbit/s receiving
        b0 00 05 00    # 5 Gbit/s sending
        31 40 0a 00    # 10 Gbit/s receiving
        b1 40 0a 00    # 10 Gbit/s sending
        """)));

    assertEquals("", problems(usb));
    assertEquals(List.of(new SuperSpeedPlus(List.of(5_000, 5_000, 10_000, 10_000))), usb.capabilities());
  }

  @Test
  void knowsBridgeChipsByTheirIds() {
    UsbDescriptors usb = DescriptorParser.parse(Octets.join(device(0x0110, 0, 0x1a86, 0x7523),
        configuration(1, Octets.of("09 04 00 00 00 ff 01 02 00"))));

    assertEquals(InterfaceRole.SERIAL_VENDOR, usb.interfaces().findFirst().orElseThrow().role());
  }
}
