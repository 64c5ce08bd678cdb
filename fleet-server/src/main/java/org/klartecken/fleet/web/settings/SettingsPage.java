// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.settings;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.web.Answer;
import org.klartecken.fleet.web.Notice;
import org.klartecken.fleet.web.Page;
import org.klartecken.fleet.web.Visit;
import org.klartecken.fleet.web.session.AuditLog;
import org.klartecken.fleet.web.session.User;
import org.klartecken.fleet.web.session.Users;
import org.klartecken.fleet.web.templates.StaticTemplates;
import org.klartecken.fleet.web.words.Times;

/** Users, a way to add rooms, and what was done last. */
public final class SettingsPage implements Page {
  private static final int LINES = 50;
  private final Users users;
  private final AuditLog audit;

  public SettingsPage(Users users, AuditLog audit) {
    this.users = users;
    this.audit = audit;
  }

  @Override
  public String path() {
    return "/settings";
  }

  @Override
  public Answer show(Visit visit) {
    return shown(visit, null);
  }

  @Override
  public Answer act(Visit visit) {
    return switch (visit.field("act")) {
      case "invite" -> {
        String secret = users.invite(visit.now());
        note(visit, AuditLog.Act.USER_INVITED, "");
        yield shown(visit, visit.origin() + "/invited/" + secret);
      }
      case "remove" -> remove(visit);
      default -> new Answer.Missing();
    };
  }

  private Answer remove(Visit visit) {
    String id = visit.field("user");
    String name = users.all().stream().filter(u -> u.id().equals(id)).map(User::name).findFirst().orElse("");
    boolean removed = users.remove(id);
    if (removed) {
      note(visit, AuditLog.Act.USER_REMOVED, name);
    }
    return new Answer.Moved("/settings", new Notice(removed ? Notice.Kind.USER_REMOVED : Notice.Kind.USER_KEPT));
  }

  private void note(Visit visit, AuditLog.Act act, String about) {
    audit.add(new AuditLog.Line(visit.now(), visit.who(), act, about, visit.address()));
  }

  private Answer shown(Visit visit, @Nullable String link) {
    Times times = visit.times();
    List<SettingsList.Person> people = users.all().stream().map(u -> new SettingsList.Person(u.id(), u.name(),
        times.at(u.createdAt()), u.name().equals(visit.user().orElse("")))).toList();
    List<SettingsList.Done> done = audit.last(LINES).stream().map(l -> new SettingsList.Done(times.machine(l.at()),
        times.full(l.at()), l.who(), visit.words().of(l.act()), l.about(), l.detail())).toList();
    var view = new SettingsList(people, link, done);
    return new Answer.Shown(200,
        new StaticTemplates().settingsPage(visit.frame(visit.words().get("menu.settings")), view),
        Duration.ZERO);
  }
}
