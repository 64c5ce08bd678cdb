// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import java.util.List;
import java.util.Locale;
import org.klartecken.contract.ProgramClass;

/** The class of a program by the name that the kernel keeps of it, at most 15 characters. Pure; keeps nothing. */
final class Programs {
  private static final List<String> MEETING = List.of("teams", "ms-teams", "zoom", "webex", "ciscocollab", "jitsi",
      "skype", "slack", "bluejeans", "gotomeeting", "linphone", "element-desktop", "whereby");
  /** The words with a space are the names of Firefox's own children. */
  private static final List<String> BROWSER = List.of("chrome", "chromium", "google-chrome", "firefox", "geckomain",
      "web content", "isolated web co", "msedge", "microsoft-edge", "brave", "opera", "vivaldi", "epiphany",
      "webkitwebproces", "falkon", "qutebrowser");
  /** They hold a device for others, whom the kernel does not know. */
  private static final List<String> GO_BETWEEN = List.of("pipewire", "wireplumber", "pulseaudio", "jackd", "jackdbus");

  private Programs() {
  }

  static ProgramClass classOf(String name) {
    String word = name.strip().toLowerCase(Locale.ROOT);
    if (word.isEmpty() || isOf(GO_BETWEEN, word)) {
      return ProgramClass.UNKNOWN;
    }
    if (isOf(MEETING, word)) {
      return ProgramClass.MEETING;
    }
    return isOf(BROWSER, word) ? ProgramClass.BROWSER : ProgramClass.OTHER;
  }

  private static boolean isOf(List<String> beginnings, String word) {
    return beginnings.stream().anyMatch(word::startsWith);
  }
}
