// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.room;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.klartecken.lab.device.LabFiles;

class LabRoomTest {
  static List<String> rooms() {
    return LabFiles.names("rooms");
  }

  /** The lines up to and with ok or error. */
  private static List<String> ask(LabRoom room, String line) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), room.controlPort());
        BufferedReader in = new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      OutputStream out = socket.getOutputStream();
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      List<String> lines = new ArrayList<>();
      String next;
      do {
        next = in.readLine();
        lines.add(next);
      } while (next != null && !next.equals("ok") && !next.startsWith("error"));
      return lines;
    }
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void everyRoomOpensAndServesWhatIsPluggedIn(String name) throws IOException {
    try (LabRoom room = LabRoom.start(name)) {
      assertFalse(room.devices().isEmpty());
      for (LabDevice device : room.devices()) {
        if (device.plugged()) {
          try (FakeKernel kernel = FakeKernel.attach(room, device.name())) {
            assertEquals(18, kernel.descriptor(0x0100, 0, 64).length, device.name());
          }
        }
      }
    }
  }

  @Test
  void aPulledCableEndsTheConnection() throws IOException {
    try (LabRoom room = LabRoom.start("huddle"); FakeKernel kernel = FakeKernel.attach(room, "camera")) {
      assertTrue(room.device("camera").attached());
      room.device("camera").unplug();
      assertTrue(kernel.gone());
      await().until(() -> !room.device("camera").attached());
    }
  }

  @Test
  void aHungDeviceAnswersNothingUntilItIsPluggedInAgain() throws IOException {
    try (LabRoom room = LabRoom.start("huddle")) {
      LabDevice camera = room.device("camera");
      try (FakeKernel kernel = FakeKernel.attach(room, "camera")) {
        camera.fault(Fault.HANG);
        kernel.ask(0x0100, 0, 18);
        kernel.unlinkLast();
        assertTrue(kernel.silent());
      }
      camera.unplug();
      camera.plug();
      try (FakeKernel kernel = FakeKernel.attach(room, "camera")) {
        assertEquals(18, kernel.descriptor(0x0100, 0, 18).length);
      }
    }
  }

  @Test
  void anUnresponsiveDeviceLetsTheKernelGiveUp() throws IOException {
    try (LabRoom room = LabRoom.start("huddle"); FakeKernel kernel = FakeKernel.attach(room, "camera")) {
      room.device("camera").fault(Fault.UNRESPONSIVE);
      kernel.ask(0x0100, 0, 18);
      kernel.unlinkLast();
      assertEquals(-104, kernel.unlinkStatus());
    }
  }

  @Test
  void aResetOfThePortHealsWhatSaysSo() throws IOException {
    try (LabRoom room = LabRoom.start("huddle"); FakeKernel kernel = FakeKernel.attach(room, "camera")) {
      room.device("camera").fault(Fault.UNRESPONSIVE_UNTIL_RESET);
      assertEquals(18, kernel.descriptor(0x0100, 0, 64).length); // what Linux asks after a reset, and only then
    }
  }

  @Test
  void updateModeIsAnotherProduct() throws IOException {
    try (LabRoom room = LabRoom.start("huddle")) {
      room.device("speakerphone").fault(Fault.UPDATE_MODE);
      try (FakeKernel kernel = FakeKernel.attach(room, "speakerphone")) {
        byte[] device = kernel.descriptor(0x0100, 0, 18);
        assertEquals(0x0421, (device[10] & 0xFF) | (device[11] & 0xFF) << 8);
      }
    }
  }

  @Test
  void aDeviceWithoutUpdateModeIsNotTouched() throws IOException {
    try (LabRoom room = LabRoom.start("huddle"); FakeKernel kernel = FakeKernel.attach(room, "camera")) {
      assertThrows(IllegalArgumentException.class, () -> room.device("camera").fault(Fault.UPDATE_MODE));
      assertFalse(kernel.gone());
      assertTrue(room.device("camera").plugged());
    }
  }

  @Test
  void namesCanBeKeptBack() throws IOException {
    try (LabRoom room = LabRoom.start("huddle")) {
      room.device("camera").fault(Fault.NO_STRINGS);
      try (FakeKernel kernel = FakeKernel.attach(room, "camera")) {
        assertEquals(-32, kernel.status(0x0302, 0x0409, 255));
      }
    }
  }

  @Test
  void aDeviceIsOfOneKernelOnly() throws IOException {
    try (LabRoom room = LabRoom.start("huddle"); FakeKernel kernel = FakeKernel.attach(room, "camera")) {
      assertEquals(2, FakeKernel.refusal(room, "camera"));
      assertEquals(1, FakeKernel.refusal(room, "spare-camera"));
      assertFalse(kernel.gone());
    }
  }

  @Test
  void watchingTellsWhatWaitsToBeAttachedNowAndLater() throws IOException {
    try (LabRoom room = LabRoom.start("huddle");
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), room.controlPort());
        BufferedReader in = new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      socket.getOutputStream().write("watch\n".getBytes(StandardCharsets.UTF_8));
      assertEquals(List.of("speakerphone", "camera"), List.of(in.readLine(), in.readLine()));
      room.device("spare-camera").plug();
      assertEquals("spare-camera", in.readLine());
      room.device("spare-camera").unplug();
      room.device("spare-camera").plug();
      assertEquals("spare-camera", in.readLine());
    }
  }

  @Test
  void linesOfTextDoTheSame() throws IOException {
    try (LabRoom room = LabRoom.start("huddle")) {
      assertEquals(List.of("ok"), ask(room, "unplug camera"));
      assertFalse(room.device("camera").plugged());
      assertEquals("camera unplugged detached", ask(room, "list").get(1));
      assertEquals(List.of("ok"), ask(room, "turn speakerphone microphone silent"));
      assertEquals(List.of("off-hook-ever off"),
          ask(room, "observe speakerphone").stream().filter(line -> line.startsWith("off-hook-ever")).toList());
    }
  }

  @Test
  void aLineThatIsNotUnderstoodSaysWhy() throws IOException {
    try (LabRoom room = LabRoom.start("huddle")) {
      assertEquals(List.of("error: there is no projector in this room, but [speakerphone, camera, spare-speakerphone,"
          + " spare-camera, guests-camera, other-camera]"), ask(room, "unplug projector"));
      assertTrue(ask(room, "turn camera picture sunny").getFirst().startsWith("error: sunny is none of [room, black"));
      assertTrue(ask(room, "fault camera tired").getFirst().startsWith("error: tired is none of [hang"));
      assertEquals(List.of("error: not understood; help lists what is"), ask(room, "explode"));
      assertEquals(List.of("error: camera is plugged in already"), ask(room, "plug camera"));
    }
  }

  @Test
  void aRoomThatIsNotThereIsToldByItsFile() {
    assertEquals("there is no file /lab/rooms/attic.yaml",
        assertThrows(IllegalArgumentException.class, () -> LabRoom.start("attic")).getMessage());
  }
}
