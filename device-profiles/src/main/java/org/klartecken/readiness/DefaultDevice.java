// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.List;
import java.util.Optional;
import org.klartecken.contract.Capability;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.Severity;

/**
 * Programs that do not choose play through, or listen to, another device than those that fill the line. Another of the
 * kinds that the standard prefers will do as well; where nobody can tell what the default is, nothing is wrong.
 */
final class DefaultDevice {
  private static final Value YES = Value.of(true);
  private static final Value NO = Value.of(false);

  private DefaultDevice() {
  }

  /** The finding about the first device of a line, if there is one. */
  static Optional<Finding> finding(Scene scene, Line line, List<Candidate> chosen) {
    ReadingName name = line.needs() == Capability.SPEAKER
        ? ReadingNames.AUDIO_PLAYBACK_DEFAULT
        : line.needs() == Capability.MICROPHONE ? ReadingNames.AUDIO_CAPTURE_DEFAULT : null;
    if (name == null || chosen.stream().anyMatch(c -> says(c.seen(), name, YES, line))) {
      return Optional.empty();
    }
    Optional<Seen> used = scene.devices().stream().filter(s -> says(s, name, YES, line)).findFirst();
    if (used.filter(s -> line.item().prefers(s.device(), s.known())).isPresent()) {
      return Optional.empty();
    }
    return chosen.stream().map(Candidate::seen).filter(s -> says(s, name, NO, line)).findFirst()
        .map(wanted -> line.finding(wanted, FindingReason.LIMIT_BROKEN, name, Severity.WARNING, line.item().hold(),
            text(line.needs(), used)));
  }

  private static LocalText text(Capability needs, Optional<Seen> used) {
    LocalText other = used.map(s -> new LocalText(s.name(), "the " + s.name()))
        .orElse(new LocalText("något annat", "something else"));
    return (needs == Capability.SPEAKER ? Sentences.PLAYS_ELSEWHERE : Sentences.LISTENS_ELSEWHERE).with("other", other);
  }

  private static boolean says(Seen seen, ReadingName name, Value value, Line line) {
    return seen.reading(name).filter(r -> line.isFresh(r.observedAt()) && r.value().equals(value)).isPresent();
  }
}
