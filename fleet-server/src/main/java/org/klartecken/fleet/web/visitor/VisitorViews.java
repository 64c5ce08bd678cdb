// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.visitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.web.Marks;
import org.klartecken.fleet.web.fleet.Places;
import org.klartecken.fleet.web.visitor.VisitorView.Offered;
import org.klartecken.fleet.web.visitor.VisitorView.Offers;
import org.klartecken.fleet.web.visitor.VisitorView.Purpose;
import org.klartecken.fleet.web.visitor.VisitorView.Thing;
import org.klartecken.fleet.web.visitor.VisitorView.Things;
import org.klartecken.fleet.web.visitor.VisitorView.Verdict;
import org.klartecken.fleet.web.words.OfferTexts;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.StandardItem;
import org.klartecken.readiness.Item;
import org.klartecken.readiness.ItemState;
import org.klartecken.readiness.PurposeVerdict;
import org.klartecken.readiness.Readiness;

/** Makes the public page: words for somebody who only wants to hold a meeting. Pure. */
final class VisitorViews {
  private final Words w;
  private final RoomSnapshot room;
  private final ProfileCatalog catalog;
  private final Times times;

  VisitorViews(Words w, RoomSnapshot room, ProfileCatalog catalog, Instant now) {
    this.w = w;
    this.room = room;
    this.catalog = catalog;
    this.times = new Times(w, room.room().zone(), now);
  }

  /** @param known whether somebody who helps has been told */
  VisitorView view(boolean known) {
    return new VisitorView(verdict(known), steps(), offers(), things());
  }

  Verdict verdict(boolean known) {
    Readiness readiness = room.assessment().readiness();
    List<Purpose> purposes = room.assessment().purposes().values().stream()
        .sorted(java.util.Comparator.comparing(PurposeVerdict::purpose))
        .map(v -> new Purpose(v.readiness().name(), w.of(v.purpose()), w.of(v.readiness()))).toList();
    String place = room.room().name() + (room.room().floor().isEmpty() ? "" : ", " + Places.floor(room.room(), w));
    return new Verdict(readiness.name(), sentence(readiness), place, text(readiness, known), purposes);
  }

  /** When nothing works, that; else what fails, the plainest truth first: without sound nobody cares for the rest. */
  private String sentence(Readiness readiness) {
    if (readiness != Readiness.NOT_READY) {
      return w.get("visitor." + readiness.name());
    }
    Map<org.klartecken.profile.Purpose, PurposeVerdict> purposes = room.assessment().purposes();
    if (purposes.values().stream().allMatch(v -> v.readiness() == Readiness.NOT_READY)) {
      return w.get("visitor.NOT_READY");
    }
    for (var purpose : List.of(org.klartecken.profile.Purpose.AUDIO, org.klartecken.profile.Purpose.IN_ROOM,
        org.klartecken.profile.Purpose.HYBRID, org.klartecken.profile.Purpose.FORMAL_SITTING)) {
      PurposeVerdict verdict = purposes.get(purpose);
      if (verdict != null && verdict.readiness() == Readiness.NOT_READY) {
        return w.get("visitor.NOT_READY." + purpose.name());
      }
    }
    return w.get("visitor.NOT_READY");
  }

  private String text(Readiness readiness, boolean known) {
    String text = w.get("visitor.text." + readiness.name(), times.full(room.since()));
    return known && readiness != Readiness.READY ? text + ' ' + w.get("visitor.known") : text;
  }

  /** What to do with one's own computer, as far as the room's devices tell. */
  List<String> steps() {
    List<String> steps = new ArrayList<>();
    Optional<String> camera = first(Capability.CAMERA);
    Optional<String> sound = first(Capability.SPEAKER).or(() -> first(Capability.MICROPHONE));
    if (camera.isPresent() || sound.isPresent()) {
      steps.add(w.get("visitor.how.start"));
    }
    if (camera.isPresent() && camera.equals(sound)) {
      steps.add(w.get("visitor.how.one", camera.get()));
    } else if (camera.isPresent() && sound.isPresent()) {
      steps.add(w.get("visitor.how.both", camera.get(), sound.get()));
    } else if (sound.isPresent()) {
      steps.add(w.get("visitor.how.sound", sound.get()));
    } else if (camera.isPresent()) {
      steps.add(w.get("visitor.how.camera", camera.get()));
    }
    if (first(Capability.CAPTURE).isPresent()) {
      steps.add(w.get("visitor.how.capture"));
    }
    if (first(Capability.DISPLAY).isPresent()) {
      steps.add(w.get("visitor.how.display"));
    }
    return steps;
  }

  /** What one's own laptop can be connected with. Green is only what was seen. */
  Offers offers() {
    OfferTexts texts = new OfferTexts(w);
    return new Offers(OfferTexts.of(room, catalog.standard(room.room().standard()), catalog).stream()
        .map(o -> new Offered(switch (o.state()) {
          case SEEN -> "PROVED";
          case SAID, MISSING -> "NOT_APPLICABLE";
          case BROKEN -> "FAILED";
        }, o.connector().title(), o.where(), texts.word(o))).toList());
  }

  Things things() {
    Map<String, StandardItem> standard = new java.util.HashMap<>();
    catalog.standard(room.room().standard()).ifPresent(s -> s.items().forEach(i -> standard.put(i.id(), i)));
    return new Things(room.assessment().items().stream().filter(i -> !isOptionalAndAbsent(i)).map(i -> {
      StandardItem line = standard.get(i.id());
      return thing(i, line == null ? Capability.OTHER : line.needs());
    }).toList());
  }

  private static boolean isOptionalAndAbsent(Item item) {
    return item.state() == ItemState.NOT_APPLICABLE;
  }

  private Thing thing(Item item, Capability needs) {
    String model = needs == Capability.COMPUTER || needs == Capability.NETWORK
        ? ""
        : item.devices().stream().findFirst().map(id -> room.state().devices().get(id)).map(Device::name).orElse("");
    return new Thing(item.state().name(), Marks.of(needs), w.of(item.name()), model,
        w.get("visitor.item." + item.state().name()));
  }

  /** The device that fills a line of the standard, when the line works: nobody is told to choose what is broken. */
  private Optional<String> first(Capability capability) {
    return catalog.standard(room.room().standard()).stream().flatMap(s -> s.items().stream())
        .filter(i -> i.needs() == capability)
        .flatMap(i -> room.assessment().items().stream().filter(j -> j.id().equals(i.id())))
        .filter(i -> i.state() == ItemState.PROVED || i.state() == ItemState.DEGRADED)
        .flatMap(i -> i.devices().stream()).flatMap(id -> Stream.ofNullable(room.state().devices().get(id)))
        .map(Device::name).findFirst();
  }
}
