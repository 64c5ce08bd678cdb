// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.catalog.CatalogFile;
import org.klartecken.fleet.catalog.CatalogKeeper;
import org.klartecken.fleet.catalog.CatalogKeeper.Saved;
import org.klartecken.fleet.catalog.CatalogPreview;
import org.klartecken.fleet.catalog.CatalogVersion;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.web.Answer;
import org.klartecken.fleet.web.Notice;
import org.klartecken.fleet.web.Page;
import org.klartecken.fleet.web.Visit;
import org.klartecken.fleet.web.session.AuditLog;
import org.klartecken.fleet.web.templates.StaticTemplates;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.profile.DeviceProfile;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.file.FileError;
import org.klartecken.profile.file.LoadedCatalog;

/** One profile or standard: what it says, what a change would do, and how it came to be so. */
public final class CatalogFilePage implements Page {
  /** A file of the greatest size, with every character written as three. */
  private static final int LARGEST_FORM = 256 * 1024;
  private static final int LONGEST_COMMENT = 200;
  private final CatalogFile.Kind kind;
  private final CatalogKeeper keeper;
  private final RoomDirectory rooms;
  private final AuditLog audit;

  public CatalogFilePage(CatalogFile.Kind kind, CatalogKeeper keeper, RoomDirectory rooms, AuditLog audit) {
    this.kind = kind;
    this.keeper = keeper;
    this.rooms = rooms;
    this.audit = audit;
  }

  @Override
  public String path() {
    return CatalogPage.PATH + '/' + kind.word() + (kind == CatalogFile.Kind.PROFILE ? "/:maker/:model" : "/:id");
  }

  @Override
  public int largestForm() {
    return LARGEST_FORM;
  }

  @Override
  public Answer show(Visit visit) {
    return file(visit).map(file -> {
      Optional<String> text = keeper.text(file).or(() -> Optional.ofNullable(visit.query().get("new"))
          .map(base -> fresh(file, base)));
      List<CatalogVersion> versions = keeper.versions(file);
      if (text.isEmpty() && versions.isEmpty()) {
        return new Answer.Missing();
      }
      var form = new CatalogFileView.Form(text.orElse(""), "", number(versions), false);
      return shown(visit, file, new State(form, errorsOnDisk(file), null, null), old(visit, versions, text.orElse("")),
          200);
    }).orElse(new Answer.Missing());
  }

  @Override
  public Answer act(Visit visit) {
    Optional<CatalogFile> named = file(visit);
    if (named.isEmpty()) {
      return new Answer.Missing();
    }
    CatalogFile file = named.get();
    String act = visit.field("act");
    boolean removing = act.equals("remove") || visit.field("removing").equals("true");
    String text = act.equals("restore") ? restored(visit, file) : visit.field("text").replace("\r\n", "\n");
    String comment = act.equals("restore")
        ? visit.words().get("catalog.restores", visit.field("number"))
        : cut(visit.field("comment"));
    int base = act.equals("restore") || act.equals("remove") ? number(keeper.versions(file)) : base(visit);
    var form = new CatalogFileView.Form(text, comment, base, removing);
    boolean wasSeen = visit.field("seen").equals(Previews.digest(removing ? null : text));
    return act.equals("save") && wasSeen ? save(visit, file, form) : preview(visit, file, form);
  }

  private Answer save(Visit visit, CatalogFile file, CatalogFileView.Form form) {
    Words w = visit.words();
    var author = new CatalogVersion.Author(visit.who(), form.comment());
    return switch (keeper.save(file, form.removing() ? null : form.text(), author, form.base())) {
      case Saved.Done() -> {
        audit.add(new AuditLog.Line(visit.now(), visit.who(), AuditLog.Act.CATALOG_CHANGED, file.path(),
            form.removing() ? w.get("catalog.removed") : form.comment()));
        Notice notice = new Notice(form.removing() ? Notice.Kind.CATALOG_REMOVED : Notice.Kind.CATALOG_SAVED);
        boolean isLeft = !form.removing() || keeper.shippedText(file).isPresent();
        yield new Answer.Moved(isLeft ? CatalogPage.href(file) : CatalogPage.PATH, notice);
      }
      case Saved.Wrong(List<FileError> errors) -> shown(visit, file, new State(form, errors, null, null), null, 400);
      case Saved.Overtaken() ->
        shown(visit, file, new State(form, List.of(), null, w.get("catalog.overtaken")), null, 409);
      case Saved.NotWritten(String why) ->
        shown(visit, file, new State(form, List.of(), null, w.get("catalog.unwritten", why)), null, 503);
    };
  }

