// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.klartecken.agent.selftest.remedy.Services;
import org.klartecken.profile.Remedy;

/**
 * What self-tests may do to the room beyond looking, as whoever set up the PC has said.
 *
 * @param testPicture whether a picture may cover what is on the displays for a second
 * @param remedies what may be mended, if the device's profile allows it, too
 * @param services which services may be restarted for that
 */
public record SelfTestRights(boolean testPicture, Set<Remedy> remedies, Services services) {
  public static final SelfTestRights NONE = new SelfTestRights(false, Set.of(), Services.NONE);

  public SelfTestRights {
    remedies = Set.copyOf(remedies);
    if (remedies.contains(Remedy.RESTART_SERVICE) && services.equals(Services.NONE)) {
      throw new IllegalArgumentException(
          "The remedy restart-service needs to know which: name them with --sound-services or --camera-services.");
    }
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
        named.add(Arrays.stream(Remedy.values()).filter(r -> kebab(r).equals(word.strip())).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("There is no remedy \"" + word.strip() + "\". There are: "
                + String.join(", ", Arrays.stream(Remedy.values()).map(SelfTestRights::kebab).toList()) + '.')));
      }
    }
    return named;
  }

  private static String kebab(Remedy remedy) {
    return remedy.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
