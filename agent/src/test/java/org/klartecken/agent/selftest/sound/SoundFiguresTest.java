// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartecken.agent.selftest.sound.TestSound.Side;

class SoundFiguresTest {
  /** The sweep's own loudness, by its samples alone. */
  private static final double PLAYED = 10 * Math.log10(2 * meanSquare(Room.SOUND.whole().samples()));

  @ParameterizedTest
  @CsvSource({"0.02, 1", "0.06, 0.5", "0.2, 0.1", "0.7, 0.03"})
  void levelAndLatencyAreThoseOfTheRoom(double latency, double gain) {
    SoundFigures sound = figures(new Room(7).noise(-70).sweep(latency, gain));
    assertTrue(sound.heard());
    assertEquals(PLAYED + 20 * Math.log10(gain), sound.level().orElseThrow(), 0.5);
    assertEquals(latency, sound.latency().orElseThrow(), 0.005);
    assertEquals(-70, sound.noise().orElseThrow(), 0.5);
    assertEquals(PLAYED + 20 * Math.log10(gain) + 70, sound.snr().orElseThrow(), 1);
    assertEquals(1, sound.bands().orElseThrow());
    assertEquals(0, sound.dropouts());
    assertEquals(0, sound.clipped());
  }

  @Test
  void theSweepIsAsLoudAsItsPeakSays() {
    assertEquals(-18, PLAYED, 0.5);
  }

  @Test
  void oneHundredHealthyRoomsRaiseNoAlarm() {
    for (int seed = 0; seed < 100; seed++) {
      double noise = -75 + seed % 25;
      SoundFigures sound = figures(new Room(seed).noise(noise).sweep(0.03 + seed * 0.002, 0.2 + seed * 0.008)
          .sweep(0.045 + seed * 0.002, 0.05));
      assertTrue(sound.heard() && !sound.digitalSilence(), "seed " + seed);
      assertEquals(0, sound.dropouts(), "seed " + seed);
      assertEquals(0, sound.clipped(), "seed " + seed);
      assertTrue(sound.bands().orElseThrow() >= 0.9, "seed " + seed);
      assertTrue(sound.snr().orElseThrow() > 15, "seed " + seed);
      assertTrue(sound.echo().orElse(-99) < -12, "seed " + seed + ": " + sound.echo());
    }
  }

  @Test
  void digitalZeroIsNotAQuietRoom() {
    SoundFigures muted = figures(new Room(1));
    assertTrue(muted.digitalSilence());
    assertTrue(muted.noise().isEmpty());
    SoundFigures quiet = figures(new Room(1).noise(-88));
    assertFalse(quiet.digitalSilence());
    assertEquals(-88, quiet.noise().orElseThrow(), 1.5);
  }

