// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.klartecken.profile.Remedy;

/**
 * What self-tests may do to the room beyond looking, as whoever set up the PC has said.
 *
 * @param testPicture whether a picture may cover what is on the displays for a second
 * @param remedies what may be mended, if the device's profile allows it, too
 */
public record SelfTestRights(boolean testPicture, Set<Remedy> remedies) {
  public static final SelfTestRights NONE = new SelfTestRights(false, Set.of());
  /** Those that the agent knows how to do. */
  private static final Set<Remedy> POSSIBLE = EnumSet.of(Remedy.UNMUTE, Remedy.SET_VOLUME, Remedy.USB_RESET,
      Remedy.REBIND_DRIVER);

  public SelfTestRights {
    remedies = Set.copyOf(remedies);
  }

  /**
   * Reads {@code unmute, set-volume}.
   *
   * @throws IllegalArgumentException with one sentence for people
   */
  public static Set<Remedy> remedies(String list) {
    Set<Remedy> named = EnumSet.noneOf(Remedy.class);
    for (String word : list.split(",", -1)) {
      if (!word.isBlank()) {
        named.add(POSSIBLE.stream().filter(r -> kebab(r).equals(word.strip())).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("There is no remedy \"" + word.strip() + "\". There are: "
                + String.join(", ", POSSIBLE.stream().map(SelfTestRights::kebab).toList()) + '.')));
      }
    }
    return named;
  }

  private static String kebab(Remedy remedy) {
    return remedy.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
