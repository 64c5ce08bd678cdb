// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.room;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.RoomId;
import org.klartecken.room.Fittings;

/**
 * A bookable room, as people set it up.
 *
 * @param id also the slug of its public page
 * @param organisation slug of the tenant
 * @param site slug of the building
 * @param siteName what people call the building
 * @param floor what people call the storey, or the empty text
 * @param name what people call the room
 * @param standard id of its room standard
 * @param agent that is assigned to it, or null
 * @param fittings what people said of it beyond its standard
 */
public record Room(RoomId id, String organisation, String site, String siteName, String floor, String name,
    String standard, ZoneId zone, @Nullable AgentId agent, Fittings fittings) {
  /** The name of the building of rooms that nobody assigned; pages say in their own words that it has none. */
  public static final String UNNAMED_SITE = "Main site";

  /** A room of which nothing is said beyond its standard. */
  public Room(RoomId id, String organisation, String site, String siteName, String floor, String name,
      String standard, ZoneId zone, @Nullable AgentId agent) {
    this(id, organisation, site, siteName, floor, name, standard, zone, agent, Fittings.NONE);
  }

  public boolean isSiteNamed() {
    return !siteName.equals(UNNAMED_SITE);
  }

  public Room withAgent(AgentId assigned) {
    return new Room(id, organisation, site, siteName, floor, name, standard, zone, assigned, fittings);
  }

  public Room with(Fittings said) {
    return new Room(id, organisation, site, siteName, floor, name, standard, zone, agent, said);
  }
}
