// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DisplayIdentity;
import org.klartecken.contract.UsbIdentity;

/** Which devices are lost after a whole state arrived: gone, not moved to another port, and not back. */
final class LostDevices {
  private static final int MOST = 32;
  private static final Duration REMEMBERED = Duration.ofDays(30);
  private static final Comparator<LostDevice> NEWEST_FIRST = Comparator.comparing(LostDevice::since).reversed()
      .thenComparing(lost -> lost.device().id());

  private LostDevices() {
  }

  /** The lost devices, at most 32, the newest of each place, none older than 30 days. */
  static Map<DeviceId, LostDevice> after(RoomState before, Map<DeviceId, Device> devices, Instant at) {
    List<LostDevice> candidates = new ArrayList<>(before.lost().values());
    before.devices().values().stream().filter(was -> !isStill(was, devices))
        .forEach(was -> candidates.add(new LostDevice(was, at)));
    if (candidates.isEmpty()) {
      return Map.of();
    }
    List<Device> appeared = new ArrayList<>(
        devices.values().stream().filter(is -> !isStill(is, before.devices())).toList());
    Map<DeviceId, LostDevice> lost = new LinkedHashMap<>();
    candidates.stream().sorted(NEWEST_FIRST).filter(c -> !c.since().plus(REMEMBERED).isBefore(at))
        .filter(c -> !takeReturned(c.device(), appeared)).limit(MOST)
        .forEach(c -> lost.putIfAbsent(c.device().id(), c));
    return lost;
  }

  /** Whether two sightings are of one unit, as far as descriptors tell: cheap devices have no serial number. */
  static boolean sameUnit(Device a, Device b) {
    UsbIdentity usbA = a.usb();
    UsbIdentity usbB = b.usb();
    if (usbA != null && usbB != null) {
      return usbA.id().equals(usbB.id()) && Objects.equals(usbA.serial(), usbB.serial());
    }
    DisplayIdentity screenA = a.display();
    DisplayIdentity screenB = b.display();
    if (screenA != null && screenB != null) {
      return sameScreen(a, screenA, b, screenB);
    }
    return usbA == null && usbB == null && screenA == null && screenB == null && a.id().equals(b.id());
  }

  /** A display that sleeps or is switched off may hide its EDID; on its own connector it is taken for itself. */
  private static boolean sameScreen(Device a, DisplayIdentity screenA, Device b, DisplayIdentity screenB) {
    boolean unnamed = screenA.maker() == null || screenB.maker() == null;
    return unnamed
        ? a.id().equals(b.id())
        : Objects.equals(screenA.maker(), screenB.maker()) && Objects.equals(screenA.model(), screenB.model())
            && Objects.equals(screenA.productCode(), screenB.productCode())
            && Objects.equals(screenA.serial(), screenB.serial());
  }

  private static boolean isStill(Device unit, Map<DeviceId, Device> devices) {
    Device there = devices.get(unit.id());
    return there != null && sameUnit(unit, there);
  }

  /** Whether one of the devices that just appeared is this one, at its old place if possible; it is taken out. */
  private static boolean takeReturned(Device gone, List<Device> appeared) {
    Optional<Device> back = appeared.stream().filter(is -> sameUnit(gone, is))
        .min(Comparator.comparing(is -> !is.id().equals(gone.id())));
    back.ifPresent(appeared::remove);
    return back.isPresent();
  }
}
