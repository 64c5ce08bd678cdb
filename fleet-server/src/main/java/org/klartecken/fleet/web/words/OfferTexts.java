// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.words;

import java.util.List;
import java.util.Optional;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.profile.DeviceProfiles;
import org.klartecken.profile.RoomStandard;
import org.klartecken.readiness.Contract;
import org.klartecken.readiness.Offer;

/** Tells what guests can connect their laptops with. */
public final class OfferTexts {
  private final Words w;

  public OfferTexts(Words w) {
    this.w = w;
  }

  /** What a room offers now, and what it must offer. */
  public static List<Offer> of(RoomSnapshot room, Optional<RoomStandard> standard, DeviceProfiles profiles) {
    return standard.map(s -> Offer.of(new Contract(s, room.room().fittings()), room.assessment().items(), room.state(),
        profiles)).orElse(List.of());
  }

  /** Each in a few words: {@code HDMI (kabel på bordet)}. */
  public List<String> shortly(RoomSnapshot room, Optional<RoomStandard> standard, DeviceProfiles profiles) {
    return of(room, standard, profiles).stream().map(this::shortly).toList();
  }

  private String shortly(Offer offer) {
    String where = offer.where().isEmpty() ? "" : " (" + offer.where() + ')';
    return switch (offer.state()) {
      case SEEN, SAID -> offer.connector().title() + where;
      case BROKEN, MISSING -> offer.connector().title() + where + ": " + w.lower(word(offer));
    };
  }

  /** Whether it is there, and how that is known. */
  public String word(Offer offer) {
    return w.get("offer." + offer.state().name());
  }
}
