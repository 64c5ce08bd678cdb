// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.room;

import java.util.List;
import org.klartecken.lab.device.Knobs;

/** Understands one line of the control socket. */
final class ControlLine {
  private static final String HELP = """
      list                     every device: name, plugged or not, attached or not
      plug NAME                the cable goes in
      unplug NAME              the cable is pulled
      fault NAME FAULT         hang, unresponsive, slow, no-strings, slow-port, update-mode ...
      heal NAME                what was broken is whole again
      turn NAME KNOB VALUE     picture black, microphone silent, key mute ...
      observe NAME             what the device has noticed of its host
      watch                    the names of devices that wait to be attached, for ever
      """;
  private final LabRoom room;

  ControlLine(LabRoom room) {
    this.room = room;
  }

  String answer(String line) {
    try {
      return carryOut(List.of(line.strip().split("\\s+"))) + "ok\n";
    } catch (IllegalArgumentException | IllegalStateException e) {
      return "error: " + e.getMessage() + "\n";
    }
  }

  private String carryOut(List<String> words) {
    switch (words.getFirst() + " " + words.size()) {
      case "help 1" -> {
        return HELP;
      }
      case "list 1" -> {
        return list();
      }
      case "observe 2" -> {
        return observe(room.device(words.get(1)));
      }
      case "plug 2" -> room.device(words.get(1)).plug();
      case "unplug 2" -> room.device(words.get(1)).unplug();
      case "heal 2" -> room.device(words.get(1)).heal();
      case "fault 3" -> room.device(words.get(1)).fault(Knobs.word(Fault.class, words.get(2)));
      case "turn 4" -> room.device(words.get(1)).turn(words.get(2), words.get(3));
      default -> throw new IllegalArgumentException("not understood; help lists what is");
    }
    return "";
  }

  private String list() {
    StringBuilder out = new StringBuilder();
    for (LabDevice device : room.devices()) {
      out.append(device.name()).append(device.plugged() ? " plugged" : " unplugged")
          .append(device.attached() ? " attached\n" : " detached\n");
    }
    return out.toString();
  }

  private static String observe(LabDevice device) {
    StringBuilder out = new StringBuilder();
    device.observed().forEach((name, value) -> out.append(name).append(' ').append(value).append('\n'));
    return out.toString();
  }
}
