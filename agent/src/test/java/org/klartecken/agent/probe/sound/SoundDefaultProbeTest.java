// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.Value;

class SoundDefaultProbeTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final String ANSWERS = "audio.service_answers";
  private static final Value NO = Value.of(false);

  @TempDir
  private Path folder;

  @Test
  void aServiceThatHangsIsToldAndNotWaitedForForEver() throws Exception {
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(folder.resolve("native")), 1);
      for (int i = 0; i < 4; i++) { // takes nobody in; after two nobody can even wait in its queue
        assertEquals(Map.of(ANSWERS, NO), told(1), "attempt " + i);
      }
    }
    assertEquals(Map.of(ANSWERS, NO), told(1), "it ended and left its socket behind");
  }

  @Test
  void withoutASoundServiceNothingIsKnown() {
    assertInstanceOf(ProbeOutcome.NothingToMeasure.class,
        new SoundDefaultProbe(SystemRoot.LIVE, Map.of("PULSE_SERVER", "unix:" + folder.resolve("native")))
            .look(device(1), NOW));
    assertInstanceOf(ProbeOutcome.NothingToMeasure.class,
        new SoundDefaultProbe(SystemRoot.LIVE, Map.of("PULSE_SERVER", "tcp:192.0.2.7")).look(device(1), NOW),
        "another PC's sound is not asked about");
  }

  @Test
  void whatAnswersRubbishIsNoSoundServiceAndNoFaultOfTheDevice() throws Exception {
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(folder.resolve("native")));
      Thread.ofVirtual().start(() -> {
        try (var client = server.accept()) {
          client.write(ByteBuffer.wrap(new byte[]{'H', 'T', 'T', 'P', '/', '1', '.', '1', ' ', '4', '0', '0', ' ', 'B',
              'a', 'd', ' ', 'r', 'e', 'q'}));
        } catch (java.io.IOException closed) {
          // the test is over
        }
      });
      ProbeOutcome outcome = probe().look(device(1), NOW);
      assertEquals(FailureReason.UNSUPPORTED, assertInstanceOf(ProbeOutcome.Failed.class, outcome).reason());
    }
  }

  private Map<String, Value> told(int card) {
    Map<String, Value> told = new TreeMap<>();
    if (probe().look(device(card), NOW) instanceof ProbeOutcome.Measured(var readings)) {
      readings.forEach(r -> told.put(r.name().value(), r.value()));
    }
    return told;
  }

  private SoundDefaultProbe probe() {
    return new SoundDefaultProbe(SystemRoot.LIVE, Map.of("PULSE_SERVER", "unix:" + folder.resolve("native")));
  }

  private static AttachedDevice device(int card) {
    return new AttachedDevice(
        new Device(new DeviceId("usb:1-" + card), DeviceKind.SPEAKERPHONE, "Speak", DeviceId.HOST,
            Set.of(Capability.MICROPHONE, Capability.SPEAKER), null, null),
        null, List.of(Path.of("dev/snd/pcmC" + card + "D0c"), Path.of("dev/snd/controlC" + card)));
  }
}
