// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.AgentInfo;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.Reading;
import org.klartecken.contract.Stamp;

/**
 * What is known of one room.
 *
 * @param presence whether its agent can be heard
 * @param presenceSince when that last changed
 * @param lastSeen when anything was last heard, or null
 * @param agent what runs there, or null before the first birth
 * @param stamp of the last birth or report that was applied, or null
 * @param reportedAt when that was received, by the judge's clock, or null: what is in {@code devices} was seen then
 * @param digest of the last state that was applied; compared with heartbeats
 * @param devices seen now, by place
 * @param readings the last of each, {@code observedAt} by the judge's clock
 * @param failures probes that could not observe, by device and probe, {@code observedAt} by the judge's clock
 * @param lost devices that went away, by the place where they were; another device may be there now
 * @param memory of how devices came, and of what is not told now
 */
public record RoomState(Presence presence, Instant presenceSince, @Nullable Instant lastSeen,
    @Nullable AgentInfo agent, @Nullable Stamp stamp, @Nullable Instant reportedAt, String digest,
    Map<DeviceId, Device> devices, Map<ReadingKey, Reading> readings, Map<ReadingKey, ProbeFailure> failures,
    Map<DeviceId, LostDevice> lost, Memory memory) {
  public RoomState {
    devices = Map.copyOf(devices);
    readings = Map.copyOf(readings);
    failures = Map.copyOf(failures);
    lost = Map.copyOf(lost);
  }

  /** A room that was made at a time and has not been heard of. */
  public static RoomState unheard(Instant now) {
    return new RoomState(Presence.NEVER, now, null, null, null, null, "", Map.of(), Map.of(), Map.of(), Map.of(),
        Memory.NONE);
  }

  /** The same room, its presence as it is kept apart. */
  public RoomState withPresence(Presence kept, Instant since, @Nullable Instant seen) {
    return new RoomState(kept, since, seen, agent, stamp, reportedAt, digest, devices, readings, failures, lost,
        memory);
  }

  /**
   * When a message was made, by the judge's clock. One that waited while the agent could not be heard is as old as the
   * time that the PC's own clock, which never jumps, went on until its last report of the same boot.
   */
  public Instant madeAt(Stamp made, Instant receivedAt) {
    if (stamp == null || reportedAt == null || !stamp.bootId().equals(made.bootId())
        || made.monotonicMs() >= stamp.monotonicMs()) {
      return receivedAt;
    }
    return reportedAt.minusMillis(stamp.monotonicMs() - made.monotonicMs());
  }

  /** The same room, its agent heard at a time. */
  RoomState heard(Instant at) {
    Instant latest = lastSeen == null || lastSeen.isBefore(at) ? at : lastSeen;
    return new RoomState(Presence.HEARD, presence == Presence.HEARD ? presenceSince : at, latest, agent, stamp,
        reportedAt, digest, devices, readings, failures, lost, memory);
  }

  /** The same room with other readings. */
  RoomState with(Map<ReadingKey, Reading> other) {
    return new RoomState(presence, presenceSince, lastSeen, agent, stamp, reportedAt, digest, devices, other, failures,
        lost, memory);
  }

  /** The same room, its agent not to be heard any more. */
  RoomState silent(Instant at) {
    return new RoomState(Presence.SILENT, presence == Presence.SILENT ? presenceSince : at, lastSeen, agent, stamp,
        reportedAt, digest, devices, readings, failures, lost, memory);
  }
}
