// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.util.List;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.usage.InUse;
import org.klartecken.agent.usage.UseReader;

/** Whether others than the agent use a camera, a microphone or a loudspeaker of this PC. */
public final class MeetingWatch {
  private final UseReader reader;
  private final List<AttachedDevice> devices;

  public MeetingWatch(UseReader reader, List<AttachedDevice> devices) {
    this.reader = reader;
    this.devices = List.copyOf(devices);
  }

  public boolean isOn() {
    return reader.look(devices).stream().anyMatch(seen -> seen.state() instanceof InUse.Busy);
  }
}
