// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.probe.sound.AlsaControl.ElementId;
import org.klartecken.agent.probe.sound.AlsaControl.ElementInfo;

class MixerChoiceTest {
  @Test
  void theMasterCountsBeforeWhatItRules() {
    assertEquals(List.of("Master Playback Switch", "PCM Playback Switch", "Speaker Playback Switch"),
        names(Direction.PLAYBACK, MixerChoice.SWITCH, "Speaker Playback Switch", "PCM Playback Switch",
            "Master Playback Switch", "PCM Playback Volume"));
  }

  @Test
  void whatAPersonHearsOfHimselfIsNotTheLoudspeaker() {
    assertEquals(List.of("Headset Playback Switch"), names(Direction.PLAYBACK, MixerChoice.SWITCH,
        "Mic Playback Switch", "Sidetone Playback Switch", "IEC958 Playback Switch", "Headset Playback Switch"));
  }

  @Test
  void theWholeCardsCaptureCountsBeforeTheMicrophones() {
    assertEquals(List.of("Capture Volume", "Mic Capture Volume", "Digital In Capture Volume"),
        names(Direction.CAPTURE, MixerChoice.VOLUME, "Digital In Capture Volume", "Mic Capture Volume",
            "Capture Volume", "Mic Playback Volume"));
  }

  @Test
  void ofOneNameTheLowestIndexCounts() {
    List<ElementId> two = List.of(new ElementId(1, 1, "Capture Switch"), new ElementId(2, 0, "Capture Switch"));
    assertEquals(2, MixerChoice.candidates(two, Direction.CAPTURE, MixerChoice.SWITCH).getFirst().number());
  }

  @Test
  void aCardIsMutedOnlyWhenEveryChannelIs() {
    assertTrue(MixerChoice.isMuted(List.of(0L, 0L)));
    assertFalse(MixerChoice.isMuted(List.of(0L, 1L)));
  }

  @Test
  void percentIsTheShareOfTheRange() {
    ElementInfo range = new ElementInfo(false, 2, -20, 20);
    assertEquals(OptionalInt.of(50), MixerChoice.percent(range, List.of(0L, 0L)));
    assertEquals(OptionalInt.of(75), MixerChoice.percent(range, List.of(0L, 20L)));
    assertEquals(OptionalInt.of(100), MixerChoice.percent(range, List.of(99L, 99L))); // drivers exceed their own range
    assertEquals(OptionalInt.empty(), MixerChoice.percent(new ElementInfo(false, 1, 5, 5), List.of(5L)));
  }

  private static List<String> names(Direction direction, String what, String... names) {
    List<ElementId> elements = new ArrayList<>();
    for (String name : names) {
      elements.add(new ElementId(elements.size() + 1, 0, name));
    }
    return MixerChoice.candidates(elements, direction, what).stream().map(ElementId::name).toList();
  }
}
