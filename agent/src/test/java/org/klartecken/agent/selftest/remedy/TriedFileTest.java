// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.ReadingNames;
import org.klartecken.profile.Remedy;

class TriedFileTest {
  private static final String SYSTEM = "6.1.0-40 Debian 12, agent 1";
  private static final Device CAMERA = camera("C920");
  private static final Symptom DARK = new Symptom(CAMERA.id(), ReadingNames.CAMERA_GAVE_PICTURES, "false",
      List.of(Remedy.USB_RESET));

  @TempDir
  private Path folder;

  @Test
  void whatWasInVainIsNotRepeatedAfterARestart() throws IOException {
    during(SYSTEM, tried -> tried.noteInVain(DARK, Remedy.USB_RESET, CAMERA, true));
    during(SYSTEM, tried -> {
      assertTrue(tried.isFutile(DARK, Remedy.USB_RESET, CAMERA));
      assertFalse(tried.isFutile(DARK, Remedy.PORT_POWER, CAMERA), "another remedy");
      assertFalse(tried.isFutile(DARK, Remedy.USB_RESET, camera("C930e")), "another camera");
    });
  }

  @Test
  void anotherSystemIsAnotherTry() throws IOException {
    during(SYSTEM, tried -> tried.noteInVain(DARK, Remedy.USB_RESET, CAMERA, true));
    during("6.1.0-41 Debian 12, agent 1", tried -> assertFalse(tried.isFutile(DARK, Remedy.USB_RESET, CAMERA)));
  }

  @Test
  void whatWasWellInBetweenIsForgottenOnDiskToo() throws IOException {
    during(SYSTEM, tried -> tried.noteInVain(DARK, Remedy.USB_RESET, CAMERA, true));
    during(SYSTEM, tried -> tried.noteWell(CAMERA.id(), ReadingNames.CAMERA_GAVE_PICTURES));
    during(SYSTEM, tried -> assertFalse(tried.isFutile(DARK, Remedy.USB_RESET, CAMERA)));
    assertEquals("", Files.readString(folder.resolve(TriedFile.NAME)));
  }

  @Test
  void whatTheAgentHadNoRightToDoIsTriedAgainAfterARestart() throws IOException {
    during(SYSTEM, tried -> {
      tried.noteInVain(DARK, Remedy.USB_RESET, CAMERA, false);
      assertTrue(tried.isFutile(DARK, Remedy.USB_RESET, CAMERA));
    });
    during(SYSTEM, tried -> assertFalse(tried.isFutile(DARK, Remedy.USB_RESET, CAMERA)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000\u0001\u0002", "USB_RESET", "USB_RESET camera.gave_pictures usb:1-1 short",
      "\n\n\n", "{\"json\": true}"})
  void whateverStandsInTheFileTheGoodLinesHold(String rubbish) throws IOException {
    during(SYSTEM, tried -> tried.noteInVain(DARK, Remedy.USB_RESET, CAMERA, true));
    Path file = folder.resolve(TriedFile.NAME);
    Files.writeString(file, rubbish + '\n' + Files.readString(file) + rubbish);
    during(SYSTEM, tried -> assertTrue(tried.isFutile(DARK, Remedy.USB_RESET, CAMERA)));
  }

  @Test
  void aFileThatIsNoTextOrTooLongOrAFolderIsAsGoodAsNone() throws IOException {
    Path file = folder.resolve(TriedFile.NAME);
    Files.write(file, "x".repeat(70_000).getBytes(StandardCharsets.UTF_8));
    during(SYSTEM, tried -> assertFalse(tried.isFutile(DARK, Remedy.USB_RESET, CAMERA)));
    Files.write(file, new byte[]{(byte) 0xff, (byte) 0xfe, (byte) 0x80});
    during(SYSTEM, tried -> assertFalse(tried.isFutile(DARK, Remedy.USB_RESET, CAMERA)));
    Files.delete(file);
    Files.createDirectories(file.resolve("full"));
    during(SYSTEM, tried -> {
      tried.noteInVain(DARK, Remedy.USB_RESET, CAMERA, true);
      assertTrue(tried.isFutile(DARK, Remedy.USB_RESET, CAMERA), "it is known as long as the agent runs");
    });
  }

  @Test
  void theFolderIsMadeWhenThereIsSomethingToKeep() {
    TriedFile file = new TriedFile(folder.resolve("state"));
    assertTrue(file.keep(List.of()));
    assertFalse(Files.exists(folder.resolve("state")));
    Tried tried = new Tried(SYSTEM, List.of());
    tried.noteInVain(DARK, Remedy.USB_RESET, CAMERA, true);
    assertTrue(file.keep(tried.list()));
    assertEquals(tried.list(), file.read());
  }

  @Test
  void whatCannotBeKeptIsSaid() throws IOException {
    Files.createDirectories(folder.resolve(TriedFile.NAME).resolve("full"));
    Tried tried = new Tried(SYSTEM, List.of());
    tried.noteInVain(DARK, Remedy.USB_RESET, CAMERA, true);
    assertFalse(new TriedFile(folder).keep(tried.list()));
  }

  @Test
  void itDoesNotGrowWithoutEnd() throws IOException {
    during(SYSTEM, tried -> {
      for (int i = 0; i < Tried.MOST + 20; i++) {
        Device each = new Device(new DeviceId("usb:1-" + i), DeviceKind.CAMERA, "C920", DeviceId.HOST, Set.of(), null,
            null);
        tried.noteInVain(new Symptom(each.id(), DARK.reading(), "false", DARK.cures()), Remedy.USB_RESET, each, true);
      }
    });
    assertEquals(Tried.MOST, Files.readAllLines(folder.resolve(TriedFile.NAME)).size());
  }

  /** A run of the agent. */
  private void during(String system, Consumer<Tried> run) {
    TriedFile file = new TriedFile(folder);
    Tried tried = new Tried(system, file.read());
    run.accept(tried);
    file.keep(tried.list());
  }

  private static Device camera(String name) {
    return new Device(new DeviceId("usb:1-1"), DeviceKind.CAMERA, name, DeviceId.HOST, Set.of(Capability.CAMERA), null,
        null);
  }
}
