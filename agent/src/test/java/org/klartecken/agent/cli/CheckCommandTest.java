// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.FakeSystem;
import org.klartecken.agent.device.LinuxInventory;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.metrics.Tally;
import org.klartecken.agent.probe.ProbeRunner;
import org.klartecken.agent.probe.Probes;
import org.klartecken.agent.probe.Survey;
import org.klartecken.agent.state.DeviceDiary;
import org.klartecken.agent.state.StateDirectory;
import org.klartecken.contract.Observation;
import org.klartecken.contract.WireCodec;
import org.klartecken.profile.file.CatalogLoader;

class CheckCommandTest {
  @TempDir
  private Path folder;
  private FakeSystem system;

  @BeforeEach
  void layOut() {
    layOut(folder);
  }

  private void layOut(Path root) {
    system = new FakeSystem(root).file("proc/meminfo", "MemTotal: 100 kB\nMemAvailable: 50 kB");
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
  void tellsWhatMovedAndWhatIsLostSinceAnAgentWroteItDown(@TempDir Path state) throws IOException {
    assertTrue(check("--lang", "en").out().contains("No agent has run on this PC"));
    camera("1-1", "video0");
    system.usb("1-2", 0x0b0e, 0x0420, "Jabra SPEAK 510 USB").usbInterface("1-2", 0, 1, 1, "snd-usb-audio");
    Instant seen = InstantSource.system().instant().minus(Duration.ofHours(3));
    try (StateDirectory folder = StateDirectory.open(state)) {
      new DeviceDiary(folder, new WireCodec()).note(observation(), seen);
    }
    layOut(folder.resolve("after"));
    camera("1-3", "video0");

    Ran told = Ran.agent("check", "--root", folder.resolve("after").toString(), "--lang", "en", "--state",
        state.toString());

    assertTrue(told.out().contains("was moved from 1-1 to 1-3"), told.out());
    assertTrue(told.out().contains("Put the cable of the speakerphone Jabra Speak 510 back"), told.out());
    assertTrue(told.out().contains("Compared with what the agent on this PC saw 3 h ago."), told.out());
    assertTrue(Ran.agent("check", "--root", folder.resolve("after").toString(), "--json", "--state", state.toString())
        .out().contains("\"comparedWith\":\"" + seen + "\""));
  }

  private void camera(String port, String node) {
    system.usb(port, 0x046d, 0x085e, "Logitech BRIO").usbAttribute(port, "serial", "9C1B44E7")
        .usbInterface(port, 0, 0x0e, 1, "uvcvideo").usbInterface(port, 1, 0x0e, 2, "uvcvideo")
        .video(node, port, 0, 0, "BRIO");
  }

  private Observation observation() {
    SystemRoot root = system.root();
    try (Survey survey = new Survey(new LinuxInventory(root, CatalogLoader.shelf()),
        new ProbeRunner(Probes.all(root, root.path(), Optional.empty()), Tally.NONE))) {
      return survey.observe(InstantSource.system().instant());
    }
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
