// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import java.util.List;
import java.util.stream.IntStream;
import org.klartecken.agent.protocol.Problems;
import org.klartecken.agent.protocol.usb.AudioDescriptor.Clock;
import org.klartecken.agent.protocol.usb.AudioDescriptor.Format;
import org.klartecken.agent.protocol.usb.AudioDescriptor.Header;
import org.klartecken.agent.protocol.usb.AudioDescriptor.PowerDomain;
import org.klartecken.agent.protocol.usb.AudioDescriptor.Stream;
import org.klartecken.agent.protocol.usb.AudioDescriptor.Terminal;
import org.klartecken.agent.protocol.usb.AudioDescriptor.Unit;
import org.klartecken.agent.protocol.usb.AudioDescriptor.UnitKind;
import org.klartecken.agent.protocol.usb.AudioDescriptor.Unknown;

/** Reads class-specific descriptors of audio interfaces; numbers are octet offsets in the tables of the standards. */
final class AudioParser {
  private AudioParser() {
  }

  /** Which of the three standards an interface protocol means (UAC 2.0 table A-6, UAC 3.0 table A-8). */
  static int version(int protocol) {
    return protocol == 0x20 ? 2 : protocol == 0x30 ? 3 : 1;
  }

  /** A descriptor of an audio control interface. */
  static AudioDescriptor control(RawDescriptor raw, int version, Problems problems) {
    AudioDescriptor found = switch (version) {
      case 1 -> control1(raw);
      case 2 -> control2(raw);
      default -> control3(raw);
    };
    raw.report(problems, name(found, "audio control"));
    return found;
  }

  /** UAC 1.0 §4.3.2. */
  private static AudioDescriptor control1(RawDescriptor raw) {
    return switch (raw.subtype()) {
      case 1 -> new Header(1, raw.u16(3), raw.u16(5));
      case 2 -> terminal(raw, true, 0, raw.u8(7), 12);
      case 3 -> terminal(raw, false, raw.u8(7), 0, 9);
      case 4 -> pins(raw, UnitKind.MIXER, 4);
      case 5 -> pins(raw, UnitKind.SELECTOR, 4);
      case 6 -> new Unit(UnitKind.FEATURE, raw.u8(3), raw.octets(4, 1), raw.bits(6, raw.u8(5)));
      case 7 -> pins(raw, UnitKind.PROCESSING, 6);
      case 8 -> pins(raw, UnitKind.EXTENSION, 6);
      default -> new Unknown(raw.subtype(), raw.length());
    };
  }

  /** UAC 2.0 §4.7.2. */
  private static AudioDescriptor control2(RawDescriptor raw) {
    return switch (raw.subtype()) {
      case 0x01 -> new Header(2, raw.u16(3), raw.u16(6));
      case 0x02 -> terminal(raw, true, 0, raw.u8(8), 17);
      case 0x03 -> terminal(raw, false, raw.u8(7), 0, 12);
      case 0x04 -> pins(raw, UnitKind.MIXER, 4);
      case 0x05 -> pins(raw, UnitKind.SELECTOR, 4);
      case 0x06 -> new Unit(UnitKind.FEATURE, raw.u8(3), raw.octets(4, 1), raw.u32(5));
      case 0x07 -> new Unit(UnitKind.EFFECT, raw.u8(3), List.of(raw.u8(6)), 0);
      case 0x08 -> pins(raw, UnitKind.PROCESSING, 6);
      case 0x09 -> pins(raw, UnitKind.EXTENSION, 6);
      case 0x0a -> new Clock(raw.u8(3), raw.u8(4));
      case 0x0b, 0x0c -> new Clock(raw.u8(3), 0);
      case 0x0d -> new Unit(UnitKind.RATE_CONVERTER, raw.u8(3), List.of(raw.u8(4)), 0);
      default -> new Unknown(raw.subtype(), raw.length());
    };
  }

