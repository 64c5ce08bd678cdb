// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.klartecken.fleet.change.ChangeLog;
import org.klartecken.fleet.history.ReadinessHistory;
import org.klartecken.fleet.metrics.FleetMetrics;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.selftest.SelfTestParts;
import org.klartecken.fleet.ticket.TicketDesk;
import org.klartecken.fleet.token.TokenStore;
import org.klartecken.fleet.unit.UnitLedger;
import org.klartecken.fleet.usage.UsageLedger;
import org.klartecken.profile.ProfileCatalog;

/** Where the API's answers come from. */
public record ApiSources(RoomDirectory rooms, TicketDesk tickets, ReadinessHistory history, UsageLedger usage,
    SelfTestParts selfTests, ChangeLog changes, UnitLedger units, TokenStore tokens, FleetMetrics metrics,
    Supplier<ProfileCatalog> catalog, InstantSource clock) {
}
