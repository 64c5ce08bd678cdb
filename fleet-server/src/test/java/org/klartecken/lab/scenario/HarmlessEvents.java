// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.util.List;

/** What happens in every room and is no fault. */
final class HarmlessEvents {
  private HarmlessEvents() {
  }

  static List<Harmless> all() {
    return List.of(
        new Harmless("display-sleeps", "the PC lets both displays sleep",
            Deed.inPc("echo 4 >/sys/class/graphics/fb0/blank"), Deed.inPc("echo 0 >/sys/class/graphics/fb0/blank")),
        new Harmless("speakerphone-replugged", "a person unplugs the speakerphone and puts it back at once",
            Usb.replug("speakerphone")),
        new Harmless("camera-replugged", "a person unplugs the camera and puts it back at once", Usb.replug("camera")),
        new Harmless("display-cable-touched", "the cable of a display loses contact for a moment", stage -> {
          stage.guest().unplugMonitor(1);
          stage.guest().plugMonitor(1, 1920, 1080);
        }),
        new Harmless("network-cable-touched", "the network cable loses contact for a moment", stage -> {
          stage.guest().roomCable(false);
          stage.guest().roomCable(true);
        }),
        new Harmless("display-changed-size", "another, larger display takes the place of one",
            stage -> stage.guest().plugMonitor(1, 2560, 1440), stage -> stage.guest().plugMonitor(1, 1920, 1080)),
        new Harmless("extra-serial-adapter", "somebody plugs in something that no room needs",
            stage -> stage.guest().plugSerialAdapter("FT0002"), stage -> stage.guest().unplugSerialAdapter()),
        new Harmless("second-speakerphone", "a guest plugs a speakerphone of his own in",
            Usb.plug("spare-speakerphone"), Usb.unplug("spare-speakerphone")),
        new Harmless("second-camera", "a guest plugs a camera of his own in", Usb.plug("guests-camera"),
            Usb.unplug("guests-camera")),
        new Harmless("meeting-with-sound", "a meeting plays and records",
            Deed.inPc("meeting sound 6"), Deed.inPc("true")),
        new Harmless("meeting-with-camera", "a meeting uses the camera", Deed.inPc("meeting camera 6"),
            Deed.inPc("true")),
        new Harmless("volume-half", "somebody turns the volume down to a half", Deed.inPc("sound-level playback 50%"),
            Deed.inPc("sound-level playback 100%")),
        new Harmless("server-restarts", "the server is restarted", stage -> stage.server().restart()),
        new Harmless("agent-restarts", "the agent is updated and starts anew", stage -> {
          stage.pc().killAgent();
          stage.pc().startAgent();
        }),
        new Harmless("uplink-hiccup", "the PC cannot reach the server for a moment", stage -> {
          stage.guest().uplink(false);
          stage.guest().uplink(true);
        }),
        new Harmless("clock-set", "the PC's clock is set by a second",
            Deed.inPc("date -s @$(($(date +%s) + 1)) >/dev/null"),
            Deed.inPc("date -s @$(($(date +%s) - 1)) >/dev/null")));
  }
}
