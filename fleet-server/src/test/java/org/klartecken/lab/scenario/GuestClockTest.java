// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuestClockTest {
  private static final String HUB = "/devices/platform/vhci_hcd.0";

  @Test
  void theFastestAnswerSaysBestHowTheClocksDiffer() {
    GuestClock clock = GuestClock.of(List.of(new GuestClock.Asked(1000, 1060, 500),
        new GuestClock.Asked(2000, 2010, 1500), new GuestClock.Asked(3000, 3040, 2500)));
    assertEquals(new GuestClock(505, 5), clock);
  }

  @Test
  void readsTheTimeOfTheKernelsOwnList() {
    assertEquals(Optional.of(34123.456789),
        GuestClock.now("Timer List Version: v0.9\nHRTIMER_MAX_CLOCK_BASES: 8\nnow at 34123456789 nsecs\n"));
    assertEquals(Optional.empty(), GuestClock.now(""));
  }

  @Test
  void theFirstEventOfTheDeviceCountsAndNoneOfAnother() {
    List<String> monitored = List.of("monitor will print the received events for:", "KERNEL - the kernel uevent", "",
        "KERNEL[33.000001] change   /devices/pci0000:00/0000:00:02.0/drm/card0 (drm)",
        "KERNEL[34.250000] remove   " + HUB + "/usb3/3-1/3-1:1.0/sound/card0/controlC0 (sound)",
        "KERNEL[34.750000] remove   " + HUB + "/usb3/3-1 (usb)");
    assertEquals(Optional.of(34_255.0), new GuestClock(5, 1).first(monitored, HUB));
    assertEquals(Optional.empty(), new GuestClock(5, 1).first(monitored, "/devices/virtual"));
  }
}
