// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.sound;

import java.util.List;
import org.klartecken.contract.ReadingName;

/**
 * Into the room or out of it, with the words by which drivers name the elements that count.
 *
 * @param word the word in an element's name
 * @param preferred what stands before that word, the one that counts most first
 * @param excluded what never stands for the direction as a whole
 */
record Direction(String word, List<String> preferred, List<String> excluded, ReadingName muted, ReadingName volume) {
  /** Sound into the room. Elements of microphones with this word are what a person hears of himself. */
  static final Direction PLAYBACK = new Direction("Playback",
      List.of("Master", "PCM", "Speaker", "Headset", "Headphone"),
      List.of("Mic", "Sidetone", "Line", "Input", " In", "IEC958", "Beep", "Loopback", "Monitor", "CD", "Aux"),
      new ReadingName("audio.playback_muted"), new ReadingName("audio.playback_volume"));
  /** Sound from the room. Plain {@code Capture Volume} is the whole card's. */
  static final Direction CAPTURE = new Direction("Capture", List.of("", "Mic", "Headset"),
      List.of("Loopback", "IEC958"), new ReadingName("audio.capture_muted"), new ReadingName("audio.capture_volume"));

  Direction {
    preferred = List.copyOf(preferred);
    excluded = List.copyOf(excluded);
  }

  static List<Direction> both() {
    return List.of(PLAYBACK, CAPTURE);
  }
}
