// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;

/** Readings that say how a room is made rather than how it fares: whether one changed is worth knowing. */
final class Facts {
  private static final Map<ReadingName, ChangeKind> WATCHED = Map.ofEntries(
      Map.entry(ReadingNames.USB_DRIVERS, ChangeKind.DRIVERS),
      Map.entry(ReadingNames.USB_SPEED, ChangeKind.USB_SPEED),
      Map.entry(ReadingNames.DISPLAY_MODE_WIDTH, ChangeKind.DISPLAY_MODE),
      Map.entry(ReadingNames.DISPLAY_MODE_HEIGHT, ChangeKind.DISPLAY_MODE),
      Map.entry(ReadingNames.NETWORK_LINK, ChangeKind.NETWORK_LINK),
      Map.entry(ReadingNames.NETWORK_SPEED, ChangeKind.NETWORK_SPEED),
      Map.entry(ReadingNames.NETWORK_ADDRESS_CLASSES, ChangeKind.NETWORK_ADDRESS),
      Map.entry(ReadingNames.NETWORK_GATEWAY, ChangeKind.NETWORK_GATEWAY),
      Map.entry(ReadingNames.NETWORK_GATEWAY_ADDRESS, ChangeKind.NETWORK_GATEWAY));

  private Facts() {
  }

  /** What a change of this reading is called, or null when nobody watches it. */
  static @Nullable ChangeKind watched(ReadingName name) {
    return WATCHED.get(name);
  }

  /** What the state knows of a reading: told now, or told last while the device stayed. */
  static @Nullable Value known(RoomState state, ReadingKey key) {
    Reading told = state.readings().get(key);
    return told == null ? state.memory().facts().get(key) : told.value();
  }

  /** Watched values that were known and are not told now, such as the mode of a display that sleeps. */
  static Map<ReadingKey, Value> untold(RoomState before, Map<DeviceId, Device> devices,
      Map<ReadingKey, Reading> told) {
    Map<ReadingKey, Value> untold = new HashMap<>();
    before.readings().forEach((key, reading) -> {
      if (WATCHED.containsKey(key.name()) && !told.containsKey(key) && stays(before, devices, key)) {
        untold.put(key, reading.value());
      }
    });
    before.memory().facts().forEach((key, value) -> {
      if (!told.containsKey(key) && stays(before, devices, key)) {
        untold.putIfAbsent(key, value);
      }
    });
    return untold;
  }

  private static boolean stays(RoomState before, Map<DeviceId, Device> devices, ReadingKey key) {
    Device was = before.devices().get(key.device());
    return was != null && Turnover.stays(was, devices);
  }
}
