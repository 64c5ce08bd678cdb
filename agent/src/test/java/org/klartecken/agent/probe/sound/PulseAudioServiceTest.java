// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.sound;

import org.klartecken.agent.selftest.sound.SoundService;

class PulseAudioServiceTest extends SoundServiceBehaviour {
  PulseAudioServiceTest() {
    super(SoundService.PULSEAUDIO);
  }
}
