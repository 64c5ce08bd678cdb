// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.decode;

import io.avaje.jsonb.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.protocol.usb.AudioDescriptor;
import org.klartecken.agent.protocol.usb.AudioRoutes;
import org.klartecken.agent.protocol.usb.InterfaceRole;
import org.klartecken.agent.protocol.usb.UsbDescriptors;
import org.klartecken.agent.protocol.usb.UsbInterface;

/**
 * The audio part of a line.
 *
 * @param version which standard: 1, 2 or 3
 * @param terminals in their order: {@code microphone}, {@code usb}, {@code speaker} … or four hexadecimal digits
 * @param microphone whether sound of the room reaches the PC
 * @param speaker whether sound of the PC reaches the room
 * @param formats of each streaming interface, in their order
 */
@Json
public record UsbAudio(@Nullable Integer version, List<String> terminals, boolean microphone, boolean speaker,
    List<Format> formats) {
  private static final Map<Integer, String> TERMINALS = Map.ofEntries(Map.entry(0x0101, "usb"),
      Map.entry(0x0201, "microphone"), Map.entry(0x0202, "desktop microphone"),
      Map.entry(0x0203, "personal microphone"), Map.entry(0x0204, "omnidirectional microphone"),
      Map.entry(0x0205, "microphone array"), Map.entry(0x0206, "processing microphone array"),
      Map.entry(0x0301, "speaker"), Map.entry(0x0302, "headphones"), Map.entry(0x0303, "head-mounted display"),
      Map.entry(0x0304, "desktop speaker"), Map.entry(0x0305, "room speaker"),
      Map.entry(0x0306, "communication speaker"), Map.entry(0x0307, "low frequency speaker"),
      Map.entry(0x0401, "handset"), Map.entry(0x0402, "headset"), Map.entry(0x0403, "speakerphone"),
      Map.entry(0x0404, "echo-suppressing speakerphone"), Map.entry(0x0405, "echo-cancelling speakerphone"),
      Map.entry(0x0501, "phone line"), Map.entry(0x0502, "telephone"), Map.entry(0x0601, "analog connector"),
      Map.entry(0x0602, "digital audio"), Map.entry(0x0603, "line connector"), Map.entry(0x0605, "S/PDIF"));

  /**
   * One alternate setting of a streaming interface.
   *
   * @param direction {@code in} from the room to the PC, {@code out} from the PC to the room; null when unknown
   * @param channels null where it is not told
   * @param bits of a sample; null where it is not told
   * @param rates in hertz; empty where the clock of the device tells them (UAC 2 and 3)
   */
  @Json
  public record Format(@Nullable String direction, @Nullable Integer channels, @Nullable Integer bits,
      List<Integer> rates) {
  }

  /** Null when the device has nothing to do with sound. */
  static @Nullable UsbAudio of(UsbDescriptors usb) {
    List<UsbInterface> audio = usb.interfaces().filter(
        i -> i.role() == InterfaceRole.AUDIO_CONTROL || i.role() == InterfaceRole.AUDIO_STREAMING).toList();
    if (audio.isEmpty()) {
      return null;
    }
    AudioRoutes routes = AudioRoutes.of(usb);
    int version = switch (audio.getFirst().protocol()) {
      case 0x20 -> 2;
      case 0x30 -> 3;
      default -> 1;
    };
    List<String> terminals = usb.details(AudioDescriptor.Terminal.class).map(t -> terminal(t.type())).toList();
    return new UsbAudio(version, terminals, routes.microphone(), routes.speaker(), formats(audio));
  }

  private static List<Format> formats(List<UsbInterface> audio) {
    List<Format> formats = new ArrayList<>();
    for (UsbInterface i : audio) {
      AudioDescriptor.Stream stream = i.details(AudioDescriptor.Stream.class).findFirst().orElse(null);
      AudioDescriptor.Format format = i.details(AudioDescriptor.Format.class).findFirst().orElse(null);
      if (stream != null || format != null) {
        int channels = Math.max(stream == null ? 0 : stream.channels(), format == null ? 0 : format.channels());
        int bits = Math.max(stream == null ? 0 : stream.bits(), format == null ? 0 : format.bits());
        formats.add(new Format(direction(i), channels == 0 ? null : channels, bits == 0 ? null : bits,
            format == null ? List.of() : format.rates()));
      }
    }
    return formats.stream().distinct().toList();
  }

  private static @Nullable String direction(UsbInterface streaming) {
    return streaming.endpoints().isEmpty() ? null : streaming.endpoints().getFirst().address() >= 0x80 ? "in" : "out";
  }

  private static String terminal(int type) {
    String known = TERMINALS.get(type);
    return known != null ? known : String.format(Locale.ROOT, "%04x", type);
  }
}
