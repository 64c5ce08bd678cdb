// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.klartecken.lab.guest.Guest;
import org.klartecken.lab.guest.GuestPlan;
import org.klartecken.lab.guest.NetworkCard;
import org.klartecken.lab.room.LabRoom;

/** A room PC: a guest in which the agent of this source tree runs. */
final class RoomPc implements AutoCloseable {
  private static final int MEMORY_MIB = 640;
  private static final String STATE = "/var/lib/klartecken";
  private static final String LOG = "/share/agent.log";
  /** Levels have no kernel event: they are looked at this often. */
  private static final String SHORT_CADENCE = "--heartbeat 5 --rescan 5";

  private final Guest guest;
  private final String room;

  private RoomPc(Guest guest, String room) {
    this.guest = guest;
    this.room = room;
  }

  /** Starts the PC of a room; its agent is there and does not run yet. */
  static RoomPc boot(Lab lab, String room, NetworkCard card) throws IOException {
    Path share = Files.createDirectories(lab.work().resolve("pc-" + room));
    copy(lab.project().resolve("scripts/lab.d/guest"), share.resolve("lab"));
    copy(lab.project().resolve("docs/rights/udev"), share.resolve("rights"));
    Path target = lab.project().resolve("agent/target");
    copy(target.resolve("lib"), share.resolve("agent/lib"));
    Files.copy(target.resolve("agent-0.1-SNAPSHOT.jar"), share.resolve("agent/agent.jar"));
    return new RoomPc(Guest.boot(new GuestPlan(lab.image(), share, card, MEMORY_MIB)), room);
  }

  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** Whatever is plugged in on the host is attached from now on, as by a cable; also after a restart of the PC. */
  void connectUsb(LabRoom usb) throws IOException {
    Files.writeString(guest.share().resolve("usb-room"), usb.usbIpPort() + " " + usb.controlPort() + "\n");
    guest.start("usb-cables", "/share/usb.log");
  }

  /** Presses the reset button; does not wait for what then starts by itself. */
  void reset() {
    guest.check("sync");
    guest.reset();
  }

  /** Enrols with the server and runs from now on, also after a restart of the PC. */
  void enrol(FleetHost server, String standard) throws IOException {
    String again = "agent run --state " + STATE + " " + SHORT_CADENCE;
    Path atBoot = guest.share().resolve("at-boot");
    Files.writeString(atBoot, "#!/bin/bash\nexec " + again + " >>" + LOG + " 2>&1\n");
    Files.setPosixFilePermissions(atBoot, PosixFilePermissions.fromString("rwxr-xr-x"));
    guest.start(String.join(" ", List.of(again, "--server", server.addressFromGuest(), "--token",
        server.agentToken(room, standard))), LOG);
  }

  /** Ends the agent as {@code kill -9} does. */
  void killAgent() {
    guest.check("pkill -9 -f org.klartecken.agent.Main");
  }

  /** Starts an agent that has enrolled before. */
  void startAgent() {
    guest.start("/share/at-boot", LOG);
  }

  Guest guest() {
    return guest;
  }

  String room() {
    return room;
  }

  @Override
  public void close() throws IOException {
    guest.close();
  }
}
