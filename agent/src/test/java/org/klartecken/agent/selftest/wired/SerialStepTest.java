// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.wired;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.StepReason;
import org.klartecken.profile.DevicePart;
import org.klartecken.profile.PartMatch;
import org.klartecken.profile.Promise;
import org.klartecken.profile.Quirks;
import org.klartecken.profile.SerialTalk;

class SerialStepTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  /** A BenQ TK700STi asked for its power, and its answer when it is on, as recorded: {@code >*pow=?#}, {@code *POW=ON#}. */
  private static final String ASK = "0d2a706f773d3f230d";
  private static final String ANSWER = "3e2a706f773d3f230d0d0a2a504f573d4f4e230d0a";
  private static final SerialTalk TALK = new SerialTalk(115_200, ASK, "\\*POW=(ON|OFF)#|Block item");

  @TempDir
  private Path folder;

  @Test
  void whatTheProfileSaysAnswersAnswers() throws IOException, InterruptedException {
    assumeTrue(PtyDevice.canBeBuilt(), "needs gcc");
    try (PtyDevice projector = PtyDevice.plugIn(folder, ASK, ANSWER)) {
      var measured = assertInstanceOf(StepOutcome.Measured.class, run(projector.port(), TALK));
      assertEquals(Map.of("serial.answers", "true MOVED_DATA", "serial.opens", "true OPENED"), told(measured));
    }
  }

  @Test
  void theFirstQuestionMayBeLostWhileThePortWakes() throws IOException, InterruptedException {
    assumeTrue(PtyDevice.canBeBuilt(), "needs gcc");
    try (PtyDevice sleeper = PtyDevice.plugIn(folder, ASK + ASK, ANSWER)) {
      assertEquals("true MOVED_DATA",
          told(assertInstanceOf(StepOutcome.Measured.class, run(sleeper.port(), TALK))).get("serial.answers"));
    }
  }

  @Test
  void aCableWithNobodyBehindItOpensAndDoesNotAnswer() throws IOException, InterruptedException {
    assumeTrue(PtyDevice.canBeBuilt(), "needs gcc");
    try (PtyDevice mute = PtyDevice.plugIn(folder, ASK, "")) {
      var measured = assertInstanceOf(StepOutcome.Measured.class, run(mute.port(), TALK));
      assertEquals(Map.of("serial.answers", "false MEASURED", "serial.opens", "true OPENED"), told(measured));
    }
  }

  @Test
  void somethingElseBehindItIsNoAnswer() throws IOException, InterruptedException {
    assumeTrue(PtyDevice.canBeBuilt(), "needs gcc");
    try (PtyDevice other = PtyDevice.plugIn(folder, ASK, "4552520d3a")) { // an Epson's ERR
      assertEquals("false MEASURED",
          told(assertInstanceOf(StepOutcome.Measured.class, run(other.port(), TALK))).get("serial.answers"));
    }
  }

  @Test
  void aPortOfWhichNoProfileTellsIsNotEvenOpened() throws IOException {
    var skipped = assertInstanceOf(StepOutcome.Skipped.class, run(folder.resolve("nowhere"), null));
    assertEquals(StepReason.NOT_ALLOWED, skipped.reason());
  }

  @Test
  void aPortThatAnotherProgramHasIsLeftToIt() throws IOException, InterruptedException {
    assumeTrue(PtyDevice.canBeBuilt(), "needs gcc");
    try (PtyDevice projector = PtyDevice.plugIn(folder, ASK, ANSWER)) {
      Process other = new ProcessBuilder("flock", projector.port().toString(), "sh", "-c", "echo held; cat").start();
      assertEquals("held", other.inputReader(US_ASCII).readLine());
      var skipped = assertInstanceOf(StepOutcome.Skipped.class, run(projector.port(), TALK));
      assertEquals(StepReason.PORT_BUSY, skipped.reason());
      other.getOutputStream().close();
      assertEquals(0, other.waitFor());
    }
  }

  @Test
  void theLinesOfThePortStayUpWhenItIsClosed() throws IOException, InterruptedException {
    assumeTrue(PtyDevice.canBeBuilt(), "needs gcc");
    try (PtyDevice projector = PtyDevice.plugIn(folder, ASK, ANSWER)) {
      stty(projector.port(), "hupcl");
      run(projector.port(), TALK);
      assertTrue(stty(projector.port(), "-a").contains(" -hupcl "));
    }
  }

  @Test
  void aPortThatDoesNotOpenIsAFaultAndSaysWhy() throws IOException {
    var gone = assertInstanceOf(StepOutcome.Measured.class, run(folder.resolve("nowhere"), TALK));
    assertEquals(Map.of("serial.opens", "false MEASURED"), told(gone));
    assertTrue(gone.detail().contains("Control cable: "), gone.detail());
  }

  @Test
  void whatIsNoSerialPortAtAllIsNoFaultOfThePort() throws IOException {
    var failed = assertInstanceOf(StepOutcome.Failed.class, run(Files.createFile(folder.resolve("none")), TALK));
    assertEquals(StepReason.UNSUPPORTED, failed.reason());
    assertTrue(failed.detail().contains("does not open"), failed.detail());
  }

  @Test
  void aRoomWithoutASerialPortHasNothingToTry() {
    var skipped = assertInstanceOf(StepOutcome.Skipped.class, new SerialStep(SystemRoot.LIVE).run(run(List.of())));
    assertEquals(StepReason.NOTHING_THERE, skipped.reason());
  }

  /** The port under the name that the kernel would give it. */
  private StepOutcome run(Path port, @Nullable SerialTalk talk) throws IOException {
    Path node = folder.resolve("ttyUSB0");
    Files.deleteIfExists(node);
    Files.createSymbolicLink(node, port);
    DevicePart part = talk == null
        ? null
        : new DevicePart(DevicePart.WHOLE, DeviceKind.SERIAL, List.of(), false, PartMatch.NOTHING,
            Set.of(Capability.SERIAL), new Promise(Map.of(), null, null), Map.of(), List.of(), Map.of(), Quirks.NONE,
            Set.of(), Set.of(), talk);
    AttachedDevice device = new AttachedDevice(new Device(new DeviceId("usb:1-1"), DeviceKind.SERIAL, "Control cable",
        DeviceId.HOST, Set.of(Capability.SERIAL), null, null), null, List.of(node), part, Quirks.NONE);
    return new SerialStep(SystemRoot.LIVE).run(run(List.of(device)));
  }

  private static String stty(Path port, String setting) throws IOException, InterruptedException {
    Process stty = new ProcessBuilder("stty", "-F", port.toString(), setting).redirectErrorStream(true).start();
    String said = new String(stty.getInputStream().readAllBytes(), US_ASCII);
    assertEquals(0, stty.waitFor(), said);
    return said;
  }

  private static StepRun run(List<AttachedDevice> devices) {
    return new StepRun(devices, NOW, () -> false, _ -> {
    });
  }

  private static Map<String, String> told(StepOutcome.Measured measured) {
    Map<String, String> told = new TreeMap<>();
    measured.readings().forEach(r -> told.put(r.name().value(), r.value().toString().replaceAll(".*=|]", "") + ' '
        + r.proof()));
    assertTrue(measured.readings().stream().allMatch(r -> r.proof().atLeast(ProofLevel.ENUMERATED)));
    return told;
  }
}
