// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way through javax.sound, ALSA and PulseAudio to a simulated room and back, with faults in it. */
class JavaSoundTest {
  /** Loudness of the sweep that is played. */
  private static final double PLAYED = SoundFigures.of(new Room(1).noise(-90).sweep(0.05, 1).recorded(), Room.SOUND)
      .level().orElseThrow();
  private static SoundServer pulse;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    assumeTrue(SoundService.PULSEAUDIO.isThere(), "needs " + SoundService.PULSEAUDIO.needs());
    pulse = SoundServer.start(SoundService.PULSEAUDIO, folder);
    assertEquals(0, pulse.pactl("info"), pulse.log());
  }

  @AfterAll
  static void stop() {
    if (pulse != null) {
      pulse.close();
    }
  }

  @AfterEach
  void heal() throws Exception {
    pulse.pactl("set-source-mute", "room.monitor", "0");
    pulse.pactl("set-source-volume", "room.monitor", "100%");
    pulse.pactl("set-sink-mute", "room", "0");
    pulse.pactl("set-sink-volume", "room", "100%");
    pulse.useFromNowOn("room", "room.monitor");
  }

  @Test
  void aHealthyRoomIsHeardAsLoudAsItWasPlayedWithoutAnyFault() throws Exception {
    String figures = measureWithoutHoles();
    assertEquals("true", word(figures, "heard"), figures);
    assertEquals(PLAYED, number(figures, "level"), 0.5, figures);
    assertEquals("false", word(figures, "digitalSilence"), figures);
    assertEquals(1, number(figures, "bands"), 1e-9, figures);
    assertEquals(0, number(figures, "clipped"), 1e-9, figures);
    assertEquals(0.1, number(figures, "latency"), 0.105,
        "a buffer of 100 ms, less the 5 ms by which it may err: " + figures);
    assertTrue(figures.contains("LEFT") && figures.contains("RIGHT"), figures);
    assertEquals(0, number(figures, "deadChannels"), 1e-9, figures);
  }

  @Test
  void aSideOfTheLoudspeakerThatIsOffIsNotHeard() throws Exception {
    pulse.pactl("set-sink-volume", "room", "100%", "0%");
    String figures = measure();
    assertEquals("true", word(figures, "heard"), figures);
    assertTrue(figures.contains("LEFT") && !figures.contains("RIGHT"), figures);
  }

  @Test
  void aChannelOfTheMicrophoneThatIsOffIsDead() throws Exception {
    pulse.pactl("set-source-volume", "room.monitor", "0%", "100%");
    String figures = measure();
    assertEquals(1, number(figures, "deadChannels"), 1e-9, figures);
    assertEquals("false", word(figures, "digitalSilence"), figures);
  }

  @Test
  void aMutedMicrophoneIsDigitalSilence() throws Exception {
    pulse.pactl("set-source-mute", "room.monitor", "1");
    assertEquals("true", word(measure(), "digitalSilence"));
  }

  @Test
  void aMicrophoneThatIsTurnedDownIsMeasuredExactly() throws Exception {
    pulse.pactl("set-source-volume", "room.monitor", "-20dB");
    String figures = measureWithoutHoles();
    assertEquals(PLAYED - 20, number(figures, "level"), 0.5, figures);
  }

  @Test
  void aMicrophoneThatIsTurnedUpTooFarClips() throws Exception {
    pulse.pactl("set-source-volume", "room.monitor", "+26dB");
    String figures = measure();
    assertTrue(number(figures, "clipped") > 0.05, figures);
    assertEquals("true", word(figures, "heard"), figures);
  }

  @Test
  void aWrongDefaultLoudspeakerIsNotHeard() throws Exception {
    pulse.pactl("set-default-sink", "elsewhere");
    assertEquals("false", word(measure(), "heard"));
  }

  /** A busy PC makes holes of its own, which are none of the room's: then it is measured anew, five times at most. */
  private static String measureWithoutHoles() throws Exception {
    String figures = measure();
    for (int i = 0; i < 4 && number(figures, "dropouts") > 0; i++) {
      figures = measure();
    }
    assertEquals(0, number(figures, "dropouts"), 1e-9, figures);
    return figures;
  }

  private static String measure() throws Exception {
    Process run = pulse.env(new ProcessBuilder(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC", "-Xmx24m", "-cp", System.getProperty("java.class.path"), LoopProgram.class.getName(), "1")))
        .redirectErrorStream(true).start();
    String said = new String(run.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, run.waitFor(), said);
    return said.lines().filter(l -> l.startsWith("SoundFigures")).findFirst()
        .orElseThrow(() -> new AssertionError(said));
  }

  private static double number(String figures, String name) {
    Matcher m = Pattern.compile(name + "=(?:OptionalDouble\\[)?(-?[0-9.E-]+)").matcher(figures);
    assertTrue(m.find(), name + " is missing in " + figures);
    return Double.parseDouble(m.group(1));
  }

  private static String word(String figures, String name) {
    Matcher m = Pattern.compile(name + "=(\\w+)").matcher(figures);
    assertTrue(m.find(), figures);
    return m.group(1);
  }
}
