// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.selftest.DeviceFault;
import org.klartecken.agent.usage.Use;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.StepReason;

/** Which lines of a sound card are opened; a card of Linux offers just the channels that it has. */
class JavaSoundCardTest {
  private static final TestSound SOUND = new TestSound(16_000, 0.125);
  private static final AttachedDevice JABRA = new AttachedDevice(new Device(new DeviceId("usb:1-4"),
      DeviceKind.SPEAKERPHONE, "Jabra", null, Set.of(Capability.MICROPHONE), null, null), null,
      List.of(Path.of("/dev/snd/pcmC1D0c"), Path.of("/dev/snd/controlC1")));
  private final Mixer mixer = mock(Mixer.class);
  private final TargetDataLine in = mock(TargetDataLine.class);
  private final SourceDataLine out = mock(SourceDataLine.class);
  private final List<Use> held = new ArrayList<>();
  private final JavaSound sound = new JavaSound(JavaSound::card,
      named -> named.equals("[plughw:1,") ? List.of(mixer) : List.of(), (_, use) -> held.contains(use));

  @Test
  void aCardWithOneMicrophoneIsRecordedInOneChannelWhoseSamplesAreItsOwn() throws Exception {
    records(1, 3_000, 3_001);
    Recording recording = sound.listen(JABRA, SOUND, () -> false);
    verify(in).open(argThat(format(1)::matches), eq(2 * 4_000)); // a quarter of a second of 16 bits
    assertEquals(3_000 / 32_768.0, recording.samples[0], 1e-9);
    assertEquals(3_001 / 32_768.0, recording.samples[1], 1e-9);
    assertEquals(0, recording.lacking);
    assertEquals(0, recording.deadChannels);
  }

  @Test
  void aCardWithTwoMicrophonesIsRecordedInBothAndTheirMeanTaken() throws Exception {
    records(2, 3_000, 1_000);
    Recording recording = sound.listen(JABRA, SOUND, () -> false);
    verify(in).open(argThat(format(2)::matches), eq(4 * 4_000));
    assertEquals(2_000 / 32_768.0, recording.samples[0], 1e-9);
    assertEquals(0, recording.deadChannels, "the values of a channel change from frame to frame");
  }

  @Test
  void aCardThatOffersNeitherIsSaidNotToBeSupported() {
    assertEquals(StepReason.UNSUPPORTED,
        assertThrows(DeviceFault.class, () -> sound.listen(JABRA, SOUND, () -> false)).reason());
  }

  @Test
  void aCardThatAnotherProgramHasOffersNothingAndIsSaidToBeHeld() {
    held.add(Use.MICROPHONE);
    assertEquals(StepReason.PORT_BUSY,
        assertThrows(DeviceFault.class, () -> sound.listen(JABRA, SOUND, () -> false)).reason());
    assertEquals(StepReason.UNSUPPORTED,
        assertThrows(DeviceFault.class, () -> sound.play(JABRA, SOUND, () -> false)).reason());
  }

  @Test
  void aLoudspeakerThatDoesNotOpenIsHeldOnlyWhenAnotherProgramIsSeenToHaveIt() throws Exception {
    when(mixer.isLineSupported(any())).thenReturn(true);
    when(mixer.getLine(any())).thenReturn(out);
    doThrow(new LineUnavailableException("not supported")).when(out).open(any(), anyInt());
    DeviceFault fault = assertThrows(DeviceFault.class, () -> sound.play(JABRA, SOUND, () -> false));
    assertEquals(StepReason.OTHER, fault.reason());
    assertEquals("Jabra cannot be opened: not supported", fault.getMessage());
    held.add(Use.LOUDSPEAKER);
    fault = assertThrows(DeviceFault.class, () -> sound.play(JABRA, SOUND, () -> false));
    assertEquals(StepReason.PORT_BUSY, fault.reason());
    assertEquals("Jabra: another program has it", fault.getMessage());
  }

  @Test
  void whatASlowPcLetFallBeforeTheSweepDoesNotMoveItsBegin() {
    assertEquals(8_000, JavaSound.playedAt(8_000, 7_900, 16_000), "the clock is finer than blocks of a sound server");
    assertEquals(8_000, JavaSound.playedAt(8_000, 8_100, 16_000));
    assertEquals(5_000, JavaSound.playedAt(8_000, 5_000, 16_000), "3,000 samples were lost");
  }

  @Test
  void throughAMicrophoneThatGivesNothingNobodyIsPlayedASweep() throws Exception {
    when(in.getFormat()).thenReturn(format(1));
    when(out.getFormat()).thenReturn(format(2));
    when(mixer.isLineSupported(any())).thenReturn(true);
    when(mixer.getLine(any())).thenAnswer(
        asked -> asked.<DataLine.Info>getArgument(0).getLineClass() == TargetDataLine.class ? in : out);
    assertEquals("the microphone gives nothing at all",
        assertThrows(DeviceFault.class, () -> sound.loop(JABRA, JABRA, SOUND, () -> false)).getMessage());
    verify(out, never()).start();
    verify(out).close();
  }

  /** A card that offers that many channels only, and gives two values in turn, a little louder with every frame. */
  private void records(int channels, int first, int second) throws Exception {
    AudioFormat format = format(channels);
    when(mixer.isLineSupported(any())).thenAnswer(asked -> asked.<DataLine.Info>getArgument(0)
        .isFormatSupported(format));
    when(mixer.getLine(any())).thenReturn(in);
    when(in.getFormat()).thenReturn(format);
    when(in.available()).thenReturn(Integer.MAX_VALUE);
    when(in.read(any(), anyInt(), anyInt())).thenAnswer(asked -> {
      byte[] chunk = asked.getArgument(0);
      for (int i = 0; i + 1 < chunk.length; i += 2) {
        int value = (i / 2 % 2 == 0 ? first : second) + i / 4;
        chunk[i] = (byte) value;
        chunk[i + 1] = (byte) (value >> 8);
      }
      return chunk.length;
    });
  }

  private static AudioFormat format(int channels) {
    return new AudioFormat(SOUND.rate(), 16, channels, true, false);
  }
}
