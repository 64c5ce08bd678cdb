// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.room;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.klartecken.lab.device.Yaml;

/** What a room's file says: its name, the contract it is held against, its displays, its devices in order. */
public record RoomPlan(String name, String standard, List<Display> displays, List<Place> places) {
  public RoomPlan {
    displays = List.copyOf(displays);
    places = List.copyOf(places);
  }

  /** A display that the guest's graphics card is to show. */
  public record Display(int width, int height) {
  }

  /** One device of the room; a spare one lies in the cupboard and is not plugged in. */
  public record Place(String name, String model, Optional<String> serial, boolean plugged,
      Map<String, String> turned) {
    public Place {
      turned = Map.copyOf(turned);
    }
  }

  static RoomPlan named(String name) {
    Yaml yaml = Yaml.resource("/lab/rooms/" + name + ".yaml").only("name", "standard", "displays", "devices");
    Yaml devices = yaml.child("devices");
    return new RoomPlan(yaml.text("name"), yaml.text("standard"),
        yaml.children("displays").stream().map(RoomPlan::display).toList(),
        devices.keys().stream().map(each -> place(each, devices.child(each))).toList());
  }

  private static Display display(Yaml yaml) {
    yaml.only("width", "height");
    return new Display(yaml.number("width"), yaml.number("height"));
  }

  private static Place place(String name, Yaml yaml) {
    yaml.only("device", "serial", "plugged", "turned");
    Map<String, String> turned = new TreeMap<>();
    if (yaml.has("turned")) {
      Yaml knobs = yaml.child("turned");
      knobs.keys().forEach(knob -> turned.put(knob, knobs.text(knob)));
    }
    return new Place(name, yaml.text("device"), yaml.optionalText("serial"), yaml.flag("plugged", true), turned);
  }
}
