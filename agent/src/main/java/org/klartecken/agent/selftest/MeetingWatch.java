// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.util.List;
import java.util.function.Supplier;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.usage.InUse;
import org.klartecken.agent.usage.UseReader;
import org.klartecken.contract.FailureReason;

/**
 * Whether others than the agent use a camera, a microphone or a loudspeaker of this PC. One of several cameras that is held
 * by a program which may not be seen is in use, too, though nobody can tell which.
 */
public final class MeetingWatch {
  private final UseReader reader;
  private final Supplier<List<AttachedDevice>> devices;

  /** @param devices what is attached, asked at every look */
  public MeetingWatch(UseReader reader, Supplier<List<AttachedDevice>> devices) {
    this.reader = reader;
    this.devices = devices;
  }

  public boolean isOn() {
    return reader.look(devices.get()).stream().anyMatch(seen -> isUse(seen.state()));
  }

  private static boolean isUse(InUse state) {
    return switch (state) {
      case InUse.Idle _ -> false;
      case InUse.Busy _ -> true;
      case InUse.Unseen(var reason, _) -> reason == FailureReason.ACCESS_DENIED;
    };
  }
}
