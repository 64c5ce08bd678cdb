// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.time.Duration;
import java.util.List;
import org.klartecken.readiness.FindingReason;

/** What befalls the two displays. */
final class DisplayFaults {
  private DisplayFaults() {
  }

  static List<Fault> all() {
    return List.of(
        new Fault("display-disconnected", FaultClass.PRESENCE, "the cable of the second display is pulled",
            stage -> stage.guest().unplugMonitor(1), stage -> stage.guest().plugMonitor(1, 1920, 1080),
            Reason.of(FindingReason.DEVICE_LOST)),
        new Fault("displays-disconnected", FaultClass.PRESENCE, "the cables of both displays are pulled",
            stage -> {
              stage.guest().unplugMonitor(0);
              stage.guest().unplugMonitor(1);
            }, stage -> {
              stage.guest().plugMonitor(0, 1920, 1080);
              stage.guest().plugMonitor(1, 1920, 1080);
            }, Reason.of(FindingReason.DEVICE_LOST)),
        new Fault("display-bad-edid", FaultClass.DISPLAY, "a cable garbles what the display says of itself",
            Deed.inPc("display-edid 2 garbled"), stage -> {
              stage.guest().check("display-edid 2 own"); // the graphics card tells the display's own words at the next plugging
              stage.guest().unplugMonitor(1);
              stage.guest().plugMonitor(1, 1920, 1080);
            }, Reason.broken("display.edid_ok")),
        new Fault("display-off", FaultClass.DISPLAY, "the PC does not light a display that was plugged in",
            stage -> {
              stage.guest().unplugMonitor(1);
              stage.guest().check("until grep -q disabled /sys/class/drm/card*-Virtual-2/enabled; do sleep 0.1; done;"
                  + " graphics held");
              stage.guest().plugMonitor(1, 1920, 1080);
              stage.guest().check("until graphics look 2; do sleep 0.1; done");
            }, Deed.inPc("graphics free"), Reason.broken("display.status")),
        new Fault("display-wrong-mode", FaultClass.DISPLAY, "the PC shows a small picture of another shape",
            Deed.inPc("display-mode 2 1024x768"), Deed.inPc("display-mode own"),
            Reason.broken("display.mode_height")).within(Duration.ofMinutes(3)));
  }
}
