// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.klartecken.lab.device.DeviceModel;
import org.klartecken.lab.device.DeviceModel.Variant;
import org.klartecken.lab.device.EmulatedDevice;
import org.klartecken.lab.usbip.ControlReply;
import org.klartecken.lab.usbip.Pipe;
import org.klartecken.lab.usbip.Setup;

class SoundFunctionTest {
  private static final int SECOND = 1000; // packets of a millisecond
  private static final int SPEAKER_INTERFACE = 2 << 8; // unit 2, interface 0
  private static final int MICROPHONE_INTERFACE = 5 << 8;
  private final EmulatedDevice phone = DeviceModel.named("jabra-speak-510").make(Variant.PLAIN);
  private final Pipe.IsoOut speaker = (Pipe.IsoOut) phone.pipe(0x01).orElseThrow();
  private final Pipe.IsoIn microphone = (Pipe.IsoIn) phone.pipe(0x81).orElseThrow();
  private final long start = System.nanoTime();

  private void turn(String knob, String value) {
    Objects.requireNonNull(DeviceModel.knobs(phone).get(knob)).turn(value);
  }

  /** Two seconds of a tone of 1 kHz into the loudspeaker; the second one as the microphone hears it, at 16 kHz. */
  private double[] heard(double amplitude) {
    double[] out = new double[16 * SECOND];
    for (int milli = 0; milli < 2 * SECOND; milli++) {
      long due = start + milli * 1_000_000L;
      speaker.sink().packet(tone(milli, amplitude), due);
      byte[] packet = microphone.source().packet(34, due);
      assertEquals(32, packet.length);
      for (int i = 0; milli >= SECOND && i < 16; i++) {
        out[(milli - SECOND) * 16 + i] = (short) ((packet[2 * i] & 0xFF) | packet[2 * i + 1] << 8) / 32_768.0;
      }
    }
    return out;
  }

  /** A millisecond of it is a whole period: 48 frames of two channels. */
  private static byte[] tone(int milli, double amplitude) {
    byte[] packet = new byte[192];
    for (int frame = 0; frame < 48; frame++) {
      int sample = (int) Math.round(amplitude * 32_767 * Math.sin(2 * Math.PI * (milli * 48 + frame) / 48));
      for (int channel = 0; channel < 2; channel++) {
        packet[4 * frame + 2 * channel] = (byte) sample;
        packet[4 * frame + 2 * channel + 1] = (byte) (sample >> 8);
      }
    }
    return packet;
  }

  private static double decibels(double[] samples) {
    return 10 * Math.log10(2 * Arrays.stream(samples).map(x -> x * x).average().orElseThrow());
  }

  private ControlReply set(int request, int selector, int unit, int... octets) {
    byte[] data = new byte[octets.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) octets[i];
    }
    return phone.control(new Setup(0x21, request, selector << 8, unit, data.length), data);
  }

  @Test
  void theMicrophoneHearsTheLoudspeakerWithTheGainOfTheAir() {
    turn("noise", "-200");
    assertEquals(-20 - 6, decibels(heard(0.1)), 0.05);
    turn("gain", "-30");
    assertEquals(-20 - 30, decibels(heard(0.1)), 0.05);
  }

  @Test
  void theSoundComesLater() {
    turn("noise", "-200");
    turn("delay", "100");
    int first = -1;
    for (int milli = 0; milli < 300; milli++) {
      speaker.sink().packet(tone(milli, 0.5), start + milli * 1_000_000L);
      byte[] packet = microphone.source().packet(34, start + milli * 1_000_000L);
      if (first < 0 && !Arrays.equals(packet, new byte[32])) {
        first = milli;
      }
    }
    assertEquals(100, first);
  }

  @Test
  void muteAndVolumeOfTheHostCount() {
    turn("noise", "-200");
    set(0x01, 0x02, SPEAKER_INTERFACE, 0x00, 0xF6); // volume -10 dB
    assertEquals(-20 - 6 - 10, decibels(heard(0.1)), 0.05);
    set(0x01, 0x01, MICROPHONE_INTERFACE, 1); // mute
    assertEquals(Double.NEGATIVE_INFINITY, decibels(heard(0.1)));
    assertEquals("muted", phone.functions().getFirst().observed().get("capture"));
  }

  @Test
  void aSilentMicrophoneGivesNoughtToTheBit() {
    turn("microphone", "silent");
    assertEquals(Double.NEGATIVE_INFINITY, decibels(heard(0.5)));
  }

  @Test
  void aDeadLoudspeakerLeavesTheNoise() {
    turn("speaker", "silent");
    turn("noise", "-50");
    double rms = decibels(heard(0.5)) - 10 * Math.log10(2); // noise has no amplitude, only a mean
    assertEquals(-50, rms, 0.5);
  }

  @Test
  void clippingFlattensTheTops() {
    turn("noise", "-200");
    turn("gain", "20");
    turn("clip", "-12");
    double[] samples = heard(0.5);
    double top = Math.pow(10, -12 / 20.0);
    long flat = Arrays.stream(samples).filter(x -> Math.abs(Math.abs(x) - top) < 0.0001).count();
    assertTrue(flat > samples.length / 2, flat + " of " + samples.length);
    assertTrue(Arrays.stream(samples).allMatch(x -> Math.abs(x) < top + 0.0001));
  }

  @Test
  void anEchoComesOnTop() {
    turn("noise", "-200");
    turn("gain", "-200");
    turn("echo", "-20");
    assertEquals(-20 - 20, decibels(heard(0.1)), 0.05);
  }

  @Test
  void dropoutsTakeAFifthOfTheTime() {
    turn("noise", "-40");
    turn("microphone", "dropouts");
    double[] samples = heard(0);
    long nought = Arrays.stream(samples).filter(x -> x == 0).count();
    assertEquals(0.2, (double) nought / samples.length, 0.03);
  }

  @Test
  void soundThatNobodyRecordedIsNotHeardLater() {
    turn("noise", "-200");
    heard(0.5);
    long later = start + 60_000_000_000L;
    assertTrue(Arrays.equals(new byte[32], microphone.source().packet(34, later)));
  }

  @Test
  void aRateThatTheDeviceDoesNotHaveStalls() {
    Setup setup = new Setup(0x22, 0x01, 0x0100, 0x81, 3);
    assertEquals(ControlReply.STALL, phone.control(setup, new byte[]{0x44, (byte) 0xAC, 0})); // 44,100
    assertEquals(ControlReply.DONE, phone.control(setup, new byte[]{(byte) 0x80, 0x3E, 0})); // 16,000
  }

  @Test
  void volumeHasARange() {
    assertEquals("00e0", hex(phone.control(new Setup(0xA1, 0x82, 0x0200, SPEAKER_INTERFACE, 2), new byte[0]))); // -32 dB
    assertEquals("0000", hex(phone.control(new Setup(0xA1, 0x83, 0x0200, SPEAKER_INTERFACE, 2), new byte[0])));
    assertEquals("0001", hex(phone.control(new Setup(0xA1, 0x84, 0x0200, SPEAKER_INTERFACE, 2), new byte[0])));
  }

  private static String hex(ControlReply reply) {
    return java.util.HexFormat.of().formatHex(((ControlReply.Data) reply).octets());
  }
}
