// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.enrol;

import java.sql.Connection;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.Locale;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomStore;

/** Makes the room of a PC that enrols, out of what its token says and defaults. */
final class RoomMaker {
  private static final int LONGEST_STEM = 50;

  private RoomMaker() {
  }

  static Room make(Connection connection, RoomPlan plan, String pcName, RoomDefaults defaults) throws SQLException {
    String name = plan.name().orElse(pcName).strip();
    RoomId id = new RoomId(plan.room().isPresent() ? plan.room().get() : free(connection, slug(name)));
    String site = plan.site().orElse(defaults.site());
    String siteName = plan.siteName().orElse(plan.site().isPresent() ? site : defaults.siteName());
    return new Room(id, plan.organisation().orElse(defaults.organisation()), site, siteName,
        plan.floor().orElse(""), name, plan.standard().orElse(defaults.standard()), defaults.zone(), null);
  }

  private static String free(Connection connection, String stem) throws SQLException {
    String id = stem;
    for (int number = 2; RoomStore.find(connection, id).isPresent(); number++) {
      id = stem + '-' + number;
    }
    return id;
  }

  /** What people call a room as a word for addresses: {@code Sammanträdesrum Ån 2} is {@code sammantradesrum-an-2}. */
  static String slug(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-").replaceAll("^-+", "");
    String cut = plain.length() > LONGEST_STEM ? plain.substring(0, LONGEST_STEM) : plain;
    String slug = cut.replaceAll("-+$", "");
    return slug.isEmpty() ? "room" : slug;
  }
}