  @Test
  void aConstantIsSilenceToo() {
    float[] stuck = new float[Room.RATE];
    java.util.Arrays.fill(stuck, 0.25f);
    assertTrue(SoundFigures.of(new Recording(Room.RATE, stuck, 6_400, 0, 0), Room.SOUND).digitalSilence());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void noiseAloneIsNotTakenForTheSweep(long seed) {
    assertFalse(figures(new Room(seed).noise(-30)).heard());
  }

  @Test
  void aLoudspeakerThatIsOffIsNotHeard() {
    SoundFigures sound = figures(new Room(3).noise(-60));
    assertFalse(sound.heard());
    assertTrue(sound.level().isEmpty() && sound.latency().isEmpty());
  }

  @Test
  void clippingIsCounted() {
    SoundFigures sound = figures(new Room(3).noise(-60).sweep(0.05, 1).amplified(20));
    assertTrue(sound.clipped() > 0.05, "" + sound.clipped());
    assertTrue(sound.heard());
  }

  @Test
  void holesAreCountedOneByOne() {
    assertEquals(1, figures(new Room(3).noise(-80).sweep(0.05, 1).hole(0.3, 0.04)).dropouts());
    assertEquals(3, figures(new Room(3).noise(-80).sweep(0.05, 1).hole(0.3, 0.04).hole(0.5, 0.03).hole(0.8, 0.05))
        .dropouts());
  }

  @ParameterizedTest
  @CsvSource({"-80, 0.2", "-44, 0.2", "-44, 0.4", "-44, 0.8", "-34, 0.3", "-34, 0.6", "-30, 0.5"})
  void soundThatIsNotPlayedIsMissedThoughTheRoomsNoiseFillsTheHole(double noise, double at) {
    assertEquals(1, figures(new Room(3).sweep(0.05, 1).hole(at, 0.04).noise(noise)).dropouts());
    assertEquals(1, figures(new Room(3).sweep(0.05, 1).waiting(at, 0.04).noise(noise)).dropouts());
  }

  /** From some 700 Hz on: what walls answer at lower pitches fills so short a hole. */
  @ParameterizedTest
  @CsvSource({"0.5, 0.04", "0.8, 0.04", "0.5, 0.03", "0.5, 0.1"})
  void soundThatIsNotPlayedIsMissedThoughTheWallsStillAnswer(double at, double seconds) {
    assertEquals(1,
        figures(new Room(3).sweep(0.05, 1).hole(at, seconds).reverberant(0.4, 10).noise(-44)).dropouts());
    assertEquals(1,
        figures(new Room(3).sweep(0.05, 1).waiting(at, seconds).reverberant(0.3, 20).noise(-44)).dropouts());
  }

  @ParameterizedTest
  @ValueSource(doubles = {20, 10, 0, -5})
  void noRoomIsSoFullOfEchoesThatItsDipsAreTakenForHoles(double below) {
    for (int seed = 0; seed < 3; seed++) {
      assertEquals(0, figures(new Room(seed).sweep(0.05, 0.5).reverberant(0.5, below).noise(-60)).dropouts(),
          "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {250, 400, 800, 1_500, 3_000})
  void aMuffledLoudspeakerHasNoHoles(double hertz) {
    assertEquals(0, figures(new Room(3).noise(-95).sweep(0.05, 1).onlyBelow(hertz)).dropouts());
    assertEquals(0, figures(new Room(3).sweep(0.05, 1).onlyBelow(hertz).noise(-60)).dropouts());
  }

  @Test
  void aLateCopyIsAnEchoAndAnEarlyOneIsTheRoom() {
    assertEquals(-10, figures(new Room(3).noise(-80).sweep(0.05, 1).sweep(0.25, 0.316)).echo().orElseThrow(), 1);
    assertTrue(figures(new Room(3).noise(-80).sweep(0.05, 1).sweep(0.06, 0.5)).echo().orElseThrow() < -15);
  }

  @Test
  void pitchesThatAreLackingAreMissed() {
    assertTrue(figures(new Room(3).noise(-90).sweep(0.05, 1).onlyBelow(400)).bands().orElseThrow() < 0.7);
  }

  @Test
  void aSideWhoseSweepABusyPcPlaysTooLateIsHeardAllTheSame() {
    assertEquals(Set.of(Side.LEFT, Side.RIGHT),
        figures(new Room(3).noise(-60).sweep(0.1, 0.4).laterBy(0.1, Side.RIGHT)).sides());
    assertEquals(Set.of(Side.LEFT),
        figures(new Room(3).noise(-60).sweep(0.1, 0.4, 0).laterBy(0.1, Side.RIGHT)).sides());
  }

  @Test
  void eachSideIsHeardForItself() {
    assertEquals(Set.of(Side.LEFT, Side.RIGHT), figures(new Room(3).noise(-60).sweep(0.3, 0.1)).sides());
    assertEquals(Set.of(Side.LEFT), figures(new Room(3).noise(-60).sweep(0.3, 0.5, 0)).sides());
    assertEquals(Set.of(Side.RIGHT), figures(new Room(3).noise(-60).sweep(0.3, 0, 0.5)).sides());
    assertEquals(Set.of(Side.RIGHT),
        figures(new Room(3).noise(-60).sweep(0.3, 0, 0.5).sweep(0.4, 0, 0.2)).sides(), "not the room's echo either");
  }

  @Test
  void aCardThatOwesSamplesHasADropout() {
    Recording whole = new Room(3).noise(-70).sweep(0.05, 1).recorded();
    float[] cut = java.util.Arrays.copyOf(whole.samples, Room.RATE);
    assertTrue(SoundFigures.of(new Recording(Room.RATE, cut, whole.playedAt, 20_800, 0), Room.SOUND).dropouts() >= 1);
  }

  @Test
  void aRecordingIsForgotten() {
    Recording recording = new Room(3).noise(-30).recorded();
    recording.forget();
    for (float sample : recording.samples) {
      assertEquals(0, sample);
    }
  }

  private static double meanSquare(float[] samples) {
    double squares = 0;
    for (float sample : samples) {
      squares += (double) sample * sample;
    }
    return squares / samples.length;
  }

  private static SoundFigures figures(Room room) {
    return SoundFigures.of(room.recorded(), Room.SOUND);
  }
}
