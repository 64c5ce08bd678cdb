// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartecken.agent.protocol.usb.UsbFixture.camera;
import static org.klartecken.agent.protocol.usb.UsbFixture.configuration;
import static org.klartecken.agent.protocol.usb.UsbFixture.problems;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.protocol.Octets;
import org.klartecken.agent.protocol.usb.VideoDescriptor.Color;
import org.klartecken.agent.protocol.usb.VideoDescriptor.Format;
import org.klartecken.agent.protocol.usb.VideoDescriptor.Frame;
import org.klartecken.agent.protocol.usb.VideoDescriptor.Header;
import org.klartecken.agent.protocol.usb.VideoDescriptor.Size;
import org.klartecken.agent.protocol.usb.VideoDescriptor.Still;
import org.klartecken.agent.protocol.usb.VideoDescriptor.Stream;
import org.klartecken.agent.protocol.usb.VideoDescriptor.Terminal;
import org.klartecken.agent.protocol.usb.VideoDescriptor.Unit;
import org.klartecken.agent.protocol.usb.VideoDescriptor.UnitKind;

class VideoParserTest {
  private static final UsbDescriptors CAMERA = DescriptorParser.parse(configuration(2, camera()));

  @Test
  void findsNothingWrongWithACameraAfterTheStandard() {
    assertEquals("", problems(CAMERA));
  }

  @Test
  void readsTheControlInterface() {
    assertEquals(List.of(new Header(0x0110, 79, List.of(1))), CAMERA.details(Header.class).toList());
    assertEquals(List.of(new Terminal(true, 1, VideoDescriptor.CAMERA, 0, 0x0a00),
        new Terminal(false, 4, VideoDescriptor.USB_STREAMING, 3, 0)), CAMERA.details(Terminal.class).toList());
    assertEquals(List.of(new Unit(UnitKind.PROCESSING, 2, List.of(1), 0x147f, null),
        new Unit(UnitKind.EXTENSION, 3, List.of(2), 0x03, "04030201-0605-0807-090a-0b0c0d0e0f10")),
        CAMERA.details(Unit.class).toList());
  }

  @Test
  void readsFormatsAndFramesInTheirOrder() {
    assertEquals(List.of(new Stream(true, 3, 234, 0x81, 4)), CAMERA.details(Stream.class).toList());
    assertEquals(List.of(new Format(1, "MJPEG", 2), new Format(2, "YUY2", 1), new Format(3, "H264", 1)),
        CAMERA.details(Format.class).toList());
    assertEquals(List.of(new Frame(1, 1920, 1080, 333_333, false, List.of(333_333L, 666_666L, 2_000_000L)),
        new Frame(2, 640, 480, 333_333, true, List.of(333_333L, 2_000_000L)),
        new Frame(1, 320, 240, 333_333, false, List.of(333_333L)),
        new Frame(1, 3840, 2160, 333_333, false, List.of(333_333L))), CAMERA.details(Frame.class).toList());
    assertEquals(List.of(new Still(List.of(new Size(1920, 1080)))), CAMERA.details(Still.class).toList());
    assertEquals(List.of(new Color(1, 1, 4)), CAMERA.details(Color.class).toList());
  }

  @Test
  void readsTheFramesOfH264AsUvc15HasThem() {
    byte[] frame = Octets.join(Octets.of("""
        30 24 14       # H264 frame, 48 octets
        01             # index 1
        80 07 38 04    # 1920 x 1080
        """), new byte[31], Octets.of("""
        15 16 05 00    # 30 a second by default
        01             # one interval
        15 16 05 00    # 30 a second
        """));

    UsbDescriptors usb = DescriptorParser.parse(configuration(1, Octets.of("09 04 00 00 00 0e 02 01 00"), frame));

    assertEquals(List.of(new Frame(1, 1920, 1080, 333_333, false, List.of(333_333L))),
        usb.details(Frame.class).toList());
  }

  @Test
  void spellsOutAFormatWithoutFourCharacters() {
    byte[] octets = configuration(2, camera());
    int guid = indexOf(octets, Octets.of("59 55 59 32"));
    octets[guid] = 0;

    assertEquals("32595500-0000-0010-8000-00aa00389b71",
        DescriptorParser.parse(octets).details(Format.class).toList().get(1).encoding());
  }

  @Test
  void reportsCountsThatAreWrong() {
    byte[] octets = configuration(2, camera());
    int format = indexOf(octets, Octets.of("0b 24 06"));
    octets[format + 4] = 7;

    String problems = problems(DescriptorParser.parse(octets));

    assertTrue(problems.contains("in interface 1: video format 1 tells of 7 frames, but 2 follow"), problems);
  }

  @Test
  void reportsIntervalsThatAreNotThereAndKeepsTheOthers() {
    byte[] octets = configuration(2, camera());
    int frame = indexOf(octets, Octets.of("26 24 07"));
    octets[frame + 25] = 9;

    UsbDescriptors usb = DescriptorParser.parse(octets);

    assertEquals(List.of(333_333L, 666_666L, 2_000_000L), usb.details(Frame.class).toList().getFirst().intervals());
    assertTrue(problems(usb).contains("the video frame 1 has 38 octets, but its fields need 62"), problems(usb));
  }

  private static int indexOf(byte[] octets, byte[] wanted) {
    for (int at = 0; at <= octets.length - wanted.length; at++) {
      if (java.util.Arrays.equals(octets, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    throw new AssertionError("the fixture changed");
  }
}
