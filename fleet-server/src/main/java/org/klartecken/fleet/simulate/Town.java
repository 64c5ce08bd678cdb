// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.klartecken.contract.RoomId;

/** An invented municipality, from {@code simulated-rooms/town.yaml}, with as many rooms as are asked for. */
final class Town {
  private final Yaml yaml = Yaml.resource("town");
  private final List<RoomType> types;

  Town(List<RoomType> types) {
    this.types = types;
  }

  /**
   * A room of the town.
   *
   * @param number from 0, its share of every seed
   */
  record Place(int number, String organisation, String site, String siteName, String floor, String name, RoomId id,
      RoomType type) {
    /** This room's own units, when all is well. */
    List<SimulatedDevice> devices() {
      return Units.of(number, type.devices());
    }
  }

  /** The first rooms of the town, always the same ones; beyond its own names the buildings get annexes. */
  List<Place> rooms(int count) {
    List<Place> places = new ArrayList<>();
    for (int annex = 1; places.size() < count; annex++) {
      addBuildings(places, annex);
    }
    return List.copyOf(places.subList(0, count));
  }

  private void addBuildings(List<Place> places, int annex) {
    List<Yaml> sites = yaml.children("sites");
    int most = sites.stream().mapToInt(site -> site.texts("rooms").size()).max().orElse(0);
    for (int n = 0; n < most; n++) {
      for (Yaml site : sites) {
        if (n < site.texts("rooms").size()) {
          places.add(place(places.size(), site, n, annex));
        }
      }
    }
  }

  private Place place(int number, Yaml site, int n, int annex) {
    List<String> floors = site.texts("floors");
    List<String> names = site.texts("rooms");
    String suffix = annex == 1 ? "" : "-" + annex;
    String name = names.get(n) + (annex == 1 ? "" : " " + annex);
    return new Place(number, yaml.text("organisation"), site.text("id") + suffix,
        site.text("name") + (annex == 1 ? "" : ", annex " + annex), floors.get(n * floors.size() / names.size()), name,
        new RoomId(slug(names.get(n)) + suffix), type(number));
  }

  /** Types follow each other by their shares, so that a few rooms already show them all. */
  private RoomType type(int number) {
    int all = types.stream().mapToInt(RoomType::share).sum();
    int most = types.stream().mapToInt(RoomType::share).max().orElse(1);
    int left = number % all;
    for (int round = 0; round < most; round++) {
      for (RoomType type : types) {
        if (type.share() > round && left-- == 0) {
          return type;
        }
      }
    }
    throw new IllegalStateException("there are no types of rooms");
  }

  private static String slug(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-");
  }
}
