// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.catalog.CatalogFile;
import org.klartecken.fleet.http.RouteGroup;
import org.klartecken.fleet.web.account.Accounts;
import org.klartecken.fleet.web.account.LoginPage;
import org.klartecken.fleet.web.account.LogoutPage;
import org.klartecken.fleet.web.account.NewUserPage;
import org.klartecken.fleet.web.catalog.CatalogFilePage;
import org.klartecken.fleet.web.catalog.CatalogPage;
import org.klartecken.fleet.web.change.ChangesPage;
import org.klartecken.fleet.web.fleet.FleetIndex;
import org.klartecken.fleet.web.fleet.FleetPage;
import org.klartecken.fleet.web.live.LiveHub;
import org.klartecken.fleet.web.room.EquipmentPage;
import org.klartecken.fleet.web.room.RoomPage;
import org.klartecken.fleet.web.room.RoomPast;
import org.klartecken.fleet.web.selftest.SelfTestsPage;
import org.klartecken.fleet.web.session.AuditLog;
import org.klartecken.fleet.web.session.RateLimit;
import org.klartecken.fleet.web.session.Sessions;
import org.klartecken.fleet.web.session.SetupLink;
import org.klartecken.fleet.web.session.Users;
import org.klartecken.fleet.web.settings.AddRoomPage;
import org.klartecken.fleet.web.settings.AgentCommand;
import org.klartecken.fleet.web.settings.RoomSettingsPage;
import org.klartecken.fleet.web.settings.SettingsPage;
import org.klartecken.fleet.web.ticket.OpenTickets;
import org.klartecken.fleet.web.ticket.TicketPage;
import org.klartecken.fleet.web.ticket.TicketsPage;
import org.klartecken.fleet.web.visitor.VisitorPage;

/** The catalogue of pages: what is listed here exists, in this order. */
public final class Pages implements RouteGroup, AutoCloseable {
  /** The main menu: where it leads, and the key of its word. */
  static final Map<String, String> MENU = menu();
  private final SetupLink setup;
  private final LiveHub hub;
  private final OpenTickets open;
  private final PageRoutes routes;
  private final LiveRoutes live;

  public Pages(WebParts parts) {
    Users users = new Users(parts.database());
    Sessions sessions = new Sessions(parts.database());
    AuditLog audit = new AuditLog(parts.database());
    setup = new SetupLink(users);
    Accounts accounts = new Accounts(users, sessions, setup, audit,
        new RateLimit(Accounts.TRIES, Accounts.TRIES_PERIOD));
    hub = new LiveHub(parts.rooms(), parts.clock());
    FleetIndex index = new FleetIndex(parts.rooms(), parts.selfTests().faults()::contains);
    open = new OpenTickets(parts.desk());
    AgentCommand command = new AgentCommand();
    Visits visits = new Visits(parts.config(), sessions, parts.clock());
    RoomPast past = RoomPast.of(parts);
    live = new LiveRoutes(parts, visits, sessions, hub, index, open);
    routes = new PageRoutes(List.of( //
        new FleetPage(index, open, hub, command), //
        new RoomPage(parts.rooms(), past, parts.catalog().inForce(), hub, parts.selfTests(), audit), //
        new EquipmentPage(parts.rooms(), parts.catalog().inForce(), parts.setup(), audit), //
        new SelfTestsPage(parts.rooms(), parts.selfTests(), audit), //
        new RoomSettingsPage(parts.rooms(), parts.catalog().inForce(), parts.setup(), audit), //
        new ChangesPage(parts.changes(), parts.rooms(), hub), //
        new TicketsPage(parts.desk(), parts.rooms(), hub), //
        new TicketPage(parts.desk(), parts.rooms(), parts.changes(), hub, open, audit), //
        new SettingsPage(users, audit), //
        new CatalogPage(parts.catalog(), parts.rooms()), //
        new CatalogFilePage(CatalogFile.Kind.STANDARD, parts.catalog(), parts.rooms(), audit), //
        new CatalogFilePage(CatalogFile.Kind.CLASS, parts.catalog(), parts.rooms(), audit), //
        new CatalogFilePage(CatalogFile.Kind.PROFILE, parts.catalog(), parts.rooms(), audit), //
        new AddRoomPage(parts.rooms(), parts.catalog().inForce(), parts.setup(), command, audit), //
        new VisitorPage(parts.rooms(), open, parts.catalog().inForce(), hub), //
        new NewUserPage(accounts, true), //
        new NewUserPage(accounts, false), //
        new LoginPage(accounts), //
        new LogoutPage(accounts)), visits);
  }

  /** The path of the one-time link that sets the administrator, while there is none. */
  public Optional<String> setupPath() {
    return setup.path();
  }

  /** A ticket of a room changed, so that open pages look again. */
  public void ticketChanged(RoomId room) {
    open.forget();
    hub.touch(room);
  }

  /** A room's self-test went on. */
  public void selfTestChanged(RoomId room) {
    hub.touch(room);
  }

  @Override
  public void mount(Vertx vertx, Router router) {
    live.mount(vertx, router);
    routes.mount(vertx, router);
  }

  @Override
  public void close() {
    hub.close();
  }

  private static Map<String, String> menu() {
    Map<String, String> menu = new LinkedHashMap<>();
    menu.put("/", "menu.fleet");
    menu.put("/tickets", "menu.tickets");
    menu.put("/changes", "menu.changes");
    menu.put("/settings", "menu.settings");
    return Collections.unmodifiableMap(menu);
  }
}
