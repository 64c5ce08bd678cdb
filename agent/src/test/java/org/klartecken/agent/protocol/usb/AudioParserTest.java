// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.klartecken.agent.protocol.usb.UsbFixture.configuration;
import static org.klartecken.agent.protocol.usb.UsbFixture.headphones3;
import static org.klartecken.agent.protocol.usb.UsbFixture.microphone1;
import static org.klartecken.agent.protocol.usb.UsbFixture.problems;
import static org.klartecken.agent.protocol.usb.UsbFixture.speakerphone2;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.protocol.Octets;
import org.klartecken.agent.protocol.usb.AudioDescriptor.Clock;
import org.klartecken.agent.protocol.usb.AudioDescriptor.Format;
import org.klartecken.agent.protocol.usb.AudioDescriptor.Header;
import org.klartecken.agent.protocol.usb.AudioDescriptor.PowerDomain;
import org.klartecken.agent.protocol.usb.AudioDescriptor.Stream;
import org.klartecken.agent.protocol.usb.AudioDescriptor.Terminal;
import org.klartecken.agent.protocol.usb.AudioDescriptor.Unit;
import org.klartecken.agent.protocol.usb.AudioDescriptor.UnitKind;

class AudioParserTest {
  @Test
  void readsUac1() {
    UsbDescriptors usb = DescriptorParser.parse(configuration(2, microphone1()));

    assertEquals("", problems(usb));
    assertEquals(List.of(new Header(1, 0x0100, 38)), usb.details(Header.class).toList());
    assertEquals(List.of(new Terminal(true, 1, 0x0205, 0, 2), new Terminal(false, 3, 0x0101, 2, 0)),
        usb.details(Terminal.class).toList());
    assertEquals(List.of(new Unit(UnitKind.FEATURE, 2, List.of(1), 0x03)), usb.details(Unit.class).toList());
    assertEquals(List.of(new Stream(3, 0, 0)), usb.details(Stream.class).toList());
    assertEquals(List.of(new Format(1, 2, 16, false, List.of(16_000, 48_000))), usb.details(Format.class).toList());
    assertEquals(new AudioRoutes(true, false), AudioRoutes.of(usb));
  }

  @Test
  void readsUac2() {
    UsbDescriptors usb = DescriptorParser.parse(configuration(3, speakerphone2()));

    assertEquals("", problems(usb));
    assertEquals(List.of(new Header(2, 0x0200, 89)), usb.details(Header.class).toList());
    assertEquals(List.of(new Terminal(true, 1, 0x0101, 0, 2), new Terminal(false, 3, 0x0405, 2, 0),
        new Terminal(true, 4, 0x0405, 0, 1), new Terminal(false, 5, 0x0101, 4, 0)),
        usb.details(Terminal.class).toList());
    assertEquals(List.of(new Clock(9, 3)), usb.details(Clock.class).toList());
    assertEquals(List.of(new Unit(UnitKind.FEATURE, 2, List.of(1), 0x0f)), usb.details(Unit.class).toList());
    assertEquals(List.of(new Stream(1, 2, 0), new Stream(5, 1, 0)), usb.details(Stream.class).toList());
    assertEquals(List.of(16, 24), usb.details(Format.class).map(Format::bits).toList());
    assertEquals(new AudioRoutes(true, true), AudioRoutes.of(usb));
  }

  @Test
  void readsUac3() {
    UsbDescriptors usb = DescriptorParser.parse(configuration(2, headphones3()));

    assertEquals("", problems(usb));
    assertEquals(List.of(new Header(3, 0, 90)), usb.details(Header.class).toList());
    assertEquals(List.of(new Terminal(true, 1, 0x0101, 0, 0), new Terminal(false, 2, 0x0302, 3, 0)),
        usb.details(Terminal.class).toList());
    assertEquals(List.of(new PowerDomain(4, List.of(1, 2, 3))), usb.details(PowerDomain.class).toList());
    assertEquals(List.of(new Stream(1, 0, 24)), usb.details(Stream.class).toList());
    assertEquals(new AudioRoutes(false, true), AudioRoutes.of(usb));
  }

  @Test
  void knowsTheSimpleDevicesOfUac3ByTheirFunction() {
    byte[] headset = Octets.of("""
        08 0b 00 03 01 24 30 00     # association: audio 3.0, headset profile
        09 04 00 00 00 01 01 30 00  # interface 0: audio control, without descriptors
        09 04 01 00 00 01 02 30 00  # interface 1: audio streaming
        09 04 02 00 00 01 02 30 00  # interface 2: audio streaming
        """);

    assertEquals(new AudioRoutes(true, true), AudioRoutes.of(DescriptorParser.parse(configuration(3, headset))));
  }

  @Test
  void aSocketIsNoMicrophone() {
    byte[] octets = microphone1();
    octets[8 + 9 + 9 + 4] = 0x03; // terminal type 0x0603: line connector
    octets[8 + 9 + 9 + 5] = 0x06;

    assertEquals(new AudioRoutes(false, false), AudioRoutes.of(DescriptorParser.parse(configuration(2, octets))));
  }

  @Test
  void endsWhenEntitiesPointAtEachOtherInARing() {
    byte[] ring = Octets.of("""
        09 04 00 00 00 01 01 00 00  # interface 0: audio control
        09 24 01 00 01 2b 00 01 01  # header
        07 24 05 02 01 03 00        # selector 2 behind 3
        07 24 05 03 01 02 00        # selector 3 behind 2
        09 24 03 04 01 01 00 02 00  # output terminal: USB, source 2
        """);

    assertEquals(new AudioRoutes(false, false), AudioRoutes.of(DescriptorParser.parse(configuration(1, ring))));
  }

  @Test
  void readsARangeOfRates() {
    byte[] octets = Octets.of("""
        09 04 00 00 00 01 02 00 00  # interface 0: audio streaming
        0e 24 02 01 01 02 10        # format: one channel, 16 bits
        00 40 1f 00 80 bb 00        # 8,000 to 48,000 Hz
        """);

    assertEquals(List.of(new Format(1, 1, 16, true, List.of(8_000, 48_000))),
        DescriptorParser.parse(configuration(1, octets)).details(Format.class).toList());
  }
}
