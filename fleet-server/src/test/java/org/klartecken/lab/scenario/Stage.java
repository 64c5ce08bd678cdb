// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.io.IOException;
import java.time.Duration;
import org.klartecken.lab.guest.Guest;

/** A room with everything that can happen to it: its server, its PC, and what is plugged into it. */
final class Stage implements AutoCloseable {
  /** From a token to a room without any fault; the agent's first start in a guest takes long. */
  private static final Duration MOVE_IN = Duration.ofMinutes(4);

  private final FleetHost server;
  private final RoomPc pc;
  private final RoomWatch watch;

  private Stage(FleetHost server, RoomPc pc) {
    this.server = server;
    this.pc = pc;
    this.watch = new RoomWatch(server, pc.room());
  }

  /** Boots a room's PC, plugs everything in that belongs to it, and waits until the server has nothing to complain. */
  static Stage open(Lab lab, FleetHost server, RoomSetting setting) throws Exception {
    Stage stage = new Stage(server, RoomPc.boot(lab, setting.room(), setting.card()));
    try {
      setting.furnish().happen(stage);
      stage.pc.enrol(server, setting.standard());
      stage.watch.awaitCalm(MOVE_IN);
      return stage;
    } catch (Exception e) {
      stage.close();
      throw e;
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

  RoomWatch watch() {
    return watch;
  }

  @Override
  public void close() throws IOException {
    pc.close();
  }
}
