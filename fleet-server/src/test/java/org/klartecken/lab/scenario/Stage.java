// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.klartecken.lab.guest.Guest;
import org.klartecken.lab.guest.GuestTrouble;
import org.klartecken.lab.room.LabDevice;
import org.klartecken.lab.room.LabRoom;

/** A room with everything that can happen to it: its server, its PC, and what is plugged into it. */
final class Stage implements AutoCloseable {
  /** From a token to a room without any fault; the agent's first start in a guest takes long. */
  private static final Duration MOVE_IN = Duration.ofMinutes(8);

  private final Lab lab;
  private final FleetHost server;
  private final RoomPc pc;
  private final Optional<LabRoom> usb;
  private final RoomWatch watch;
  private @Nullable Stage neighbour;

  private Stage(Lab lab, FleetHost server, RoomPc pc, Optional<LabRoom> usb) {
    this.lab = lab;
    this.server = server;
    this.pc = pc;
    this.usb = usb;
    this.watch = new RoomWatch(server, pc.room());
  }

  /** Boots a room's PC, plugs everything in that belongs to it, and waits until the server has nothing to complain. */
  static Stage open(Lab lab, FleetHost server, RoomSetting setting) throws Exception {
    return open(lab, server, setting, RoomView::isCalm);
  }

  private static Stage open(Lab lab, FleetHost server, RoomSetting setting, Predicate<RoomView> moved)
      throws Exception {
    Optional<LabRoom> usb = setting.usb().isPresent()
        ? Optional.of(LabRoom.start(setting.usb().get()))
        : Optional.empty();
    Stage stage = new Stage(lab, server, RoomPc.boot(lab, setting.room(), setting.card()), usb);
    try {
      if (usb.isPresent()) {
        stage.pc.connectUsb(usb.get());
      }
      setting.furnish().happen(stage);
      stage.pc.enrol(server, setting.standard());
      if (stage.watch.await(moved, MOVE_IN).isEmpty()) {
        throw new GuestTrouble("the room " + setting.room() + " is not well: " + stage.watch.now());
      }
      return stage;
    } catch (Exception e) {
      stage.close();
      throw e;
    }
  }

  /** Another room of the house, whose PC is heard from now on, whatever its room lacks. */
  void openNeighbour(RoomSetting setting) throws Exception {
    neighbour = open(lab, server, setting, RoomView::heard);
  }

  Stage neighbour() {
    Stage open = neighbour;
    if (open == null) {
      throw new IllegalStateException("the neighbour's door is shut");
    }
    return open;
  }

  void closeNeighbour() throws IOException {
    Stage open = neighbour;
    neighbour = null;
    if (open != null) {
      open.close();
    }
  }

  FleetHost server() {
    return server;
  }

  RoomPc pc() {
    return pc;
  }

  Guest guest() {
    return pc.guest();
  }

  /** A USB device of the room, plugged in or in the cupboard. */
  LabDevice device(String name) {
    return usb.orElseThrow(() -> new GuestTrouble("this room has no USB devices")).device(name);
  }

  /** Presses the PC's reset button. Whatever is plugged in loses its power for a moment. */
  void reset() {
    List<LabDevice> powered = usb.map(LabRoom::devices).orElse(List.of()).stream().filter(LabDevice::plugged).toList();
    powered.forEach(LabDevice::unplug);
    pc.reset();
    powered.forEach(LabDevice::plug);
  }

  RoomWatch watch() {
    return watch;
  }

  @Override
  public void close() throws IOException {
    closeNeighbour();
    pc.close();
    if (usb.isPresent()) {
      usb.get().close();
    }
  }
}
