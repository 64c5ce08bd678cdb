// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import static java.util.Map.entry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/**
 * Limits that a device breaks only because it breaks another one: of two sentences the second would send people after
 * something that is not there, such as a cover on a lens in a room without light. Pure.
 */
final class Explained {
  /** A reading, and those whose own broken limit is why this one breaks its. */
  private static final Map<ReadingName, Set<ReadingName>> BY = Map.ofEntries(
      entry(ReadingNames.CAMERA_CONTRAST, Set.of(ReadingNames.CAMERA_BRIGHTNESS, ReadingNames.CAMERA_UNDEREXPOSED)),
      entry(ReadingNames.CAMERA_UNDEREXPOSED, Set.of(ReadingNames.CAMERA_BRIGHTNESS)),
      entry(ReadingNames.CAMERA_LONGEST_GAP, Set.of(ReadingNames.CAMERA_RATE)),
      entry(ReadingNames.AUDIO_LOOP_SNR, Set.of(ReadingNames.AUDIO_CAPTURE_NOISE, ReadingNames.AUDIO_LOOP_LEVEL)),
      entry(ReadingNames.AUDIO_LOOP_ECHO, Set.of(ReadingNames.AUDIO_CAPTURE_DROPOUTS)),
      entry(ReadingNames.DISPLAY_EDID_OK, Set.of(ReadingNames.DISPLAY_STATUS)),
      entry(ReadingNames.NETWORK_MOS_AT_MOST,
          Set.of(ReadingNames.NETWORK_LOSS_AT_LEAST, ReadingNames.NETWORK_ROUND_TRIP)));

  private Explained() {
  }

  /** All but those that another one of the same device explains, which must be as grave and as soon told to stand for it. */
  static List<Finding> without(Collection<Finding> ofADevice) {
    return ofADevice.stream().filter(f -> ofADevice.stream().noneMatch(why -> explains(why, f))).toList();
  }

  private static boolean explains(Finding why, Finding what) {
    return why.reason() == FindingReason.LIMIT_BROKEN && what.reason() == FindingReason.LIMIT_BROKEN
        && what.reading() != null && why.reading() != null
        && BY.getOrDefault(what.reading(), Set.of()).contains(why.reading())
        && why.severity().compareTo(what.severity()) >= 0 && why.hold().compareTo(what.hold()) <= 0;
  }
}
