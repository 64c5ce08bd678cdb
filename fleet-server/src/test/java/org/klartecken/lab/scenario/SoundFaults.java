// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.time.Duration;
import java.util.List;
import org.klartecken.readiness.FindingReason;

/** What befalls the speakerphone: its cable, its firmware, its driver, its levels. */
final class SoundFaults {
  private static final String PHONE = "speakerphone";
  /** The profile of the speakerphone waits two minutes: people mute on purpose, too. */
  private static final Duration MUTED = Duration.ofMinutes(4);

  private SoundFaults() {
  }

  static List<Fault> all() {
    return List.of(
        new Fault("speakerphone-removed", FaultClass.PRESENCE, "the speakerphone's cable is pulled",
            Usb.unplug(PHONE), Usb.plug(PHONE), Reason.of(FindingReason.DEVICE_LOST)),
        new Fault("speakerphone-in-update-mode", FaultClass.USB, "the speakerphone's firmware update does not end",
            Usb.updateMode(PHONE), Usb.heal(PHONE),
            Reason.of(FindingReason.UPDATE_MODE)),
        new Fault("speakerphone-without-driver", FaultClass.USB, "the speakerphone's driver does not run",
            Usb.unbind("snd-usb-audio", "0b0e"), Usb.replug(PHONE), Reason.driverMissing(),
            Reason.broken("usb.drivers_missing")),
        new Fault("speakerphone-unconfigured", FaultClass.USB, "the PC cannot choose the speakerphone's configuration",
            Usb.unconfigured(PHONE), Usb.heal(PHONE),
            Reason.of(FindingReason.PROOF_MISSING), Reason.of(FindingReason.CAPABILITY_MISSING),
            Reason.driverMissing(), Reason.broken("usb.drivers_missing"), Reason.failed("usb.drivers_missing")),
        new Fault("microphone-muted", FaultClass.SOUND, "the microphone is muted in the sound settings",
            level("capture", "nocap"), level("capture", "cap"), Reason.broken("audio.capture_muted")).within(MUTED),
        new Fault("microphone-volume-zero", FaultClass.SOUND, "the microphone is turned down to zero",
            level("capture", "0%"), level("capture", "100%"), Reason.broken("audio.capture_volume")).within(MUTED),
        new Fault("speaker-muted", FaultClass.SOUND, "the loudspeaker is muted in the sound settings",
            level("playback", "mute"), level("playback", "unmute"), Reason.broken("audio.playback_muted"))
            .within(MUTED),
        new Fault("speaker-volume-zero", FaultClass.SOUND, "the loudspeaker is turned down to zero",
            level("playback", "0%"), level("playback", "100%"), Reason.broken("audio.playback_volume")).within(MUTED));
  }

  private static Deed level(String direction, String value) {
    return Deed.inPc("sound-level " + direction + " " + value);
  }
}
