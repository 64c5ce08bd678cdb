// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.klartecken.contract.Capability;
import org.klartecken.contract.DeviceKind;
import org.klartecken.profile.DeviceProfiles;
import org.klartecken.profile.RoomStandard;
import org.klartecken.profile.StandardItem;
import org.klartecken.room.OwnDevice;
import org.klartecken.room.RoomState;

/** What could be accepted as a room's own equipment: the devices that are here now, and what the room uses each for. */
public final class Proposal {
  private Proposal() {
  }

  /**
   * The devices that fill a line of the standard, and those that are made to.
   *
   * @param items of the room, as they were judged
   */
  public static List<OwnDevice> of(RoomState state, RoomStandard standard, DeviceProfiles profiles, List<Item> items) {
    List<OwnDevice> devices = new ArrayList<>();
    for (Seen seen : Scene.of(state, profiles).devices()) {
      Set<Capability> serves = EnumSet.noneOf(Capability.class);
      for (StandardItem line : standard.items()) {
        if (isEquipment(seen, line) && (fills(seen, line, items) || isMadeFor(seen, line))) {
          serves.add(line.needs());
        }
      }
      if (!serves.isEmpty()) {
        devices.add(OwnDevice.of(seen.device(), seen.known(), serves));
      }
    }
    return devices;
  }

  /** The room PC and its own network card are not: without them there is nothing to hear. */
  private static boolean isEquipment(Seen seen, StandardItem line) {
    return line.needs() != Capability.COMPUTER
        && (line.needs() != Capability.NETWORK || seen.device().usb() != null);
  }

  private static boolean fills(Seen seen, StandardItem line, List<Item> items) {
    return items.stream().filter(i -> i.id().equals(line.id())).anyMatch(i -> i.devices().contains(seen.id()));
  }

  /** That a camera hears does not make it the room's microphone. */
  private static boolean isMadeFor(Seen seen, StandardItem line) {
    return (line.needsPresence() || seen.can(line.needs())) && line.prefers(seen.device(), seen.known())
        && uses(seen.kind(), line.needs());
  }

  private static boolean uses(DeviceKind kind, Capability need) {
    return switch (kind) {
      case CAMERA -> need == Capability.CAMERA;
      case SPEAKERPHONE, HEADSET, CONFERENCE_PHONE -> need == Capability.MICROPHONE || need == Capability.SPEAKER;
      case MICROPHONE -> need == Capability.MICROPHONE;
      case SPEAKER -> need == Capability.SPEAKER;
      case CAPTURE -> need == Capability.CAPTURE;
      case DISPLAY -> need == Capability.DISPLAY;
      case DOCK -> need == Capability.HUB || need == Capability.OTHER;
      case ADAPTER -> need == Capability.NETWORK || need == Capability.OTHER;
      case NETWORK -> need == Capability.NETWORK;
      case HOST, HUB, SERIAL, INPUT, STORAGE, OTHER -> false;
    };
  }
}
