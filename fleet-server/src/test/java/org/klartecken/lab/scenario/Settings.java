// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.util.List;
import java.util.Optional;
import org.klartecken.lab.guest.NetworkCard;

/** The rooms that the lab sets up. */
final class Settings {
  /** A speakerphone and a webcam on USB, two displays, a wired network. */
  static final RoomSetting HUDDLE = new RoomSetting("tranan", "lab-meeting", Optional.of("huddle"),
      NetworkCard.GIGABIT, stage -> {
        stage.guest().plugMonitor(1, 1920, 1080);
        Usb.await(stage.device("speakerphone"));
        Usb.await(stage.device("camera"));
      });

  /**
   * A table box: capture stick, USB-C adapter, network adapter and touch panel; a projector on a serial adapter; and a
   * network card that negotiates speed and duplex, as those of old buildings do.
   */
  static final RoomSetting TABLE_BOX = new RoomSetting("myran", "lab-table", Optional.of("table-box"),
      NetworkCard.FAST_ETHERNET, stage -> {
        stage.guest().plugSerialAdapter("A50285BI");
        for (String name : List.of("billboard", "network", "capture", "touch", "camera", "speakerphone")) {
          Usb.await(stage.device(name));
        }
      });

  /** A conference phone and a webcam of 2012, one display of 5:4. */
  static final RoomSetting ROOM_OF_2012 = new RoomSetting("ankaret", "lab-2012", Optional.of("room-of-2012"),
      NetworkCard.GIGABIT, stage -> {
        stage.guest().plugMonitor(0, 1280, 1024);
        Usb.await(stage.device("phone"));
        Usb.await(stage.device("camera"));
      });

  /** A room that tests itself: its calls take the room's own cable, its agent knows what answers on its serial port. */
  static final RoomSetting TESTED = new RoomSetting("vraken", "lab-selftest", Optional.of("tested"),
      NetworkCard.GIGABIT, stage -> {
        HouseFiles.layOut(stage.guest().share().resolve("site"));
        stage.guest().check("mkdir -p /etc/klartecken; echo site = /share/site >/etc/klartecken/agent.conf; call-path");
        for (String name : List.of("speakerphone", "camera", "projector")) {
          Usb.await(stage.device(name));
        }
      });

  /** A room in which the agent may mend what hangs on USB, as the ordinary user that it is on a room PC. */
  static final RoomSetting MENDED = new RoomSetting("lagaren", "lab-control", Optional.of("control"),
      NetworkCard.GIGABIT, stage -> {
        HouseFiles.layOut(stage.guest().share().resolve("site"));
        stage.guest().check(
            """
                mkdir -p /etc/klartecken
                printf '%s\\n' 'site = /share/site' 'remedies = usb-reset, port-power, rebind-driver' >/etc/klartecken/agent.conf
                ordinary-user && projector plug""");
        Usb.await(stage.device("camera"));
      });

  /** A room without a camera, in which one from another room turns up. */
  static final RoomSetting BORROWER = new RoomSetting("lommen", "lab-meeting", Optional.of("borrower"),
      NetworkCard.GIGABIT, Deed.NONE);

  private Settings() {
  }
}