  private Answer preview(Visit visit, CatalogFile file, CatalogFileView.Form form) {
    String text = form.removing() ? null : form.text();
    LoadedCatalog candidate = keeper.candidate(file, text);
    if (!candidate.errors().isEmpty()) {
      return shown(visit, file, new State(form, candidate.errors(), null, null), null, 400);
    }
    var preview = CatalogPreview.of(rooms.all(), keeper.inForce().get(), candidate.catalog(), visit.now());
    return shown(visit, file,
        new State(form, List.of(), Previews.of(preview, Previews.digest(text), visit.words()), null), null, 200);
  }

  /** What a form has come to. */
  private record State(CatalogFileView.Form form, List<FileError> errors, CatalogFileView.@Nullable Preview preview,
      @Nullable String wrong) {
  }

  private Answer shown(Visit visit, CatalogFile file, State state, CatalogFileView.@Nullable Old old, int status) {
    Words w = visit.words();
    Set<CatalogFile> own = keeper.status().own();
    List<CatalogFileView.Version> versions = keeper.versions(file).stream()
        .map(v -> new CatalogFileView.Version(v.number(), CatalogPage.href(file) + "?version=" + v.number(),
            visit.times().full(v.at()), v.who().isEmpty() ? w.get("catalog.disk") : v.who(), v.comment(),
            v.text() == null))
        .toList();
    String title = title(file, w);
    var view = new CatalogFileView(title, file.id(), file.path(), CatalogPage.href(file), own.contains(file),
        keeper.shippedText(file).isPresent(), state.form(), Faults.of(state.errors(), file, state.form().text(), w),
        state.wrong(), state.preview(), versions, old);
    return new Answer.Shown(status, new StaticTemplates().catalogFile(visit.frame(title), view), Duration.ZERO);
  }

  private String title(CatalogFile file, Words w) {
    ProfileCatalog inForce = keeper.inForce().get();
    return switch (file.kind()) {
      case STANDARD -> inForce.standards().stream().filter(s -> s.id().equals(file.id())).findFirst()
          .map(s -> w.of(s.name())).orElse(file.id());
      case CLASS -> file.id();
      case PROFILE -> inForce.profiles().stream().filter(p -> p.id().equals(file.id())).findFirst()
          .map(DeviceProfile::name).orElse(file.id());
    };
  }

  private List<FileError> errorsOnDisk(CatalogFile file) {
    return keeper.status().errors().stream().filter(e -> CatalogKeeper.path(e).equals(file.path())).toList();
  }

  private CatalogFileView.@Nullable Old old(Visit visit, List<CatalogVersion> versions, String present) {
    return versions.stream().filter(v -> Integer.toString(v.number()).equals(visit.query().get("version"))).findFirst()
        .map(v -> {
          String text = v.text();
          Words w = visit.words();
          return new CatalogFileView.Old(v.number(),
              w.get("catalog.version.told", visit.times().full(v.at()),
                  v.who().isEmpty() ? w.get("catalog.disk") : v.who()),
              text == null, Differences.of(present, text == null ? "" : text));
        }).orElse(null);
  }

  private String restored(Visit visit, CatalogFile file) {
    return keeper.versions(file).stream().filter(v -> Integer.toString(v.number()).equals(visit.field("number")))
        .map(CatalogVersion::text).findFirst().orElse("");
  }

  private static String fresh(CatalogFile file, String base) {
    return switch (file.kind()) {
      case STANDARD -> "name: {sv: " + file.id() + ", en: " + file.id() + "}\nextends: " + base + "\nitems: {}\n";
      case CLASS -> "";
      case PROFILE -> "maker: " + file.id().substring(0, file.id().indexOf('/')) + "\nmodel: "
          + file.id().substring(file.id().indexOf('/') + 1) + "\nkind: CAMERA\nmatch:\n  usb: []\n";
    };
  }

  private Optional<CatalogFile> file(Visit visit) {
    return CatalogFile.of(kind,
        kind == CatalogFile.Kind.PROFILE ? visit.part("maker") + '/' + visit.part("model") : visit.part("id"));
  }

  private static int number(List<CatalogVersion> versions) {
    return versions.isEmpty() ? 0 : versions.getFirst().number();
  }

  private static int base(Visit visit) {
    String base = visit.field("base");
    return base.matches("[0-9]{1,8}") ? Integer.parseInt(base) : -1;
  }

  private static String cut(String comment) {
    String clean = comment.strip().replaceAll("\\p{Cntrl}", " ");
    return clean.length() > LONGEST_COMMENT ? clean.substring(0, LONGEST_COMMENT) : clean;
  }
}
