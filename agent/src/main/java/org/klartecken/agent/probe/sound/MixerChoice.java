// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.sound;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.klartecken.agent.probe.sound.AlsaControl.ElementId;
import org.klartecken.agent.probe.sound.AlsaControl.ElementInfo;

/** Which of a card's elements say what people mean by muted and volume, and what they say. Pure. */
final class MixerChoice {
  static final String SWITCH = "Switch";
  static final String VOLUME = "Volume";

  private MixerChoice() {
  }

  /**
   * The elements for a direction, the one that counts most first ({@code Master} before {@code PCM} before
   * {@code Speaker}; the names are those of the kernel's control-names.rst).
   *
   * @param what {@link #SWITCH} or {@link #VOLUME}
   */
  static List<ElementId> candidates(List<ElementId> elements, Direction direction, String what) {
    String suffix = direction.word() + ' ' + what;
    return elements.stream().filter(e -> e.name().endsWith(suffix) && !isExcluded(base(e, suffix), direction))
        .sorted(Comparator.<ElementId>comparingInt(e -> rank(base(e, suffix), direction))
            .thenComparingInt(ElementId::index).thenComparingInt(ElementId::number))
        .toList();
  }

  private static String base(ElementId element, String suffix) {
    return element.name().substring(0, element.name().length() - suffix.length()).strip();
  }

  private static boolean isExcluded(String base, Direction direction) {
    return direction.excluded().stream().anyMatch(base::contains);
  }

  private static int rank(String base, Direction direction) {
    int rank = direction.preferred().indexOf(base);
    return rank < 0 ? direction.preferred().size() : rank;
  }

  /** Muted when the switch of every channel is off. */
  static boolean isMuted(List<Long> channels) {
    return channels.stream().allMatch(value -> value == 0);
  }

  /** The mean of the channels in percent of the element's range, as {@code amixer} counts; empty without a range. */
  static OptionalInt percent(ElementInfo info, List<Long> channels) {
    if (info.max() <= info.min() || channels.isEmpty()) {
      return OptionalInt.empty();
    }
    double mean = channels.stream().mapToDouble(Long::doubleValue).average().orElse(0);
    double share = (mean - (double) info.min()) / ((double) info.max() - (double) info.min());
    return OptionalInt.of((int) Math.round(100 * Math.clamp(share, 0, 1)));
  }
}
