// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.room;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/** Serves one room until it is ended: {@code LabMain ROOM [USBIP-PORT [CONTROL-PORT]]}. */
public final class LabMain {
  private LabMain() {
  }

  /** Prints {@code usbip PORT control PORT} once both are open. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintStream out = System.out;
    if (arguments.length == 0) {
      System.err.println("name a room: a file under lab/rooms, without .yaml");
      System.exit(2);
    }
    int usbIpPort = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
    int controlPort = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
    try (LabRoom room = LabRoom.start(arguments[0], usbIpPort, controlPort)) {
      out.printf("usbip %d control %d%n", room.usbIpPort(), room.controlPort());
      out.flush();
      new CountDownLatch(1).await();
    }
  }
}
