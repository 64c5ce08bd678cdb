// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.Message;
import org.klartecken.contract.Observation;
import org.klartecken.profile.DeviceProfiles;
import org.klartecken.profile.RoomStandard;

/**
 * What of all that is plugged in belongs to the room. A headset is somebody's own unless the room's standard asks for
 * headsets, or people accepted that model as the room's own: else it is neither stored nor judged, as if it were not
 * there. What else is private, agents do not tell.
 */
public final class Belongings {
  private Belongings() {
  }

  /**
   * The same message without what belongs to people; the very message when that is nothing, which is usual.
   *
   * @param standard of the room, or null when there is none
   * @param own what people accepted as the room's own
   */
  public static Message of(Message message, @Nullable RoomStandard standard, List<OwnDevice> own,
      DeviceProfiles profiles) {
    return switch (message) {
      case Message.Birth m -> {
        Set<DeviceId> foreign = foreign(m.observation(), standard, own, profiles);
        yield foreign.isEmpty()
            ? m
            : new Message.Birth(m.stamp(), m.agent(), without(m.observation(), foreign), m.digest(), m.usage());
      }
      case Message.Report m -> {
        Set<DeviceId> foreign = foreign(m.observation(), standard, own, profiles);
        yield foreign.isEmpty() ? m : new Message.Report(m.stamp(), without(m.observation(), foreign), m.digest());
      }
      case Message.Heartbeat _,Message.Usage _,Message.Reply _,Message.SelfTest _ -> message;
    };
  }

  /** What is seen without what belongs to people. */
  public static Observation of(Observation seen, @Nullable RoomStandard standard, List<OwnDevice> own,
      DeviceProfiles profiles) {
    return without(seen, foreign(seen, standard, own, profiles));
  }

  private static Set<DeviceId> foreign(Observation seen, @Nullable RoomStandard standard, List<OwnDevice> own,
      DeviceProfiles profiles) {
    Set<DeviceId> foreign = new HashSet<>(0);
    for (Device device : seen.devices()) {
      if (device.kind() == DeviceKind.HEADSET && !isOfRoom(device, standard, own, profiles)) {
        foreign.add(device.id());
      }
    }
    return foreign;
  }

  private static Observation without(Observation seen, Set<DeviceId> foreign) {
    return new Observation(seen.devices().stream().filter(d -> !foreign.contains(d.id())).toList(),
        seen.readings().stream().filter(r -> !foreign.contains(r.device())).toList(),
        seen.failures().stream().filter(f -> !foreign.contains(f.device())).toList());
  }

  private static boolean isOfRoom(Device headset, @Nullable RoomStandard standard, List<OwnDevice> own,
      DeviceProfiles profiles) {
    var known = profiles.recognise(headset).orElse(null);
    return own.stream().anyMatch(accepted -> accepted.isModelOf(headset, known))
        || Optional.ofNullable(standard).map(RoomStandard::items).orElse(List.of()).stream()
            .anyMatch(item -> !item.alternatives().isEmpty() && item.prefers(headset, known));
  }
}
