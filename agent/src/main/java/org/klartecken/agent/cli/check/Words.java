// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.check;

import java.time.Duration;
import org.klartecken.contract.ProofLevel;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.Purpose;
import org.klartecken.readiness.ItemState;
import org.klartecken.readiness.Readiness;

/** The words of the product for its states, the same as on its pages. */
final class Words {
  private Words() {
  }

  static LocalText of(Readiness readiness) {
    return switch (readiness) {
      case READY -> new LocalText("Klart", "Ready");
      case DEGRADED -> new LocalText("Begränsat", "Limited");
      case NOT_READY -> new LocalText("Inte klart", "Not ready");
      case UNKNOWN -> new LocalText("Okänt", "Unknown");
    };
  }

  static LocalText of(ItemState state) {
    return switch (state) {
      case PROVED -> new LocalText("Klart", "Ready");
      case STALE -> new LocalText("Gammalt bevis", "Out of date");
      case DEGRADED -> new LocalText("Begränsat", "Limited");
      case FAILED -> new LocalText("Inte klart", "Not ready");
      case UNKNOWN -> new LocalText("Okänt", "Unknown");
      case NOT_APPLICABLE -> new LocalText("Finns inte", "Not there");
    };
  }

  static LocalText of(ProofLevel proof) {
    return switch (proof) {
      case OTHER -> new LocalText("–", "–");
      case ENUMERATED -> new LocalText("Syns", "Seen");
      case OPENED -> new LocalText("Öppnad", "Opened");
      case MOVED_DATA -> new LocalText("Ger data", "Moves data");
      case MEASURED -> new LocalText("Uppmätt", "Measured");
    };
  }

  static LocalText of(Purpose purpose) {
    return switch (purpose) {
      case IN_ROOM -> new LocalText("Visa bild", "Picture");
      case AUDIO -> new LocalText("Ljud", "Sound");
      case HYBRID -> new LocalText("Videomöte", "Video meeting");
      case FORMAL_SITTING -> new LocalText("Distanssammanträde", "Formal sitting");
    };
  }

  /** {@code 4 s}, {@code 12 min}, {@code 3 h}, {@code 9 dygn}. */
  static LocalText of(Duration age) {
    long seconds = Math.max(0, age.toSeconds());
    if (seconds < 60) {
      return same(seconds + " s");
    }
    if (seconds < 3600) {
      return same(seconds / 60 + " min");
    }
    if (seconds < 2 * 86_400) {
      return same(seconds / 3600 + " h");
    }
    return new LocalText(seconds / 86_400 + " dygn", seconds / 86_400 + " days");
  }

  private static LocalText same(String text) {
    return new LocalText(text, text);
  }
}
