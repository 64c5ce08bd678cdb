// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.protocol.Problems;

/** Holds what the headers of an interface promise against what follows them. */
final class Tally {
  private final RawDescriptor at;
  private final Problems problems;

  /** @param at the interface descriptor, where problems are noted */
  Tally(RawDescriptor at, Problems problems) {
    this.at = at;
    this.problems = problems;
  }

  /**
   * Checks one alternate setting.
   *
   * @param octets of all its class-specific interface descriptors together
   */
  void check(UsbInterface checked, int octets) {
    checked.details(VideoDescriptor.Header.class).findFirst()
        .ifPresent(h -> length("video control header", h.totalLength(), octets));
    checked.details(AudioDescriptor.Header.class).findFirst()
        .ifPresent(h -> length("audio control header", h.totalLength(), octets));
    checked.details(VideoDescriptor.Stream.class).findFirst().ifPresent(s -> {
      length("video streaming header", s.totalLength(), octets);
      count("video streaming header", "formats", s.formats(), checked.details(VideoDescriptor.Format.class).count());
    });
    frames(checked.details(VideoDescriptor.class).toList());
  }

  private void frames(List<VideoDescriptor> details) {
    VideoDescriptor.@Nullable Format open = null;
    int seen = 0;
    for (VideoDescriptor detail : details) {
      if (detail instanceof VideoDescriptor.Format format) {
        frames(open, seen);
        open = format;
        seen = 0;
      } else if (detail instanceof VideoDescriptor.Frame frame) {
        seen++;
        if (frame.width() == 0 || frame.height() == 0) {
          note("video frame " + frame.index() + " has no " + (frame.width() == 0 ? "width" : "height"));
        }
      }
    }
    frames(open, seen);
  }

  private void frames(VideoDescriptor.@Nullable Format format, int seen) {
    if (format != null && format.frames() != null) {
      count("video format " + format.index(), "frames", format.frames(), seen);
    }
  }

  private void length(String what, int told, int found) {
    if (told != found) {
      note("the " + what + " tells of " + told + " octets, but " + found + " follow");
    }
  }

  private void count(String what, String things, int told, long found) {
    if (told != found) {
      note(what + " tells of " + told + " " + things + ", but " + found + " follow");
    }
  }

  private void note(String text) {
    at.note(problems, 0, "in interface " + at.u8(2) + ": " + text);
  }
}
