// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.catalog;

import gg.jte.models.runtime.JteModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.catalog.CatalogFile;
import org.klartecken.fleet.catalog.CatalogKeeper;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.web.Answer;
import org.klartecken.fleet.web.Page;
import org.klartecken.fleet.web.Visit;
import org.klartecken.fleet.web.templates.StaticTemplates;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.profile.DevicePart;
import org.klartecken.profile.DeviceProfile;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.RoomStandard;

/** All room standards and device profiles, the organisation's own first. */
public final class CatalogPage implements Page {
  static final String PATH = "/settings/catalog";
  private final CatalogKeeper keeper;
  private final RoomDirectory rooms;

  public CatalogPage(CatalogKeeper keeper, RoomDirectory rooms) {
    this.keeper = keeper;
    this.rooms = rooms;
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Answer show(Visit visit) {
    return shown(visit, null, "", 200);
  }

  /** Begins a new file: nothing is stored before it is saved on its own page. */
  @Override
  public Answer act(Visit visit) {
    CatalogFile.Kind kind = visit.field("act").equals("profile")
        ? CatalogFile.Kind.PROFILE
        : CatalogFile.Kind.STANDARD;
    String id = visit.field("id").strip().toLowerCase(Locale.ROOT);
    Optional<CatalogFile> file = CatalogFile.of(kind, id);
    if (file.isEmpty()) {
      return shown(visit, visit.words().get("catalog.wrong." + kind.word()), visit.field("id"), 400);
    }
    return new Answer.Moved(href(file.get()) + "?new=" + CatalogFile.of(CatalogFile.Kind.STANDARD, visit.field("base"))
        .map(CatalogFile::id).orElse(ProfileCatalog.DEFAULT_STANDARD));
  }

  static String href(CatalogFile file) {
    return PATH + '/' + file.kind().word() + '/' + file.id();
  }

  private Answer shown(Visit visit, @Nullable String wrong, String typed, int status) {
    Words w = visit.words();
    CatalogKeeper.Status stands = keeper.status();
    ProfileCatalog inForce = keeper.inForce().get();
    String sought = visit.query().getOrDefault("q", "").strip();
    var view = new CatalogView(visit.times().full(stands.since()), Faults.of(stands.errors(), keeper, w),
        standards(w, stands, inForce), own(stands, inForce), makers(w, inForce), classes(stands), sought,
        found(w, sought, inForce),
        wrong, typed);
    JteModel page = new StaticTemplates()
        .catalogPage(visit.frame(w.get("catalog.title")), view);
    return new Answer.Shown(status, page, Duration.ZERO);
  }

  private List<CatalogView.Standard> standards(Words w, CatalogKeeper.Status stands, ProfileCatalog inForce) {
    Map<String, Integer> held = new HashMap<>();
    rooms.all().forEach(r -> inForce.standard(r.room().standard()).ifPresent(s -> held.merge(s.id(), 1, Integer::sum)));
    List<CatalogView.Standard> standards = new ArrayList<>();
    Stream.concat(stands.own().stream(), stands.shipped().stream()).distinct()
        .filter(f -> f.kind() == CatalogFile.Kind.STANDARD).sorted().forEach(file -> {
          Optional<RoomStandard> standard = inForce.standards().stream().filter(s -> s.id().equals(file.id()))
              .findFirst();
          standards.add(new CatalogView.Standard(file.id(), href(file),
              standard.map(s -> w.of(s.name())).orElse(file.id()),
              standard.map(s -> w.of(s.description())).orElse(w.get("catalog.template")), stands.own().contains(file),
              standard.isEmpty(), w.count("catalog.rooms", held.getOrDefault(file.id(), 0))));
        });
    standards.sort(Comparator.comparing(CatalogView.Standard::template)
        .thenComparing(CatalogView.Standard::name, w.alphabet()));
    return standards;
  }

  private static List<CatalogView.Entry> own(CatalogKeeper.Status stands, ProfileCatalog inForce) {
    return stands.own().stream().filter(f -> f.kind() == CatalogFile.Kind.PROFILE)
        .map(f -> new CatalogView.Entry(f.id(), href(f), inForce.profiles().stream()
            .filter(p -> p.id().equals(f.id())).map(DeviceProfile::name).findFirst().orElse(f.id())))
        .toList();
  }

  private static List<CatalogView.Entry> found(Words w, String sought, ProfileCatalog inForce) {
    return sought.isEmpty()
        ? List.of()
        : inForce.profiles().stream().filter(p -> isFound(p, sought.toLowerCase(Locale.ROOT)))
            .flatMap(p -> CatalogFile.of(CatalogFile.Kind.PROFILE, p.id()).stream()
                .map(f -> new CatalogView.Entry(p.id(), href(f), p.name())))
            .sorted(Comparator.comparing(CatalogView.Entry::name, w.alphabet())).toList();
  }

  /** By a part of its name, or by a whole USB id as {@code lsusb} prints it. */
  private static boolean isFound(DeviceProfile profile, String sought) {
    return profile.name().toLowerCase(Locale.ROOT).contains(sought)
        || profile.parts().stream().map(DevicePart::match)
            .flatMap(match -> Stream.concat(match.usb().stream(), match.notReady().keySet().stream()))
            .anyMatch(id -> id.toString().equals(sought));
  }

  private static List<CatalogView.Entry> classes(CatalogKeeper.Status stands) {
    return Stream.concat(stands.own().stream(), stands.shipped().stream()).distinct()
        .filter(f -> f.kind() == CatalogFile.Kind.CLASS).sorted()
        .map(f -> new CatalogView.Entry(f.id(), href(f), f.id())).toList();
  }

  private List<CatalogView.Maker> makers(Words w, ProfileCatalog inForce) {
    Map<String, List<CatalogView.Entry>> makers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    inForce.profiles().stream().sorted(Comparator.comparing(DeviceProfile::id))
        .forEach(p -> CatalogFile.of(CatalogFile.Kind.PROFILE, p.id())
            .ifPresent(f -> makers.computeIfAbsent(p.maker(), _ -> new ArrayList<>())
                .add(new CatalogView.Entry(p.id(), href(f), p.model()))));
    return makers.entrySet().stream()
        .map(e -> new CatalogView.Maker(e.getKey(), w.count("catalog.models", e.getValue().size()), e.getValue()))
        .toList();
  }
}
