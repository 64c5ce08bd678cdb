// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.sound;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartecken.lab.device.Function;
import org.klartecken.lab.device.Knobs;
import org.klartecken.lab.device.Layout;
import org.klartecken.lab.device.Octets;
import org.klartecken.lab.device.Yaml;
import org.klartecken.lab.device.sound.SoundDescriptors.Direction;
import org.klartecken.lab.usbip.ControlReply;
import org.klartecken.lab.usbip.Pipe;
import org.klartecken.lab.usbip.Setup;
import org.klartecken.lab.usbip.UsbSpeed;

/** A USB audio class 1 sound card whose microphone hears its loudspeaker. */
public final class SoundFunction implements Function {
  private static final int ECHO_CANCELLING_SPEAKERPHONE = 0x0405;
  private static final int MICROPHONE = 0x0201;
  private static final int SPEAKER = 0x0301;
  private static final int PACKET_MICROS = 1000;
  private static final int SAMPLING_FREQUENCY = 0x01;
  private final SoundDescriptors descriptors;
  private final Acoustics acoustics;
  private final VolumeUnit speakerUnit = new VolumeUnit();
  private final VolumeUnit microphoneUnit = new VolumeUnit();
  private final Map<Integer, Pipe> pipes = new HashMap<>();
  private final Optional<SpeakerSide> speaker;
  private final Optional<MicrophoneSide> microphone;

  public SoundFunction(Yaml yaml, Layout layout) {
    yaml.only("kind", "speaker", "microphone", "acoustics", "associated");
    boolean both = yaml.has("speaker") && yaml.has("microphone");
    int control = layout.nextInterface();
    Optional<Direction> out = yaml.has("speaker")
        ? Optional.of(new Direction(layout.nextInterface(), layout.nextOut(),
            StreamShape.of(yaml.child("speaker"), both ? ECHO_CANCELLING_SPEAKERPHONE : SPEAKER)))
        : Optional.empty();
    Optional<Direction> in = yaml.has("microphone")
        ? Optional.of(new Direction(layout.nextInterface(), layout.nextIn(),
            StreamShape.of(yaml.child("microphone"), both ? ECHO_CANCELLING_SPEAKERPHONE : MICROPHONE)))
        : Optional.empty();
    descriptors = new SoundDescriptors(control, out, in, yaml.flag("associated", false));
    acoustics = new Acoustics(yaml.has("acoustics") ? yaml.child("acoustics") : new Yaml(yaml.place(), Map.of()));
    Air air = new Air(System.nanoTime());
    speaker = out.map(way -> new SpeakerSide(air, acoustics, speakerUnit, way.shape()));
    microphone = in.map(way -> new MicrophoneSide(air, acoustics, microphoneUnit, way.shape()));
    out.ifPresent(way -> pipes.put(way.endpoint(), new Pipe.IsoOut(PACKET_MICROS, speaker.orElseThrow())));
    in.ifPresent(way -> pipes.put(way.endpoint(), new Pipe.IsoIn(PACKET_MICROS, microphone.orElseThrow())));
  }

  @Override
  public List<Integer> interfaces() {
    List<Integer> numbers = new ArrayList<>(List.of(descriptors.control()));
    descriptors.speaker().ifPresent(way -> numbers.add(way.number()));
    descriptors.microphone().ifPresent(way -> numbers.add(way.number()));
    return numbers;
  }

  @Override
  public Map<Integer, Pipe> pipes() {
    return Map.copyOf(pipes);
  }

  @Override
  public Octets descriptors(UsbSpeed speed) {
    return descriptors.octets(speed);
  }

  @Override
  public ControlReply control(Setup setup, byte[] data) {
    if (setup.kind() != 1) {
      return ControlReply.STALL;
    }
    if (setup.recipient() == 2) {
      return rate(setup, data);
    }
    return switch (setup.index() >> 8) {
      case SoundDescriptors.SPEAKER_UNIT -> speakerUnit.control(setup, data);
      case SoundDescriptors.MICROPHONE_UNIT -> microphoneUnit.control(setup, data);
      default -> ControlReply.STALL;
    };
  }

  /** UAC 1.0, 5.2.3.2.3.1: three octets. */
  private ControlReply rate(Setup setup, byte[] data) {
    if (setup.value() >> 8 != SAMPLING_FREQUENCY) {
      return ControlReply.STALL;
    }
    Optional<? extends Rated> side = setup.index() < 0x80 ? speaker : microphone;
    return side.map(it -> setup.in() ? current(it) : choose(it, data)).orElse(ControlReply.STALL);
  }

  private static ControlReply current(Rated side) {
    return new ControlReply.Data(new Octets().le24(side.rate()).bytes());
  }

  private static ControlReply choose(Rated side, byte[] data) {
    if (data.length != 3) {
      return ControlReply.STALL;
    }
    int asked = (data[0] & 0xFF) | (data[1] & 0xFF) << 8 | (data[2] & 0xFF) << 16;
    return side.rate(asked) ? ControlReply.DONE : ControlReply.STALL;
  }

  @Override
  public Map<String, Knob> knobs() {
    return Map.of("microphone", Knobs.word(Acoustics.Microphone.class, next -> acoustics.microphone = next), //
        "speaker", Knobs.word(Acoustics.Speaker.class, next -> acoustics.speaker = next), //
        "gain", Knobs.number(Acoustics.INAUDIBLE, 40, next -> acoustics.gain = next), //
        "delay", Knobs.number(0, 1000, next -> acoustics.delayMillis = next), //
        "echo", Knobs.number(Acoustics.INAUDIBLE, 0, next -> acoustics.echo = next), //
        "echo-delay", Knobs.number(0, 1000, next -> acoustics.echoMillis = next), //
        "noise", Knobs.number(Acoustics.INAUDIBLE, 0, next -> acoustics.noise = next), //
        "clip", Knobs.number(-60, 0, next -> acoustics.clip = next));
  }

  @Override
  public Map<String, String> observed() {
    Map<String, String> seen = new HashMap<>();
    speaker.ifPresent(side -> {
      seen.put("frames-played", Long.toString(side.frames()));
      seen.put("playback", speakerUnit.muted() ? "muted" : speakerUnit.decibels() + " dB");
    });
    microphone.ifPresent(side -> {
      seen.put("frames-recorded", Long.toString(side.frames()));
      seen.put("capture", microphoneUnit.muted() ? "muted" : microphoneUnit.decibels() + " dB");
    });
    return seen;
  }
}
