// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.klartecken.fleet.catalog.CatalogKeeper;
import org.klartecken.fleet.change.ChangeLog;
import org.klartecken.fleet.history.ReadinessHistory;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.selftest.SelfTestParts;
import org.klartecken.fleet.ticket.TicketDesk;
import org.klartecken.fleet.unit.UnitLedger;
import org.klartecken.fleet.usage.UsageLedger;
import org.klartecken.fleet.web.settings.RoomSetup;

/** What the pages need of the rest of the server. */
public record WebParts(WebConfig config, DataSource database, RoomDirectory rooms, TicketDesk desk,
    ReadinessHistory history, UsageLedger usage, SelfTestParts selfTests, ChangeLog changes, UnitLedger units,
    CatalogKeeper catalog, RoomSetup setup, InstantSource clock) {
}
