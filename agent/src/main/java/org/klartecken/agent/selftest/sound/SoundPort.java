// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

import java.util.function.BooleanSupplier;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.selftest.DeviceFault;

/** Port: plays and records through a device's own sound card. */
interface SoundPort {
  /**
   * Records for a moment, then plays and goes on recording until it must have come back.
   *
   * @param microphone that records
   * @param speaker that plays
   * @param cancelled then it stops at once
   */
  Recording loop(AttachedDevice speaker, AttachedDevice microphone, TestSound sound, BooleanSupplier cancelled)
      throws DeviceFault, InterruptedException;

  /** Records the room for as long as a loop takes, without a sound. */
  Recording listen(AttachedDevice microphone, TestSound asLongAs, BooleanSupplier cancelled)
      throws DeviceFault, InterruptedException;

  /** Plays; answers whether the card took the whole sound in about the time that it lasts. */
  boolean play(AttachedDevice speaker, TestSound sound, BooleanSupplier cancelled)
      throws DeviceFault, InterruptedException;
}