  /** UAC 3.0 §4.5.2. */
  private static AudioDescriptor control3(RawDescriptor raw) {
    return switch (raw.subtype()) {
      case 0x01 -> new Header(3, 0, raw.u16(4));
      case 0x02 -> terminal(raw, true, 0, 0, 20);
      case 0x03 -> terminal(raw, false, raw.u8(7), 0, 19);
      case 0x05 -> pins(raw, UnitKind.MIXER, 4);
      case 0x06 -> pins(raw, UnitKind.SELECTOR, 4);
      case 0x07 -> new Unit(UnitKind.FEATURE, raw.u8(3), raw.octets(4, 1), raw.u32(5));
      case 0x08 -> new Unit(UnitKind.EFFECT, raw.u8(3), List.of(raw.u8(6)), 0);
      case 0x09 -> pins(raw, UnitKind.PROCESSING, 6);
      case 0x0a -> pins(raw, UnitKind.EXTENSION, 6);
      case 0x0b -> new Clock(raw.u8(3), raw.u8(4));
      case 0x0c, 0x0d -> new Clock(raw.u8(3), 0);
      case 0x0e -> new Unit(UnitKind.RATE_CONVERTER, raw.u8(3), List.of(raw.u8(4)), 0);
      case 0x10 -> new PowerDomain(raw.u8(3), raw.octets(9, raw.u8(8)));
      default -> new Unknown(raw.subtype(), raw.length());
    };
  }

  private static Terminal terminal(RawDescriptor raw, boolean input, int source, int channels, int size) {
    raw.expect(size);
    return new Terminal(input, raw.u8(3), raw.u16(4), source, channels);
  }

  /** A unit whose count of input pins stands at {@code count}, with the pins behind it. */
  private static Unit pins(RawDescriptor raw, UnitKind kind, int count) {
    return new Unit(kind, raw.u8(3), raw.octets(count + 1, raw.u8(count)), 0);
  }

  /** A descriptor of an audio streaming interface. */
  static AudioDescriptor streaming(RawDescriptor raw, int version, Problems problems) {
    AudioDescriptor found = switch (raw.subtype()) {
      case 1 -> switch (version) {
        case 1 -> stream1(raw);
        case 2 -> new Stream(raw.u8(3), raw.u8(10), 0);
        default -> new Stream(raw.u8(3), 0, raw.u8(19));
      };
      case 2 ->
        version == 1 ? format1(raw) : new Format(raw.u8(3), 0, raw.u8(3) == 2 ? 0 : raw.u8(5), false, List.of());
      default -> new Unknown(raw.subtype(), raw.length());
    };
    raw.report(problems, name(found, "audio streaming"));
    return found;
  }

  private static Stream stream1(RawDescriptor raw) {
    raw.expect(7);
    return new Stream(raw.u8(3), 0, 0);
  }

  /** Audio Data Formats 1.0 §2.2.5; type II, compressed sound, has its rates at another place and no bits. */
  private static Format format1(RawDescriptor raw) {
    boolean compressed = raw.u8(3) == 2;
    int count = raw.u8(compressed ? 8 : 7);
    int list = compressed ? 9 : 8;
    // no discrete rates: the lowest and the highest of a range
    int fitting = raw.fitting(list, count == 0 ? 2 : count, 3);
    List<Integer> rates = IntStream.range(0, fitting).mapToObj(i -> raw.u24(list + 3 * i)).toList();
    return new Format(raw.u8(3), compressed ? 0 : raw.u8(4), compressed ? 0 : raw.u8(6), count == 0, rates);
  }

  private static String name(AudioDescriptor found, String where) {
    return switch (found) {
      case Header _ -> where + " header";
      case Terminal t -> t.input() ? "audio input terminal" : "audio output terminal";
      case Unit u -> "audio " + u.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " unit";
      case Clock _ -> "audio clock";
      case PowerDomain _ -> "audio power domain";
      case Stream _ -> "audio stream descriptor";
      case Format _ -> "audio format";
      case Unknown u -> where + " descriptor of subtype " + u.subtype();
    };
  }
}
