// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.klartecken.agent.protocol.Problems;
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
import org.klartecken.agent.protocol.usb.VideoDescriptor.Unknown;

/** Reads class-specific descriptors of video interfaces; numbers are octet offsets in the tables of UVC 1.5. */
final class VideoParser {
  private VideoParser() {
  }

  /** A descriptor of a video control interface, UVC 1.5 §3.7.2. */
  static VideoDescriptor control(RawDescriptor raw, Problems problems) {
    VideoDescriptor found = switch (raw.subtype()) {
      case 1 -> new Header(raw.u16(3), raw.u16(5), raw.octets(12, raw.u8(11)));
      case 2 -> inputTerminal(raw);
      case 3 -> new Terminal(false, raw.u8(3), raw.u16(4), raw.u8(7), 0);
      case 4 -> new Unit(UnitKind.SELECTOR, raw.u8(3), raw.octets(5, raw.u8(4)), 0, null);
      case 5 -> new Unit(UnitKind.PROCESSING, raw.u8(3), raw.octets(4, 1), raw.bits(8, raw.u8(7)), null);
      case 6 -> extensionUnit(raw);
      case 7 -> new Unit(UnitKind.ENCODING, raw.u8(3), raw.octets(4, 1), raw.bits(7, raw.u8(6)), null);
      default -> new Unknown(raw.subtype(), raw.length());
    };
    raw.report(problems, controlName(raw.subtype()));
    return found;
  }

  private static String controlName(int subtype) {
    return switch (subtype) {
      case 1 -> "video control header";
      case 2 -> "video input terminal";
      case 3 -> "video output terminal";
      case 4 -> "video selector unit";
      case 5 -> "video processing unit";
      case 6 -> "video extension unit";
      case 7 -> "video encoding unit";
      default -> "video control descriptor of subtype " + subtype;
    };
  }

  private static Terminal inputTerminal(RawDescriptor raw) {
    int type = raw.u16(4);
    long controls = type == VideoDescriptor.CAMERA ? raw.bits(15, raw.u8(14)) : 0;
    raw.expect(8);
    return new Terminal(true, raw.u8(3), type, 0, controls);
  }

  private static Unit extensionUnit(RawDescriptor raw) {
    int pins = raw.u8(21);
    return new Unit(UnitKind.EXTENSION, raw.u8(3), raw.octets(22, pins), raw.bits(23 + pins, raw.u8(22 + pins)),
        raw.guid(4));
  }

  /** A descriptor of a video streaming interface, UVC 1.5 §3.9.2 and the payload documents. */
  static VideoDescriptor streaming(RawDescriptor raw, Problems problems) {
    VideoDescriptor found = switch (raw.subtype()) {
      case 0x01 -> new Stream(true, raw.u8(3), raw.u16(4), raw.u8(6), raw.u8(8));
      case 0x02 -> new Stream(false, raw.u8(3), raw.u16(4), raw.u8(6), raw.u8(7));
      case 0x03 -> still(raw);
      case 0x04, 0x10 -> new Format(raw.u8(3), raw.fourcc(5), raw.u8(4));
      case 0x06 -> new Format(raw.u8(3), "MJPEG", raw.u8(4));
      case 0x0a -> new Format(raw.u8(3), "MPEG2TS", null);
      case 0x0c -> new Format(raw.u8(3), "DV", null);
      case 0x12 -> new Format(raw.u8(3), raw.fourcc(4), null);
      case 0x13, 0x15 -> new Format(raw.u8(3), "H264", null);
      case 0x16, 0x18 -> new Format(raw.u8(3), "VP8", null);
      case 0x05, 0x07 -> frame(raw, 5, 21, 25, 26);
      case 0x11 -> frame(raw, 5, 17, 21, 26);
      case 0x14 -> frame(raw, 4, 39, 43, 44);
      case 0x17 -> frame(raw, 4, 26, 30, 31);
      case 0x0d -> new Color(raw.u8(3), raw.u8(4), raw.u8(5));
      default -> new Unknown(raw.subtype(), raw.length());
    };
    raw.report(problems, streamingName(found, raw.subtype()));
    return found;
  }

  private static String streamingName(VideoDescriptor found, int subtype) {
    return switch (found) {
      case Stream s -> s.input() ? "video streaming input header" : "video streaming output header";
      case Format f -> "video format " + f.index();
      case Frame f -> "video frame " + f.index();
      case Still _ -> "still picture descriptor";
      case Color _ -> "colour matching descriptor";
      case Header _,Terminal _,Unit _,Unknown _ -> "video streaming descriptor of subtype " + subtype;
    };
  }

  /** The same fields at different places: width (with the height behind it), default interval, count, intervals. */
  private static Frame frame(RawDescriptor raw, int size, int byDefault, int count, int list) {
    int discrete = raw.u8(count);
    // no discrete intervals: shortest, longest and step of a continuous range
    int fitting = raw.fitting(list, discrete == 0 ? 3 : discrete, 4);
    List<Long> intervals = IntStream.range(0, discrete == 0 ? Math.min(2, fitting) : fitting)
        .mapToObj(i -> raw.u32(list + 4 * i)).toList();
    return new Frame(raw.u8(3), raw.u16(size), raw.u16(size + 2), raw.u32(byDefault), discrete == 0, intervals);
  }

  private static Still still(RawDescriptor raw) {
    List<Size> sizes = new ArrayList<>();
    for (int i = 0; i < raw.fitting(5, raw.u8(4), 4); i++) {
      sizes.add(new Size(raw.u16(5 + 4 * i), raw.u16(7 + 4 * i)));
    }
    return new Still(sizes);
  }
}
