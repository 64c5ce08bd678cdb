// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.decode;

import io.avaje.jsonb.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.protocol.usb.DeviceDescriptor;
import org.klartecken.agent.protocol.usb.InterfaceRole;
import org.klartecken.agent.protocol.usb.UsbDescriptors;
import org.klartecken.agent.protocol.usb.VideoDescriptor;

/**
 * The video part of a line.
 *
 * @param version of UVC, {@code 1.10}
 * @param terminals in their order: {@code camera}, {@code usb}, {@code composite} … or four hexadecimal digits
 * @param formats every picture size of every encoding, in their order
 */
@Json
public record UsbVideo(@Nullable String version, List<String> terminals, List<Format> formats) {
  /**
   * One picture size.
   *
   * @param format {@code MJPEG}, {@code YUY2}, {@code NV12}, {@code H264}, …
   * @param fps pictures a second to choose from, to two decimals; of a continuous range the fastest and the slowest
   */
  @Json
  public record Format(String format, int width, int height, List<Double> fps) {
  }

  /** Null when the device has nothing to do with video. */
  static @Nullable UsbVideo of(UsbDescriptors usb) {
    if (!usb.has(InterfaceRole.VIDEO_CONTROL) && !usb.has(InterfaceRole.VIDEO_STREAMING)) {
      return null;
    }
    String version = usb.details(VideoDescriptor.Header.class).findFirst()
        .map(h -> DeviceDescriptor.bcd(h.bcdUvc())).orElse(null);
    List<String> terminals = usb.details(VideoDescriptor.Terminal.class).map(t -> terminal(t.type())).toList();
    return new UsbVideo(version, terminals, formats(usb));
  }

  private static List<Format> formats(UsbDescriptors usb) {
    List<Format> formats = new ArrayList<>();
    String encoding = "unknown";
    for (VideoDescriptor detail : usb.details(VideoDescriptor.class).toList()) {
      if (detail instanceof VideoDescriptor.Format format) {
        encoding = format.encoding();
      } else if (detail instanceof VideoDescriptor.Frame frame) {
        formats.add(new Format(encoding, frame.width(), frame.height(), fps(frame)));
      }
    }
    return formats.stream().distinct().toList();
  }

  private static List<Double> fps(VideoDescriptor.Frame frame) {
    return frame.intervals().stream().filter(i -> i > 0).map(i -> Math.round(1e9 / i) / 100.0).toList();
  }

  private static String terminal(int type) {
    return switch (type) {
      case 0x0101 -> "usb";
      case 0x0201 -> "camera";
      case 0x0202, 0x0302 -> "media";
      case 0x0301 -> "display";
      case 0x0401 -> "composite";
      case 0x0402 -> "s-video";
      case 0x0403 -> "component";
      default -> String.format(Locale.ROOT, "%04x", type);
    };
  }
}
