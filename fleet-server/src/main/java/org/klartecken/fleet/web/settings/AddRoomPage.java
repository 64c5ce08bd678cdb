// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.settings;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.web.Answer;
import org.klartecken.fleet.web.Page;
import org.klartecken.fleet.web.Visit;
import org.klartecken.fleet.web.session.AuditLog;
import org.klartecken.fleet.web.templates.StaticTemplates;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.profile.ProfileCatalog;

/** Where people get the command that makes a PC a room; the token in it is shown once. */
public final class AddRoomPage implements Page {
  private final RoomDirectory rooms;
  private final Supplier<ProfileCatalog> catalog;
  private final RoomSetup setup;
  private final AgentCommand command;
  private final AuditLog audit;

  public AddRoomPage(RoomDirectory rooms, Supplier<ProfileCatalog> catalog, RoomSetup setup, AgentCommand command,
      AuditLog audit) {
    this.rooms = rooms;
    this.catalog = catalog;
    this.setup = setup;
    this.command = command;
    this.audit = audit;
  }

  @Override
  public String path() {
    return "/settings/add";
  }

  @Override
  public Answer show(Visit visit) {
    return shown(visit, new RoomSetup.Plan("", "", "", "", ProfileCatalog.DEFAULT_STANDARD), null);
  }

  @Override
  public Answer act(Visit visit) {
    String site = cut(visit.field("site"));
    RoomSetup.Plan plan = new RoomSetup.Plan(site.isEmpty() ? "" : slug(site), site, cut(visit.field("floor")),
        cut(visit.field("name")), catalog.get().standard(visit.field("standard")).map(s -> s.id()).orElse(""));
    String token = setup.token(plan);
    audit.add(new AuditLog.Line(visit.now(), visit.who(), AuditLog.Act.AGENT_TOKEN_MADE, plan.name(),
        told(plan)));
    return shown(visit, plan, command.with(visit.origin(), token));
  }

  private static String told(RoomSetup.Plan plan) {
    return Stream.of(plan.siteName(), plan.floor(), plan.standard()).filter(t -> !t.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private String slug(String siteName) {
    return rooms.all().stream().map(s -> s.room()).filter(r -> r.siteName().equals(siteName)).map(r -> r.site())
        .findFirst().orElseGet(() -> Slugs.of(siteName));
  }

  private static String cut(String text) {
    String clean = text.strip().replaceAll("\\p{Cntrl}", "");
    return clean.length() > RoomSettingsPage.LONGEST ? clean.substring(0, RoomSettingsPage.LONGEST) : clean;
  }

  private Answer shown(Visit visit, RoomSetup.Plan plan, @Nullable String made) {
    Words w = visit.words();
    List<SettingsView.Choice> standards = SettingsView.Choice.of(catalog.get().standards(), plan.standard(), w);
    List<String> sites = rooms.all().stream().map(s -> s.room()).filter(r -> r.isSiteNamed()).map(r -> r.siteName())
        .distinct().limit(200).toList();
    return new Answer.Shown(200, new StaticTemplates().settingsAdd(visit.frame(w.get("add.title")),
        new AddRoomView(plan, standards, sites, made)), Duration.ZERO);
  }
}
