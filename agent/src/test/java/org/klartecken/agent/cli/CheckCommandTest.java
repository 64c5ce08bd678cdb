// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.avaje.jsonb.Jsonb;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.FakeSystem;

class CheckCommandTest {
  @TempDir
  private Path folder;
  private FakeSystem system;

  @BeforeEach
  void layOut() {
    system = new FakeSystem(folder).file("proc/meminfo", "MemTotal: 100 kB\nMemAvailable: 50 kB");
  }

  @Test
  void saysInOneLineThatARoomWithoutACameraIsNotReadyAndWhatToDo() {
    Ran checked = check("--lang", "en");

    assertEquals(2, checked.exit());
    String first = checked.out().lines().findFirst().orElse("");
    assertTrue(first.startsWith("KLARTECKEN CRITICAL: The room is not ready for "), first);
    assertTrue(first.contains("video meeting"), first);
    assertTrue(first.matches(".* \\| proved=\\d+ degraded=\\d+ failed=\\d+ unknown=\\d+"), first);
    assertTrue(checked.out().contains("Connect the camera to the room PC."), checked.out());
  }

  @Test
  void speaksSwedish() {
    assertTrue(check("--lang", "sv").out().startsWith("KLARTECKEN CRITICAL: Rummet är inte klart för "));
  }

  @Test
  void countsTheRoomPcAsProvedByItsOwnMeasurements() {
    Map<?, ?> pc = items(check("--json")).stream().filter(i -> "pc".equals(i.get("id"))).findFirst().orElseThrow();
    assertEquals("PROVED", pc.get("state"));
    assertEquals("MEASURED", pc.get("proof"));
  }

  @Test
  void neverSaysReadyWithoutProof() {
    system.display("card0-HDMI-A-1", "connected", "enabled", "On", new byte[0], "").usb("1-1", 0x046d, 0x0825, "C270")
        .usbInterface("1-1", 0, 0x0e, 1, "uvcvideo").video("video0", "1-1", 0, 0, "C270");

    Map<?, ?> camera = items(check("--json")).stream().filter(i -> "camera".equals(i.get("id"))).findFirst()
        .orElseThrow();

    assertEquals(List.of("usb:1-1"), camera.get("devices"));
    assertTrue(!"PROVED".equals(camera.get("state")), "nobody has opened it: " + camera);
  }

  @Test
  void holdsTheRoomAgainstAnotherStandard() {
    assertTrue(check("--json", "--standard", "council").out().contains("\"standard\":\"council\""));
  }

  @Test
  void answersUnknownToAWrongCommandLineSinceTwoWouldMeanCritical() {
    Ran checked = check("--standard", "nowhere");
    assertEquals(3, checked.exit());
    assertTrue(checked.err().contains("There is no room standard \"nowhere\". There are: "), checked.err());
    assertEquals(3, check("--lang", "klingon").exit());
  }

  private Ran check(String... more) {
    String[] all = new String[more.length + 3];
    System.arraycopy(new String[]{"check", "--root", folder.toString()}, 0, all, 0, 3);
    System.arraycopy(more, 0, all, 3, more.length);
    return Ran.agent(all);
  }

  private static List<Map<?, ?>> items(Ran checked) {
    Map<?, ?> json = (Map<?, ?>) Jsonb.instance().type(Object.class).fromJson(checked.out());
    List<?> items = (List<?>) java.util.Objects.requireNonNull(json.get("items"));
    return items.stream().<Map<?, ?>>map(i -> (Map<?, ?>) i).toList();
  }
}
